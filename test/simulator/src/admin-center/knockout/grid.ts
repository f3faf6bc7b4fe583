import { html, type Markup, raw } from './markup.ts';

/** Rows under a heading of their own, or without one. */
export interface GridSection {
  heading?: string;
  rows: readonly (readonly (string | Markup)[])[];
}

export interface Grid {
  label: string;
  columns: readonly string[];
  sections: readonly GridSection[];
  /** Stands in place of the rows where there are none. */
  empty?: string;
}

/** A table of the top document: all its rows are in the page, however many there are. */
export function grid({ label, columns, sections, empty }: Grid): Markup {
  const isEmpty = sections.every(({ rows }) => rows.length === 0);
  return html`<div class="fxc-gc fxc-gc-columns-${columns.length}" role="grid" aria-label="${label}"><div class="fxc-gc-header" role="row">${columns.map((column) => html`<div class="fxc-gc-columnheader" role="columnheader" tabindex="-1"><div class="fxc-gc-columnheader-content"><span class="fxc-gc-text">${column}</span></div></div>`)}</div><div class="fxc-gc-rows" role="rowgroup">${sections.map((section) => gridSection(section, columns.length))}</div>${isEmpty && empty && html`<div class="fxc-gc-empty">${empty}</div>`}</div>`;
}

function gridSection({ heading, rows }: GridSection, columns: number): Markup {
  // Joined as text: a table may have thousands of rows.
  const drawn = rows.map((cells) => `<div class="fxc-gc-row" role="row">${cells.map(cell).join('')}</div>`).join('');
  return html`${heading && groupRow(heading, columns)}${raw(drawn)}`;
}

function groupRow(heading: string, columns: number): Markup {
  return html`<div class="fxc-gc-row fxc-gc-row-group" role="row" aria-expanded="true"><div class="fxc-gc-cell fxc-gc-groupcell" role="gridcell" aria-colspan="${columns}"><span class="fxc-gc-grouptitle">${heading}</span></div></div>`;
}

function cell(content: string | Markup): string {
  return html`<div class="fxc-gc-cell" role="gridcell" tabindex="-1"><div class="fxc-gc-cell-content">${typeof content === 'string' ? html`<span class="fxc-gc-text" title="${content}">${content}</span>` : content}</div></div>`
    .markup;
}
