import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { APPLICATION_ROLE_IDS, GRAPH_APP_ID } from '@production-assist/shared/permissions';
import type { SetupInput } from '@production-assist/shared/setup-code/plan';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupDe } from '@production-assist/shared/texts/setup-code/de';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, CREDENTIALS, DIRECTORY_ID } from './setup-code/cases.ts';
import { type AzState, type FakeAz, startAz } from './setup-code/fake-az.ts';

/** The script for the Azure CLI, run by bash; only the Azure CLI is not the real one. */

let folder: string;
let az: FakeAz;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setup-code-'));
  az = await startAz(folder, emptyDirectory());
  // What waits for Microsoft need not wait here.
  await writeFile(join(folder, 'sleep'), '#!/bin/sh\n', { mode: 0o755 });
});
afterAll(async () => {
  await az.stop();
  await rm(folder, { recursive: true });
});

const GRAPH_PRINCIPAL = { id: 'd0000000-0000-4000-8000-000000000003', appId: GRAPH_APP_ID };

interface Ran {
  code: number;
  out: string;
  errors: string;
  state: AzState;
}

/** A directory with nothing of ours in it. */
function emptyDirectory(cloud: SetupInput['cloud'] = 'global'): AzState {
  return {
    cloud: 'AzureCloud',
    graph: CLOUDS[cloud].graph,
    tenantId: 'somewhere-else',
    applications: [],
    principals: [GRAPH_PRINCIPAL],
    assignments: [],
    groups: [],
    mayConsent: true,
    notYet: 2,
    changes: [],
  };
}

let runs = 0;
async function run(
  input: Partial<SetupInput>,
  state: AzState,
  { environment = { SHOW_SECRET: 'yes' }, texts = setupEn }: { environment?: object; texts?: typeof setupEn } = {},
): Promise<Ran> {
  runs += 1;
  const script = join(folder, `script-${runs}.sh`);
  const all: SetupInput = {
    cloud: 'global',
    directoryId: DIRECTORY_ID,
    clientId: null,
    credential: CREDENTIALS.secret,
    ...input,
  };
  await writeFile(script, setupScript('azure-cli', all, texts.script).text);
  az.state = { ...structuredClone(state), changes: [] };
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, AZ_PORT: String(az.port), ...environment };
  return new Promise((resolve) => {
    execFile('bash', [script], { env }, (error, out, errors) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      resolve({ code, out, errors, state: az.state });
    });
  });
}

/** What is there, without what Microsoft makes up. */
function seen({ applications, principals, assignments, groups }: AzState) {
  return {
    applications: applications.map(({ appId: _, ...rest }) => rest),
    principals: principals.filter(({ appId }) => appId !== GRAPH_APP_ID).length,
    granted: assignments.filter(({ resourceId }) => resourceId === GRAPH_PRINCIPAL.id).map((each) => each.appRoleId),
    groups: groups.map(({ id: _, ...rest }) => rest),
  };
}

const ROLE_IDS = (['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'] as const).map(
  (name) => APPLICATION_ROLE_IDS[name],
);

describe.each(CLOUD_IDS.flatMap((cloud) => Object.values(CREDENTIALS).map((each) => [cloud, each.kind] as const)))(
  'in the cloud %s, with the credential %s',
  (cloud, kind) => {
    it('makes everything once; run again, it changes nothing and says so', async () => {
      const credential = CREDENTIALS[kind];
      const texts = kind === 'federated' ? setupDe : setupEn;
      const first = await run({ cloud, credential }, emptyDirectory(cloud), {
        environment: { SHOW_SECRET: 'yes' },
        texts,
      });
      expect(first).toMatchObject({ code: 0, errors: '' });
      expect(first.state.tenantId).toBe(DIRECTORY_ID);
      expect(first.state.graph).toBe(CLOUDS[cloud].graph);
      const made = seen(first.state);
      const [application] = made.applications;
      expect(made).toMatchObject({
        applications: [
          {
            displayName: APPLICATION_NAME,
            signInAudience: 'AzureADMyOrg',
            requiredResourceAccess: [
              { resourceAppId: GRAPH_APP_ID, resourceAccess: ROLE_IDS.map((id) => ({ id, type: 'Role' })) },
            ],
          },
        ],
        principals: 1,
        granted: ROLE_IDS,
        groups: [{ displayName: ACCESS_GROUP_NAME, securityEnabled: true }],
      });
      expect(application?.passwordCredentials).toHaveLength(kind === 'secret' ? 1 : 0);
      expect(application?.keyCredentials).toHaveLength(kind === 'certificate' ? 1 : 0);
      expect(application?.federatedCredentials).toHaveLength(kind === 'federated' ? 1 : 0);
      if (credential.kind === 'federated') {
        expect(application?.federatedCredentials).toMatchObject([
          {
            name: APPLICATION_NAME,
            issuer: credential.issuer,
            subject: credential.subject,
            audiences: [CLOUDS[cloud].federationAudience],
          },
        ]);
      }
      const clientId = first.state.applications[0]?.appId ?? '?';
      expect(first.out).toContain(`  ${FORM_LABELS.directoryId}: ${DIRECTORY_ID}\n`);
      expect(first.out).toContain(`  ${FORM_LABELS.clientId}: ${clientId}\n`);
      const shown = /Client Secret: (made-\S+)\n/.exec(first.out)?.[1] ?? null;
      expect(shown !== null).toBe(kind === 'secret');

      const second = await run({ cloud, credential, clientId: cloud === 'china' ? clientId : null }, first.state, {
        texts,
      });
      expect(second).toMatchObject({ code: 0, errors: '', state: { changes: [] } });
      expect(seen(second.state)).toEqual(made);
      for (const said of [texts.script.application.there, texts.script.group.there, texts.script[kind].there]) {
        expect(second.out).toContain(said);
      }
      if (shown) expect(second.out).not.toContain(shown);
    });
  },
);

