import { essential, essentialsOf } from '../essentials.ts';
import { directoryIdOf, disagrees } from '../page.ts';
import { readerOf } from '../reader.ts';

/** The directory's overview: its id and its name. */
export const directoryOverview = readerOf('directory-overview', (document, route) => {
  const essentials = essentialsOf(document);
  const guids = new Set(essentials.flatMap(({ guid }) => guid ?? []));
  // The page has one id only, so it needs no label in a language we know.
  const [only] = guids.size === 1 ? guids : [];
  const id = essential(essentials, 'tenantId', 'directoryId')?.guid ?? only;
  if (!id) return essentials.length > 0 && guids.size === 0 ? { state: 'loading' } : null;
  const name = essential(essentials, 'name', 'displayName')?.value;
  return { directory: { id, ...(name && { name }) }, ...disagrees([directoryIdOf(route), id]) };
});
