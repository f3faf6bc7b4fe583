import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import type { ApplicationData, DirectoryData, GroupData } from '@production-assist/simulator/directory';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afresh, PATIENT, says, visit } from './afresh.ts';
import * as guide from './guide.ts';
import { typeSecret } from './panel.ts';
import { type Stage, setStage } from './stage.ts';

/** What can be wrong, as the guide's Troubleshooting lists it: seen on the page and explained in the panel. */
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
/** The demo's access group with something else about it. */
const accessGroup = (different: Partial<GroupData>) => (data: DirectoryData) => {
  data.groups = data.groups?.flatMap((one) => (one.id === GTG.accessGroupId ? { ...one, ...different } : []));
};
const consented = (...names: string[]) => names.map((name) => ({ name, at: 0 }));

describe('request failed with status code 403', () => {
  it.each([
    [GROUP_READ, MEMBER_READ],
    // With Group.Read.All it would not be missing: that one covers it.
    [MEMBER_READ, USER_READ],
  ])('names the permission that is not in the list, %s, and the way to it', async (missing, there) => {
    await begin(application({ configuredPermissions: [there], consents: consented(there) }));
    await visit(admin, 'application-permissions');
    const text = await says(panel, 'permissions', `permission.${missing}`, 'fail');
    expect(text).toContain(`${missing} is not in the list`);
    expect(text).toContain(`Application permissions > ${missing}`);
  });

  it('tells a delegated permission from the application permission of the same name', async () => {
    const delegatedPermissions = ['User.Read', GROUP_READ, MEMBER_READ];
    await begin(
      application({
        configuredPermissions: [],
        consents: [],
        delegatedPermissions,
        delegatedConsents: delegatedPermissions,
      }),
    );
    await visit(admin, 'application-permissions');
    for (const name of [GROUP_READ, MEMBER_READ]) {
      expect(await says(panel, 'permissions', `permission.${name}`, 'fail')).toContain('as Delegated');
    }
    await says(panel, 'consent', 'consent', 'fail');
  });

  it('never takes “Not granted for” for consent', async () => {
    await begin(application({ consents: [] }));
    await visit(admin, 'application-permissions');
    await admin.getByText('Not granted for GTG').first().waitFor();
    for (const name of [GROUP_READ, MEMBER_READ]) {
      const text = await says(panel, 'permissions', `permission.${name}`, 'warn');
      expect(text).toContain('Consent is missing');
    }
    expect(await says(panel, 'consent', 'consent', 'fail')).toContain(`Not granted yet: ${GROUP_READ}, ${MEMBER_READ}`);
  });

  it('says who can help where the consent button is disabled', async () => {
    await begin(application({ consents: [] }));
    stage.adminCenter.settings.canConsent = false;
    await visit(admin, 'application-permissions');
    const text = await says(panel, 'consent', 'consent', 'fail');
    expect(text).toContain('The button is disabled for your account');
    expect(text).toContain('Privileged Role Administrator');
    expect(text).toContain('reload the page');
  });
});

describe('users are not created', () => {
  it('misses the third permission, without which names and addresses stay hidden', async () => {
    const names = [GROUP_READ, MEMBER_READ];
    await begin(application({ configuredPermissions: names, consents: consented(...names) }));
    await visit(admin, 'application-permissions');
    const text = await says(panel, 'permissions', 'permission.users', 'warn');
    expect(text).toContain('names and addresses');
    expect(text).toContain(USER_READ);
    await says(panel, 'consent', 'consent', 'pass');
  });

  it('sees that nobody is in the group', async () => {
    await begin(accessGroup({ members: [] }));
    await visit(admin, 'group-members');
    expect(await says(panel, 'group', 'members', 'fail')).toContain('no user is a direct member');
  });

  it('sees that only a group is in the group', async () => {
    await begin((data) => {
      data.groups = data.groups?.map((one) =>
        one.id === GTG.accessGroupId ? { ...one, members: [{ type: 'group', id: GTG.nestedGroupId }] } : one,
      );
    });
    await visit(admin, 'group-members');
    const text = await says(panel, 'group', 'nested', 'warn');
    expect(text).toContain('Azure_APP_Production-Assist_Freelancers');
    expect(text).toContain('Add these people directly');
    await says(panel, 'group', 'members', 'fail');
  });
});

describe('group not found', () => {
  it('says so where no group of the list has such a name', async () => {
    await begin(accessGroup({ displayName: 'Everybody' }));
    await visit(admin, 'groups');
    const text = await says(panel, 'group', 'group', 'fail');
    expect(text).toContain(`no group named exactly ${ACCESS_GROUP_NAME}`);
    expect(text).toContain('another directory');
  });

  it('names the group whose name is nearly right', async () => {
    await begin(accessGroup({ displayName: 'Azure_App_Production-Assist' }));
    await visit(admin, 'groups');
    expect(await says(panel, 'group', 'group', 'fail')).toContain('there is “Azure_App_Production-Assist”');
  });
});

describe('invalid client secret', () => {
  const refusal = () => panel.locator('[data-step=secret] .refusal').textContent();
  it('refuses the Secret ID and a masked value, and says why', async () => {
    await begin();
    await visit(admin, 'application-credentials');
    await says(panel, 'secret', 'credential', 'unknown');
    await typeSecret(panel, GTG.secretId);
    await expect.poll(refusal, PATIENT).toContain('This is the Secret ID, not the secret');
    await typeSecret(panel, 'fak******************');
    await expect.poll(refusal, PATIENT).toContain('The secret is only partly there');
    expect(await panel.locator('.secret.is-held').count()).toBe(0);
  });

  it('does not offer to take a value that is not shown any more', async () => {
    await begin();
    await visit(admin, 'application-credentials');
    const text = await says(panel, 'secret', 'credential', 'unknown', 'its value is no longer shown');
    expect(text).toContain('New client secret');
    expect(await panel.locator('.take').count()).toBe(0);
  });

  it('refuses to take what the page has hidden in the meantime', async () => {
    await begin();
    await visit(admin, 'application-credentials');
    await guide.createSecret(admin);
    await panel.locator('.take').waitFor();
    // Masked behind the panel's back, which has the button still.
    await admin.evaluate(() => {
      for (const shown of document.querySelectorAll('.ext-secret-value')) {
        shown.textContent = 'fak******************';
        shown.setAttribute('title', '');
      }
    });
    await panel.locator('.take').dispatchEvent('click');
    await expect.poll(refusal, PATIENT).toContain('The secret is only partly there');
    expect(await panel.locator('.secret.is-held').count()).toBe(0);
    await says(panel, 'secret', 'credential', 'unknown', 'no longer shown');
  });

  it('says when the secret has expired', async () => {
    await begin(application({ secrets: [{ keyId: GTG.secretId, value: GTG.secret, expiresAt: 0 }] }));
    await visit(admin, 'application-credentials');
    expect(await says(panel, 'secret', 'credential', 'fail')).toContain('expired');
  });
});