it('adds only what is missing, and leaves what others have added', async () => {
  const state = emptyDirectory();
  const resourceAccess = [
    { id: ROLE_IDS[0] ?? '', type: 'Role' },
    { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
  ];
  state.applications.push({
    appId: CLIENT_ID,
    displayName: APPLICATION_NAME,
    requiredResourceAccess: [{ resourceAppId: GRAPH_APP_ID, resourceAccess }],
    passwordCredentials: [{ displayName: SECRET_DESCRIPTION, endDateTime: '2020-01-01T00:00:00Z', hint: 'old' }],
    keyCredentials: [],
    federatedCredentials: [],
  });
  state.groups.push({
    id: 'a',
    displayName: ACCESS_GROUP_NAME.toUpperCase(),
    mailNickname: 'x',
    securityEnabled: true,
  });
  const { code, out, state: after } = await run({}, state);
  expect(code).toBe(0);
  const ids = after.applications[0]?.requiredResourceAccess[0]?.resourceAccess.map(({ id }) => id);
  expect(ids).toEqual([...resourceAccess.map(({ id }) => id), ...ROLE_IDS.slice(1)]);
  // An expired secret is none; a group of almost this name is another.
  expect(after.applications[0]?.passwordCredentials).toHaveLength(2);
  expect(after.groups.map(({ displayName }) => displayName)).toContain(ACCESS_GROUP_NAME);
  expect(out).toContain(`${setupEn.script.permissions.there} Group.Read.All\n`);
});

it('stops where there are several applications of the name, and takes the one whose id is given', async () => {
  const state = emptyDirectory();
  const rest = { requiredResourceAccess: [], passwordCredentials: [], keyCredentials: [], federatedCredentials: [] };
  for (const appId of [CLIENT_ID, 'another'])
    state.applications.push({ appId, displayName: APPLICATION_NAME, ...rest });
  const stopped = await run({}, state);
  expect(stopped).toMatchObject({ code: 1, state: { changes: [] } });
  expect(stopped.errors).toContain(setupEn.script.application.several);
  const { code, out } = await run({ clientId: CLIENT_ID }, state);
  expect(code).toBe(0);
  expect(out).toContain(`${FORM_LABELS.clientId}: ${CLIENT_ID}\n`);
});

it('without the right to consent it says who has it, and makes no secret', async () => {
  const { code, errors, state } = await run({}, { ...emptyDirectory(), mayConsent: false });
  expect(code).toBe(1);
  expect(errors).toContain('Global Administrator / Privileged Role Administrator');
  expect(state.applications[0]?.passwordCredentials).toEqual([]);
});

it('makes no secret where its value would end in a file, unless that is wanted', async () => {
  const { code, errors, state } = await run({}, emptyDirectory(), { environment: {} });
  expect(code).toBe(1);
  expect(errors).toContain(setupEn.script.cli.notToFile);
  expect(state.applications[0]?.passwordCredentials).toEqual([]);
});

it('makes another secret beside the valid one when asked to, and leaves none in a file', async () => {
  const first = await run({}, emptyDirectory());
  const again = await run({}, first.state, { environment: { SHOW_SECRET: 'yes', NEW_SECRET: 'yes' } });
  expect(again.state.applications[0]?.passwordCredentials).toHaveLength(2);
  const secret = /Client Secret: (made-\S+)/.exec(again.out)?.[1] ?? '';
  expect(secret).not.toBe('');
  for (const name of await readdir(folder)) {
    expect(await readFile(join(folder, name), 'utf8'), name).not.toContain(secret);
  }
});

it('stops where a federated credential of the name has other values', async () => {
  const first = await run({ credential: CREDENTIALS.federated }, emptyDirectory());
  const credential = { kind: 'federated', issuer: 'https://entra.pa.example', subject: 'tenant:gtg:other' } as const;
  const { code, errors, state } = await run({ credential }, first.state);
  expect(code).toBe(1);
  expect(errors).toContain(setupEn.script.federated.other);
  expect(state.changes).toEqual([]);
});
