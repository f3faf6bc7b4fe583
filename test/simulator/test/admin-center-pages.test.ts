import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { LARGE_ROWS, REVEALED_SECRET } from '../src/admin-center/fixture-directories.ts';
import { KNOCKOUT_FIXTURES } from '../src/admin-center/fixtures.ts';
import { SHOWN_LANGUAGES } from '../src/admin-center/languages.ts';
import { text } from '../src/admin-center/texts.ts';
import { GTG } from '../src/gtg.ts';

function saved(name: string) {
  const fixture = KNOCKOUT_FIXTURES[name];
  if (fixture === undefined) throw new Error(`there is no saved page ${name}`);
  const { document } = parseHTML(fixture.markup);
  const texts = (selector: string, root: ParentNode = document) =>
    [...root.querySelectorAll(selector)].map((element) => (element.textContent ?? '').trim());
  const grids = [...document.querySelectorAll('.fxc-gc[role=grid]')].map((grid) => ({
    columns: texts('[role=columnheader]', grid),
    rows: [...grid.querySelectorAll('.fxc-gc-row[role=row]')].map((row) => texts('[role=gridcell]', row)),
  }));
  return { ...fixture, document, texts, grids };
}

describe('a page of the top document', () => {
  it('names its title, its account and its directory', () => {
    const { texts } = saved('application-permissions-en');
    expect(texts('h2.fxs-blade-title-titleText')).toEqual(['Production-Assist | API permissions']);
    expect(texts('.fxs-avatarmenu-username')).toEqual(['admin@gtg.example']);
    expect(texts('.fxs-avatarmenu-tenant')).toEqual(['GTG (GTG.EXAMPLE)']);
  });

  it.each(SHOWN_LANGUAGES)('has the same menu items in %s', (language) => {
    const { document } = saved(`application-overview-${language}`);
    const names = [...document.querySelectorAll('.fxs-menu-item')].map((item) =>
      item.getAttribute('data-telemetryname'),
    );
    expect(names).toEqual(['Menu-Overview', 'Menu-Credentials', 'Menu-CallAnAPI']);
    expect(document.documentElement.lang).toBe(language.toLowerCase());
  });

  it('is never half there', () => {
    for (const [name, { kind, markup }] of Object.entries(KNOCKOUT_FIXTURES)) {
      const { document } = parseHTML(markup);
      expect(document.querySelectorAll('.fxs-blade-progress').length, name).toBe(kind === 'loading' ? 1 : 0);
      expect(markup, name).not.toContain('undefined');
      expect(markup, name).not.toContain('[object');
    }
  });
});

describe('an application’s overview', () => {
  const guids = (name: string) =>
    saved(name)
      .texts('.fxc-essentials-value')
      .filter((value) => /^[0-9a-f-]{36}$/.test(value));

  it('has three GUIDs', () => {
    expect(guids('application-overview-en')).toEqual([GTG.clientId, GTG.applicationObjectId, GTG.directoryId]);
  });

  it('may have the wrong one first', () => {
    expect(guids('application-overview-object-id-first')[0]).toBe(GTG.applicationObjectId);
  });

  it('shows a directory’s name as text, whatever it is', () => {
    const { texts, document } = saved('application-overview-awkward-name');
    expect(texts('.fxs-blade-title-subtitleText')).toEqual(['Granted for <b>X</b> & "Söhne" $&']);
    expect(document.querySelector('b')).toBeNull();
  });
});

describe('API permissions', () => {
  const columnsOf = (language: (typeof SHOWN_LANGUAGES)[number]) =>
    (['apiColumn', 'type', 'description', 'consentRequired', 'status'] as const).map((term) => text(language, term));

  it.each(SHOWN_LANGUAGES)('are listed in %s with their status', (language) => {
    const { grids } = saved(`application-permissions-${language}`);
    expect(grids).toHaveLength(1);
    expect(grids[0]?.columns).toEqual(columnsOf(language));
    expect(grids[0]?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['Microsoft Graph (4)', 'Microsoft Graph (4)'],
      ['Group.Read.All', text(language, 'grantedFor', 'GTG')],
      ['GroupMember.Read.All', text(language, 'grantedFor', 'GTG')],
      ['User.Read', ''],
      ['User.Read.All', text(language, 'grantedFor', 'GTG')],
    ]);
  });

  it.each(SHOWN_LANGUAGES)('say in %s when they are not granted', (language) => {
    const { grids } = saved(`application-permissions-not-granted-${language}`);
    const said = grids[0]?.rows.find(([name]) => name === 'Group.Read.All')?.at(-1);
    expect(said).toBe(text(language, 'notGrantedFor', 'GTG'));
  });

  it('have a second table of what is granted but not listed', () => {
    const { grids, texts } = saved('application-permissions-partly-granted-en');
    expect(texts('.ext-section-title')).toEqual(['Configured permissions', 'Other permissions granted for GTG']);
    expect(grids[1]?.rows[1]).toEqual([
      'Directory.Read.All',
      'Application',
      'Read directory data',
      'Yes',
      'Granted for GTG',
    ]);
  });

  it.each([
    ['application-permissions-en', false],
    ['application-permissions-no-role', true],
  ])('let whoever has the role consent (%s)', (name, disabled) => {
    const button = saved(name).document.querySelector('[data-telemetryname=Command-GrantAdminConsent]');
    expect(button?.hasAttribute('disabled')).toBe(disabled);
  });

  it('can be under an address of another page', () => {
    expect(saved('application-permissions-hash-disagrees').hash).toContain('/Credentials/');
    expect(saved('application-permissions-hash-of-other-application').hash).not.toContain(GTG.clientId);
  });
});

describe('certificates and secrets', () => {
  it('are counted on their tabs, and a secret is masked', () => {
    const { grids, texts } = saved('application-credentials-en');
    expect(texts('[role=tab]')).toEqual(['Certificates (0)', 'Client secrets (1)', 'Federated credentials (0)']);
    expect(grids[0]?.columns).toEqual(['Description', 'Expires', 'Value', 'Secret ID']);
    expect(grids[0]?.rows).toEqual([['', '5/24/2027', 'fak******************', GTG.secretId]]);
  });

  it('show a new secret, and no other, in full', () => {
    const values = saved('application-credentials-revealed').grids[0]?.rows.map((row) => row[2]);
    expect(values).toEqual(['fak******************', 'fak******************', REVEALED_SECRET.value]);
    expect(saved('application-credentials-many').markup).not.toContain(REVEALED_SECRET.value);
  });
});

describe('a state of a page', () => {
  it.each([
    ['application-permissions-empty', 'No permissions added'],
    ['application-credentials-empty', 'No client secrets have been created for this application.'],
    ['applications-empty', 'No applications found'],
    ['no-access-en', 'You don\u0027t have access'],
    ['no-access-de', 'Sie haben keinen Zugriff'],
    ['signed-out-en', 'Sign in'],
  ])('%s says “%s”', (name, words) => {
    expect(saved(name).document.body.textContent).toContain(words);
  });

  it('can be thousands of rows', () => {
    expect(saved('applications-5000').grids[0]?.rows).toHaveLength(LARGE_ROWS);
  });
});
