import { type Essential, essential, essentialsOf } from '../essentials.ts';
import type { Guid } from '../facts.ts';
import { directoryIdOf, disagrees, subjectOf, titleOf } from '../page.ts';
import { readerOf } from '../reader.ts';
import type { Word } from '../words.ts';

/**
 * An app registration's overview, with its three ids. Only a known label tells them apart; without one, the id that
 * the address names is taken where it also stands on the page, and no id is ever taken by its position.
 */
export const applicationOverview = readerOf('application-overview', (document, route) => {
  const essentials = essentialsOf(document);
  const guids = new Set(essentials.flatMap(({ guid }) => guid ?? []));
  if (guids.size === 0) return essentials.length > 0 ? { state: 'loading' } : null;
  const idOf = (word: Word, inAddress: Guid | undefined) => labelled(essentials, word) ?? present(guids, inAddress);
  const objectId = labelled(essentials, 'objectId') ?? present(guids, route.objectId);
  const clientId = idOf('clientId', route.clientId);
  const directoryId = idOf('directoryId', directoryIdOf(route));
  const name = essential(essentials, 'displayName')?.value || subjectOf(titleOf(document), false);
  const isAnother = !clientId && route.clientId && guids.size > 1;
  return {
    application: {
      ...(name && { name }),
      ...(clientId && clientId !== objectId && { clientId }),
      ...(objectId && { objectId }),
    },
    ...(directoryId && { directory: { id: directoryId } }),
    ...disagrees([route.clientId, clientId], [route.objectId, objectId], [directoryIdOf(route), directoryId]),
    ...(isAnother && { disagrees: true }),
  };
});

function labelled(essentials: readonly Essential[], word: Word): Guid | undefined {
  return essential(essentials, word)?.guid ?? undefined;
}

function present(guids: ReadonlySet<Guid>, id: Guid | undefined): Guid | undefined {
  return id && guids.has(id) ? id : undefined;
}
