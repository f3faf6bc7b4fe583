import { GTG } from '../gtg.ts';
import { FEDERATED, FIXTURE_DIRECTORIES, FIXTURE_TIME, REVEALED_SECRET } from './fixture-directories.ts';
import { SHOWN_LANGUAGES, type ShownLanguage } from './languages.ts';
import { type KnockoutPageOptions, renderKnockoutPage } from './render-knockout-page.ts';
import { hashOf, type PageName } from './routes.ts';

/** A saved page of the top document. */
export interface KnockoutFixture {
  /** What is rendered. */
  kind: KnockoutPageOptions['kind'];
  language: ShownLanguage;
  /** The address it was saved at, from `#` on. It does not always say what is rendered. */
  hash: string;
  /** The whole document; rendered when it is first read. */
  readonly markup: string;
}

/** An application that is not the one in the page. */
const OTHER_CLIENT_ID = '11111111-2222-4333-8444-555555555555';

interface Case extends Omit<KnockoutPageOptions, 'directory' | 'now'> {
  from?: keyof typeof FIXTURE_DIRECTORIES;
  hash?: string;
}

/** Pages that are saved in every language. */
const IN_EVERY_LANGUAGE = [
  'application-overview',
  'application-permissions',
  'application-credentials',
  'applications',
] as const satisfies readonly PageName[];

/** What can be odd about a page, in English. */
const ODD_CASES: Record<string, Case> = {
  home: { kind: 'home' },
  'new-application': { kind: 'new-application' },
  'applications-empty': { kind: 'applications', from: 'empty' },
  'applications-wrong-name': { kind: 'applications', from: 'wrongName' },
  'applications-owned-none': { kind: 'applications', ui: { tab: 'owned' } },
  'applications-5000': { kind: 'applications', from: 'large' },
  'application-overview-object-id-first': { kind: 'application-overview', objectIdFirst: true },
  'application-overview-wrong-name': { kind: 'application-overview', from: 'wrongName' },
  'application-overview-awkward-name': { kind: 'application-overview', from: 'awkwardName' },
  'application-overview-hash-disagrees': {
    kind: 'application-overview',
    hash: hashOf('application-overview', { clientId: OTHER_CLIENT_ID }),
  },
  'application-permissions-hash-disagrees': {
    kind: 'application-permissions',
    hash: hashOf('application-credentials', { clientId: GTG.clientId }),
  },
  'application-permissions-hash-of-other-application': {
    kind: 'application-permissions',
    hash: hashOf('application-permissions', { clientId: OTHER_CLIENT_ID }),
  },
  'application-permissions-empty': { kind: 'application-permissions', from: 'bare' },
  'application-permissions-delegated-only': { kind: 'application-permissions', from: 'delegatedOnly' },
  'application-permissions-partly-granted': { kind: 'application-permissions', from: 'partlyGranted' },
  'application-permissions-awkward-name': { kind: 'application-permissions', from: 'awkwardName' },
  'application-permissions-no-role': { kind: 'application-permissions', from: 'notGranted', canConsent: false },
  'application-permissions-pane': {
    kind: 'application-permissions',
    from: 'bare',
    ui: {
      pane: 'permissions',
      permissionKind: 'application',
      fields: { permission: 'group' },
      expanded: ['Group', 'GroupMember'],
      checked: ['GroupMember.Read.All'],
    },
  },
  'application-permissions-consent-asked': {
    kind: 'application-permissions',
    from: 'notGranted',
    ui: { consentAsked: true },
  },
  'application-credentials-empty': { kind: 'application-credentials', from: 'bare' },
  'application-credentials-many': { kind: 'application-credentials', from: 'secrets' },
  'application-credentials-revealed': {
    kind: 'application-credentials',
    from: 'secrets',
    ui: { revealed: { [REVEALED_SECRET.keyId]: REVEALED_SECRET.value } },
  },
  'application-credentials-certificates-tab': { kind: 'application-credentials', ui: { tab: 'certificates' } },
  'application-credentials-federated-empty': { kind: 'application-credentials', ui: { tab: 'federated' } },
  'application-credentials-federated-de': {
    kind: 'application-credentials',
    from: 'federated',
    language: 'de',
    ui: { tab: 'federated' },
  },
  'application-credentials-federated-open': {
    kind: 'application-credentials',
    from: 'federated',
    ui: { tab: 'federated', pane: 'federated', fields: FEDERATED },
  },
  loading: { kind: 'loading', hash: hashOf('application-permissions', { clientId: GTG.clientId }) },
  'no-access': { kind: 'no-access', hash: hashOf('application-permissions', { clientId: GTG.clientId }) },
  'not-found': { kind: 'not-found', hash: hashOf('application-overview', { clientId: OTHER_CLIENT_ID }) },
  'signed-out': { kind: 'signed-out', hash: hashOf('applications') },
  'groups-shell': { kind: 'groups' },
  'group-overview-shell': { kind: 'group-overview' },
};

function languageCases(language: ShownLanguage): [string, Case][] {
  const pages = IN_EVERY_LANGUAGE.map((page): [string, Case] => [`${page}-${language}`, { kind: page, language }]);
  const kind = 'application-permissions';
  return [
    ...pages,
    [`${kind}-not-granted-${language}`, { kind, from: 'notGranted', language }],
    [`${kind}-partly-granted-${language}`, { kind, from: 'partlyGranted', language }],
    [`no-access-${language}`, { kind: 'no-access', language, hash: hashOf(kind, { clientId: GTG.clientId }) }],
    [`signed-out-${language}`, { kind: 'signed-out', language, hash: hashOf('applications') }],
  ];
}

function fixture({ from = 'complete', hash, language = 'en', ...rest }: Case): KnockoutFixture {
  const ids = { clientId: GTG.clientId, groupId: GTG.accessGroupId };
  let rendered: string | undefined;
  return {
    kind: rest.kind,
    language,
    hash: hash ?? hashOf(pageOf(rest.kind), ids),
    get markup() {
      rendered ??= renderKnockoutPage({
        ...ids,
        ...rest,
        language,
        directory: FIXTURE_DIRECTORIES[from](),
        now: FIXTURE_TIME,
      });
      return rendered;
    },
  };
}

function pageOf(kind: KnockoutPageOptions['kind']): PageName {
  const isState = kind === 'loading' || kind === 'no-access' || kind === 'not-found' || kind === 'signed-out';
  return isState ? 'home' : kind;
}

/** Every saved page of the top document, by a name that says what is in it. */
export const KNOCKOUT_FIXTURES: Readonly<Record<string, KnockoutFixture>> = Object.fromEntries(
  [...Object.entries(ODD_CASES), ...SHOWN_LANGUAGES.flatMap(languageCases)].map(([name, data]) => [
    name,
    fixture(data),
  ]),
);
