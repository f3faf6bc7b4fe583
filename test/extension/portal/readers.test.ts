import { describe, expect, it } from 'vitest';
import { PAGE_KINDS } from '../../../extension/portal/facts.ts';
import { readPage } from '../../../extension/portal/read-page.ts';
import { READERS } from '../../../extension/portal/readers.ts';
import { routeOf } from '../../../extension/portal/routes.ts';
import { documentOf, SAVED, saved as savedPage } from './fixtures/saved.ts';

/** The same page with another section in its title. */
const around = (document: Document, section: string) =>
  document.documentElement.outerHTML.replace('| Members', `| ${section}`);

describe('readers', () => {
  it('there is one for each page kind, and a saved page for each', () => {
    expect(READERS.map(({ kind }) => kind)).toEqual([...PAGE_KINDS]);
    const kinds = new Set(SAVED.map(({ facts }) => facts?.kind));
    expect(PAGE_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it.each(SAVED)('reads $name as expected', ({ document, url, facts }) => {
    expect(readPage(document, url)).toEqual(facts);
  });

  it.each(SAVED)('only the reader of its kind reads $name', ({ document, url }) => {
    const route = routeOf(url);
    if (!route) throw new Error(url);
    for (const reader of READERS) {
      if (reader.kind !== route.kind) expect(reader.read(document, route)).toBeNull();
    }
  });

  it.each(SAVED.filter(({ facts }) => facts?.state === 'ready'))(
    'every other reader finds none of its values on $name, even where the address names its page',
    ({ document, facts }) => {
      for (const reader of READERS) {
        if (reader.kind === facts?.kind) continue;
        const read = reader.read(document, { kind: reader.kind });
        const { permissions, secrets, groups, group, members, application } = read ?? {};
        expect({
          permissions: permissions?.configured ?? [],
          secrets: secrets?.rows ?? [],
          groups: groups?.rows ?? [],
          groupId: group?.id,
          members: members?.users ?? 0,
          clientId: application?.clientId,
        }).toEqual({ permissions: [], secrets: [], groups: [], groupId: undefined, members: 0, clientId: undefined });
        expect([permissions, secrets, groups, members].map((list) => list?.complete ?? false)).not.toContain(true);
      }
    },
  );

  it('changes nothing on the page', () => {
    for (const { document, url } of SAVED) {
      const before = document.documentElement.outerHTML;
      readPage(document, url);
      expect(document.documentElement.outerHTML).toBe(before);
    }
  });

  it('reads nothing at an address that is not of the guide', () => {
    for (const { document } of SAVED) {
      expect(
        readPage(document, 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade'),
      ).toBeNull();
      expect(readPage(document, 'https://example.com/#home')).toBeNull();
    }
  });

  it.each(['group-members', 'group-overview'] as const)(
    'the top document around the frame of %s says so, with the name from its title and the id from the address',
    (kind) => {
      const url = SAVED.find(({ name }) => name === `${kind}.en`)?.url ?? '';
      const document = documentOf(
        '<div class="fxs-topbar"><span class="fxs-avatarmenu-username">a@gtg.example</span></div><h2 class="fxs-blade-title-titleText">Azure_APP_Production-Assist | Members</h2><iframe class="fxs-reactview-frame fxs-reactview-frame-active"></iframe>',
      );
      // The title is that of the members; the section behind the bar is no part of the name.
      const shown = kind === 'group-members' ? document : documentOf(around(document, 'Overview'));
      expect(readPage(shown, url)).toEqual({
        kind,
        state: 'ready',
        inFrame: true,
        account: 'a@gtg.example',
        group: { name: 'Azure_APP_Production-Assist', id: routeOf(url)?.groupId },
      });
    },
  );

  it('where the page shows something else than the address names, the address’s group is not taken for the page’s', () => {
    const { document, url } = savedPage('group-members.en');
    const overview = url.replace('Members', 'Overview');
    expect(readPage(document, overview)).toMatchObject({ kind: 'group-members', disagrees: true });
    expect(readPage(document, overview)?.group).toBeUndefined();
  });

  it('an overview’s ids are those that stand on it; the address’s alone is none', () => {
    const { document, url } = savedPage('group-overview.sv');
    const elsewhere = url.replace(/[0-9a-f-]{36}/, '12121212-1212-4212-8212-121212121212');
    expect(readPage(document, url)?.group?.id).toBe(routeOf(url)?.groupId);
    expect(readPage(document, elsewhere)?.group?.id).toBeUndefined();
  });

  it('while the next page loads, the last one that still stands there is not taken for it', () => {
    const overview = SAVED.find(({ name }) => name === 'application-overview.en');
    const document = documentOf(overview?.document.documentElement.outerHTML ?? '');
    document.body.append(documentOf('<div class="fxs-blade-progress"></div>').body.firstChild ?? '');
    const url = overview?.url.replace('Overview', 'CallAnAPI') ?? '';
    expect(readPage(document, url)).toEqual({
      kind: 'application-permissions',
      state: 'loading',
      account: 'admin@gtg.example',
      directory: { name: 'GTG' },
    });
  });
});
