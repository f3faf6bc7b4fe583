import { DetailsList, type IColumn, type Selection, SelectionMode } from '@fluentui/react';
import type { ReactElement } from 'react';

export interface Column<Row> {
  key: string;
  name: string;
  width: number;
  show(row: Row): string | ReactElement;
}

interface ListProps<Row extends { id: string }> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  empty: string;
  /** Rows can be ticked where there is one. */
  selection?: Selection;
}

/** A list of a view. Fluent renders only the rows in sight, and some after them. */
export function List<Row extends { id: string }>({ label, rows, columns, empty, selection }: ListProps<Row>) {
  const described: IColumn[] = columns.map(({ key, name, width, show }) => ({
    key,
    name,
    minWidth: width / 2,
    maxWidth: width,
    isResizable: true,
    onRender: (row: Row) => show(row),
  }));
  return (
    <div data-is-scrollable="true" style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <DetailsList
        items={[...rows]}
        columns={described}
        getKey={(row: Row) => row.id}
        ariaLabelForGrid={label}
        selectionMode={selection ? SelectionMode.multiple : SelectionMode.none}
        checkButtonAriaLabel={label}
        compact
        setKey="id"
        {...(selection ? { selection, selectionPreservedOnEmptyClick: true } : {})}
      />
      {rows.length === 0 && <p style={{ padding: '0 12px', opacity: 0.75 }}>{empty}</p>}
    </div>
  );
}

/** A name cut to what fits; the whole is in `title`. */
export function cut(name: string, characters: number): ReactElement {
  const shown = name.length > characters ? `${name.slice(0, characters)}…` : name;
  return <span title={name}>{shown}</span>;
}
