import { describe, expect, it } from 'vitest';
import { PAGE_KINDS } from '../../../extension/portal/facts.ts';
import { readPage } from '../../../extension/portal/read-page.ts';
import { READERS } from '../../../extension/portal/readers.ts';
import { routeOf } from '../../../extension/portal/routes.ts';
import { documentOf, SAVED } from './fixtures/saved.ts';

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

  it('the top document of a page in a frame says so, with the name from its title', () => {
    const members = SAVED.find(({ name }) => name === 'group-members.en');
    const document = documentOf(
      '<div class="fxs-topbar"><span class="fxs-avatarmenu-username">a@gtg.example</span></div><h2 class="fxs-blade-title-titleText">Azure_APP_Production-Assist | Members</h2><iframe class="fxs-reactview-frame fxs-reactview-frame-active"></iframe>',
    );
    expect(readPage(document, members?.url ?? '')).toEqual({
      kind: 'group-members',
      state: 'ready',
      inFrame: true,
      account: 'a@gtg.example',
      group: { name: 'Azure_APP_Production-Assist' },
    });
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
