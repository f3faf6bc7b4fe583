import { APPLICATION_NAME, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { createDirectory, type Directory } from '../directory.ts';
import { GTG, gtgDirectory } from '../gtg.ts';
import { createRandom } from '../random.ts';

/** What the application trusts in the fixture of federated credentials. */
export const FEDERATED = {
  name: 'production-assist',
  description: 'Sync without a secret',
  issuer: 'https://entra.production-assist.test',
  subject: 'tenant:gtg:AbCdEfGhIjKlMnOpQrStUv',
  audience: 'api://AzureADTokenExchange',
};

/** The moment all saved pages were saved at. */
export const FIXTURE_TIME = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 24 * 3_600_000;

/** The id of a secret that is shown in full on the saved page, and its value. */
export const REVEALED_SECRET = {
  keyId: 'b7d2c1e0-94a3-4f58-8c6d-1e0f2a3b4c5d',
  value: 'fake8Q~sim~~AbCdEfGhIjKlMnOpQrStUvWx-123',
} as const;

function directory(change: (directory: Directory) => void = () => undefined): Directory {
  const made = createDirectory(gtgDirectory(FIXTURE_TIME), () => FIXTURE_TIME);
  change(made);
  return made;
}

function applicationOf(made: Directory) {
  const application = made.applications.get(GTG.clientId);
  if (application === undefined) throw new Error('the demo directory lacks its application');
  return application;
}

/** The directories the saved pages are of, each made when it is asked for. */
export const FIXTURE_DIRECTORIES = {
  /** Everything set up as the guide says. */
  complete: () => directory(),
  /** Permissions listed, nothing granted. */
  notGranted: () =>
    directory((made) => {
      applicationOf(made).consents = [];
    }),
  /** One granted, two not; and one granted that is not listed. */
  partlyGranted: () =>
    directory((made) => {
      applicationOf(made).consents = [
        { name: 'Group.Read.All', at: FIXTURE_TIME },
        { name: 'Directory.Read.All', at: FIXTURE_TIME },
      ];
    }),
  /** The guide's permissions of the wrong kind. */
  delegatedOnly: () =>
    directory((made) => {
      const application = applicationOf(made);
      application.consents = [];
      application.configuredPermissions = [];
      application.delegatedPermissions = ['User.Read', 'Group.Read.All', 'GroupMember.Read.All'];
      application.delegatedConsents = [...application.delegatedPermissions];
    }),
  /** A registration nothing was added to. */
  bare: () =>
    directory((made) => {
      Object.assign(applicationOf(made), {
        secrets: [],
        consents: [],
        configuredPermissions: [],
        delegatedPermissions: [],
      });
    }),
  /** Trusts two issuers outside, one of them for another tenant. */
  federated: () =>
    directory((made) => {
      applicationOf(made).federatedCredentials = [
        FEDERATED,
        { ...FEDERATED, name: 'other', subject: 'repo:gtg/other' },
      ];
    }),
  /** No applications at all. */
  empty: () => directory((made) => made.applications.clear()),
  /** The application has another name than the guide's. */
  wrongName: () =>
    directory((made) => {
      applicationOf(made).displayName = 'Production Assist';
    }),
  /** A secret that has expired, an old one, and a new one. */
  secrets: () =>
    directory((made) => {
      applicationOf(made).secrets.push(
        {
          keyId: '0d9c8b7a-6f5e-4d3c-8b2a-190807060504',
          value: 'fake8Q~sim~~expired-secret-000000000000',
          description: 'Old',
          expiresAt: FIXTURE_TIME - DAY_MS,
        },
        { ...REVEALED_SECRET, description: SECRET_DESCRIPTION, expiresAt: FIXTURE_TIME + 180 * DAY_MS },
      );
    }),
  /** A name that would be markup, or a pattern, if somebody forgot that it is text. */
  awkwardName: () =>
    directory((made) => {
      made.displayName = 'Granted for <b>X</b> & "Söhne" $&';
    }),
  /** So many applications that reading the page takes time; ours is the last but one. */
  large: () =>
    directory((made) => {
      const random = createRandom(5_000);
      made.applications.clear();
      for (let number = 1; number < LARGE_ROWS - 1; number++) {
        made.addApplication({ clientId: random.guid(), displayName: `App ${String(number).padStart(4, '0')}` });
      }
      made.addApplication({ clientId: GTG.clientId, displayName: APPLICATION_NAME });
      made.addApplication({ clientId: random.guid(), displayName: 'Zzz' });
    }),
} as const satisfies Record<string, () => Directory>;

/** Rows of the large table. */
export const LARGE_ROWS = 5_000;
