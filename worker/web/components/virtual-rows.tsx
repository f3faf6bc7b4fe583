import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** As many rows are drawn all at once; more stand in a box that scrolls, of which only what is seen is drawn. */
const ALL_AT_ONCE = 60;
/** A row of one line, in px; each is measured once it is drawn. */
export const ROW_HEIGHT = 35;

export interface VirtualRowsProps {
  /** Names the table. */
  label: string;
  headings: readonly string[];
  count: number;
  /** Stays with the row when others come before it. */
  keyOf: (index: number) => string;
  /** The row's cells: `td`; one may span them all (`colSpan`). */
  row: (index: number) => ComponentChildren;
  /** About how high a row is, px, as long as it is not drawn: the nearer, the less the scroll bar moves. */
  heightOf?: (index: number) => number;
  /** What a row looks like. */
  rowClass?: (index: number) => string;
}

/** A table of however many rows. Their heights may differ. */
export function VirtualRows(props: VirtualRowsProps) {
  return props.count <= ALL_AT_ONCE ? <WholeTable {...props} /> : <Window {...props} />;
}

function WholeTable({ label, headings, count, keyOf, row, rowClass }: VirtualRowsProps) {
  return (
    <table class="rows" aria-label={label}>
      <Head headings={headings} />
      <tbody>
        {Array.from({ length: count }, (_, index) => (
          <tr key={keyOf(index)} class={`row ${rowClass?.(index) ?? ''}`}>
            {row(index)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What scrolls and holds nothing to press has to take the focus itself, or the keyboard could not scroll it. */
const TAKES_FOCUS = { tabIndex: 0 };

/** Only the rows in sight are drawn. */
function Window({ label, headings, count, keyOf, row, rowClass, heightOf = () => ROW_HEIGHT }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
  });
  return (
    <div ref={box} class="rows-box" {...TAKES_FOCUS}>
      <table class="rows" aria-label={label} aria-rowcount={count + 1}>
        <Head headings={headings} />
        <tbody style={{ height: `${virtualizer.getTotalSize()}px` }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => (
            <tr
              key={key}
              ref={virtualizer.measureElement}
              class={`row ${rowClass?.(index) ?? ''}`}
              // The headings are the first row.
              aria-rowindex={index + 2}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row(index)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ headings }: { headings: readonly string[] }) {
  return (
    <thead>
      <tr class="row is-head">
        {headings.map((heading) => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Wanted = Pick<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  'count' | 'getScrollElement' | 'estimateSize' | 'getItemKey'
>;

function useVirtualizer(wanted: Wanted): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useState(0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    overscan: 10,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw((times) => times + 1),
    ...wanted,
  };
  const [virtualizer] = useState(() => {
    const made = new Virtualizer(options);
    // Putting the position right while rows are measured would end the browser's own scrolling to the last row.
    made.shouldAdjustScrollPositionOnItemSizeChange = () => false;
    return made;
  });
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
