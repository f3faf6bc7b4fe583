import type { FederatedTexts } from './facts.ts';
import { gridsOf } from './grids.ts';
import { valueText } from './text.ts';

/** Nothing else that a person may have typed somewhere leaves the page. */
const OURS = /^(https|api|tenant):/i;

/**
 * What the open tab of federated credentials shows. Taken as it is and told apart elsewhere, by what it looks like: the
 * page is read in every language, and this is loaded into every page.
 */
export function federatedTexts(document: Document): FederatedTexts {
  const rows = gridsOf(document).flatMap((grid) => grid.rows);
  const fields = document.querySelectorAll('input, textarea');
  return {
    rows: rows.map(({ cells }) => cells.map(valueText)),
    fields: [...fields].map(valueText).filter((text) => OURS.test(text)),
  };
}
