import { GTG } from '@production-assist/simulator/gtg';
import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../extension/portal/facts.ts';
import { readPage } from '../../../extension/portal/read-page.ts';
import { READERS } from '../../../extension/portal/readers.ts';
import { routeOf } from '../../../extension/portal/routes.ts';
import { KNOCKOUT_FIXTURES } from '../../simulator/src/admin-center/fixtures.ts';
import { isKnown } from '../../simulator/src/admin-center/texts.ts';
import { documentOf } from './fixtures/saved.ts';

const FIXTURES = Object.entries(KNOCKOUT_FIXTURES).map(([name, fixture]) => ({
  name,
  kind: fixture.kind,
  language: fixture.language,
  url: `https://entra.microsoft.com/${fixture.hash}`,
  facts: (): PageFacts | null => readPage(documentOf(fixture.markup), `https://entra.microsoft.com/${fixture.hash}`),
  document: () => documentOf(fixture.markup),
}));
const of = (name: string) => FIXTURES.find((fixture) => fixture.name === name)?.facts() ?? null;
/** For every reader on a page of 5,000 rows, in a document without a browser, on a busy machine. */
const LONG_PAGE_MS = 60_000;
const STATES = ['loading', 'no-access', 'signed-out'] as const;
const statuses = (facts: PageFacts | null) => facts?.permissions?.configured.map(({ status }) => status) ?? [];

describe('the simulated admin center', () => {
  it.each(FIXTURES)(
    '$name: only the reader of its page reads it, and ids are never mistaken',
    ({ document, url, facts }) => {
      const page = document();
      const route = routeOf(url);
      if (!route) throw new Error(url);
      for (const reader of READERS) if (reader.kind !== route.kind) expect(reader.read(page, route)).toBeNull();
      const { application, directory } = facts() ?? {};
      expect([GTG.clientId, undefined]).toContain(application?.clientId);
      expect([GTG.applicationObjectId, undefined]).toContain(application?.objectId);
      expect([GTG.directoryId, undefined]).toContain(directory?.id);
    },
    LONG_PAGE_MS,
  );

  it.each(FIXTURES.filter(({ kind }) => STATES.some((state) => state === kind)))(
    '$name: says its state',
    ({ kind, facts }) => {
      expect(facts()?.state).toBe(kind);
    },
  );

  it.each(FIXTURES.filter(({ kind }) => kind === 'application-overview' || kind === 'application-permissions'))(
    '$name: the page counts, and it is said where the address names another',
    ({ name, kind, facts }) => {
      expect(facts()?.kind).toBe(kind);
      expect(facts()?.disagrees ?? false).toBe(/disagrees|of-other/.test(name));
    },
  );

  it.each(FIXTURES.filter(({ name }) => name.includes('not-granted')))('$name: nothing is granted', ({ facts }) => {
    const read = statuses(facts());
    expect(read.length).toBeGreaterThan(0);
    expect(read).not.toContain('granted');
  });

  it.each(FIXTURES.filter(({ name }) => /^application-permissions-[a-z]{2}(-BR)?$/.test(name)))(
    '$name: what is granted is known in the languages of the table, and only there',
    ({ language, facts }) => {
      expect(statuses(facts()).includes('granted')).toBe(isKnown('grantedFor', language));
    },
  );

  it('tells the right name from a wrong one, and a shown secret from masked ones', () => {
    expect(of('application-overview-wrong-name')?.application?.name).toBe('Production Assist');
    expect(of('applications-wrong-name')?.application).toBeUndefined();
    expect(of('application-credentials-revealed')?.secrets?.rows.map((row) => row.valueShown)).toEqual([
      false,
      false,
      true,
    ]);
    expect(of('application-credentials-certificates-tab')?.secrets).toBeUndefined();
  });

  it('reads the federated credentials as they stand, in whatever language, and those that are open', () => {
    const rows = [
      ['production-assist', 'Sync without a secret', 'tenant:gtg:AbCdEfGhIjKlMnOpQrStUv', ''],
      ['other', 'Sync without a secret', 'repo:gtg/other', ''],
    ];
    expect(of('application-credentials-federated-de')?.federated).toEqual({ rows, fields: [] });
    expect(of('application-credentials-federated-open')?.federated).toEqual({
      rows,
      fields: [
        'https://entra.production-assist.test',
        'tenant:gtg:AbCdEfGhIjKlMnOpQrStUv',
        'api://AzureADTokenExchange',
      ],
    });
    expect(of('application-credentials-federated-empty')?.federated).toEqual({ rows: [], fields: [] });
    // Not where another tab is open.
    expect(of('application-credentials-many')?.federated).toBeUndefined();
    expect(of('application-credentials-certificates-tab')?.federated).toBeUndefined();
  });

  it('the pane that lies over the permissions is not read as configured', () => {
    expect(of('application-permissions-pane')?.permissions?.configured).toEqual([]);
  });

  it('reads the consent button', () => {
    expect(of('application-permissions-no-role')?.permissions?.consentButton).toBe('disabled');
    expect(of('application-permissions-not-granted-en')?.permissions?.consentButton).toBe('enabled');
  });
});
