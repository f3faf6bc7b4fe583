import type { ApplicationData, DirectoryData } from '@production-assist/simulator/directory';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import * as guide from './guide.ts';
import { press, step, typeSecret } from './panel.ts';
import { connect } from './service-window.ts';
import { type Stage, setStage } from './stage.ts';

/** What Microsoft says when it is asked through the service, beside what the pages show. */
const GROUP_READ = 'Group.Read.All';
const MEMBER_READ = 'GroupMember.Read.All';
const USER_READ = 'User.Read.All';
let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  admin = await stage.openAdminCenter();
  panel = await stage.openPanel(admin);
});
afterAll(() => stage.close());

const begin = (different?: (data: DirectoryData) => void) => afresh(stage, admin, panel, different);
/** The demo's application with something else about it. */
const application = (different: Partial<ApplicationData>) => (data: DirectoryData) => {
  data.applications = data.applications?.map((one) => ({ ...one, ...different }));
};
const consented = (...names: string[]) => names.map((name) => ({ name, at: 0 }));

/** Connects the service, gives it a secret by hand, and has it ask. */
async function ask(secret: string = GTG.secret): Promise<void> {
  await visit(admin, 'application-overview');
  await step(panel, 'ids', 'done').waitFor();
  await typeSecret(panel, secret);
  await panel.locator('.secret.is-held').waitFor();
  await connect(panel, stage);
  await press(panel, 'Check with Microsoft');
  await panel.locator('.answer').waitFor(PATIENT);
}
/** All that is said about a check in the answer. */
const answer = (check: string) => panel.locator(`.answer .check[data-check="${check}"]`).textContent();
const stateOf = (id: string) => step(panel, id).getAttribute('data-state');

describe('what the page shows and what Microsoft says', () => {
  it('may differ for a while: the page says granted, the token does not show it yet', async () => {
    await begin(application({ consents: [] }));
    stage.adminCenter.settings.delays.consentTokens = 9;
    await visit(admin, 'application-permissions');
    await guide.grantConsent(admin);
    await step(panel, 'consent', 'done').waitFor();
    await ask();
    await expect.poll(() => answer('consent'), PATIENT).toContain('The page says granted, Microsoft’s token does not');
    expect(await stateOf('consent')).toBe('problem');
    expect(await stateOf('verify')).toBe('problem');
  });

  it('agree where a permission is missing', async () => {
    const configuredPermissions = [GROUP_READ, MEMBER_READ, USER_READ];
    await begin(application({ configuredPermissions, consents: consented(USER_READ) }));
    await visit(admin, 'application-permissions');
    await says(panel, 'consent', 'consent', 'fail');
    await ask();
    await panel.locator(`.answer .check[data-check="permission.${GROUP_READ}"][data-status=fail]`).waitFor();
    expect(await stateOf('consent')).toBe('problem');
  });
});

describe('invalid client secret', () => {
  it('says which three things to look at when Microsoft refuses it', async () => {
    await begin();
    await ask('fake8Q~of-another-application-0000000000');
    const text = await answer('credential');
    expect(text).toContain('this secret does not belong to that application');
    for (const part of ['not the Secret ID', 'same app registration', 'has not been deleted'])
      expect(text).toContain(part);
    expect(await stateOf('verify')).toBe('problem');
  });

  it('says that it has expired', async () => {
    await begin(application({ secrets: [{ keyId: GTG.secretId, value: GTG.secret, expiresAt: 0 }] }));
    await ask();
    expect(await answer('credential')).toContain('expired');
  });
});

describe('group not found', () => {
  it('says so, and that it may be in another directory', async () => {
    await begin((data) => {
      data.groups = [];
    });
    await ask();
    const text = await answer('group');
    expect(text).toContain('Azure_APP_Production-Assist');
    expect(text).toMatch(/director/);
    expect(await stateOf('group')).toBe('problem');
  });
});

describe('users are not created', () => {
  it('because names and addresses of the members are hidden', async () => {
    const names = [GROUP_READ, MEMBER_READ];
    await begin(application({ configuredPermissions: names, consents: consented(...names) }));
    await visit(admin, 'application-permissions');
    await says(panel, 'permissions', 'permission.users', 'warn');
    await ask();
    await expect.poll(() => answer('permission.users'), PATIENT).toContain(USER_READ);
    expect(await stateOf('verify')).toBe('problem');
  });

  it('each for a reason that stands beside the name', async () => {
    await begin();
    await ask();
    const reason = (name: string) => panel.locator('.people tr.stays-out', { hasText: name }).textContent();
    expect(await reason('Robert Former')).toContain('disabled');
    expect(await reason('Bob Partner')).toContain('address');
    expect(await reason('Azure_APP_Production-Assist_Freelancers')).toContain('group');
    expect(await panel.locator('.people tr:not(.stays-out)', { hasText: 'Lena Hoffmann' }).count()).toBe(1);
  });
});
