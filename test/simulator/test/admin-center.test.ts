import { describe, expect, it } from 'vitest';
import { type AdminCenterOptions, createAdminCenter } from '../src/admin-center/admin-center.ts';
import { hashOf, type PageName } from '../src/admin-center/routes.ts';
import { GTG } from '../src/gtg.ts';
import { simulated } from './helpers.ts';

const TOP = 'https://entra.microsoft.com';
const FRAME = 'https://sandbox-1.reactblade.portal.azure.net';

async function opened(options: Partial<AdminCenterOptions> = {}) {
  const world = await simulated();
  const { simulator, clock } = world;
  const adminCenter = createAdminCenter({ simulator, directoryId: GTG.directoryId, now: () => clock.now, ...options });
  async function ask(url: string, init?: RequestInit): Promise<Response> {
    const response = await adminCenter.handle(new Request(url, init));
    if (response === null) throw new Error(`not answered: ${url}`);
    return response;
  }
  const click = async (name: string, body: object, directory = '') => {
    const response = await ask(`${TOP}/simulated/${name}?directory=${directory}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const page = async (name: PageName, origin = TOP, clientId: string = GTG.clientId) => {
    const hash = encodeURIComponent(hashOf(name, { clientId, groupId: GTG.accessGroupId }));
    const response = await ask(`${origin}/simulated/${origin === TOP ? 'page' : 'view'}?hash=${hash}`);
    return response.json();
  };
  return { ...world, adminCenter, ask, click, page };
}

describe('the admin center', () => {
  it('answers for its own hosts only', async () => {
    const { adminCenter } = await opened();
    for (const host of [TOP, FRAME, 'https://portal.azure.com']) {
      expect((await adminCenter.handle(new Request(`${host}/`)))?.status).toBe(200);
    }
    expect(await adminCenter.handle(new Request('https://graph.microsoft.com/v1.0/groups'))).toBeNull();
  });

  it('shows the directory the address names', async () => {
    const { simulator, ask } = await opened();
    const other = '0f0f0f0f-1111-4222-8333-444444444444';
    simulator.addDirectory({ id: other, displayName: 'Other Ltd' });
    expect(await (await ask(`${TOP}/`)).text()).toContain('GTG');
    const markup = await (await ask(`${TOP}/${other}`)).text();
    expect(markup).toContain('OTHER LTD');
    expect(markup).not.toContain('GTG');
  });

  it('says what a page is of, and changes with its settings', async () => {
    const { adminCenter, page } = await opened();
    expect(await page('application-overview')).toMatchObject({
      data: { kind: 'application-overview', application: { clientId: GTG.clientId } },
      context: { language: 'en', directory: { name: 'GTG' } },
    });
    adminCenter.settings.language = 'ja';
    adminCenter.settings.hasAccess = false;
    expect(await page('application-overview')).toMatchObject({
      data: { kind: 'no-access' },
      context: { language: 'ja' },
    });
    expect(await page('groups', FRAME)).toMatchObject({ content: { kind: 'no-access' } });
  });

  it('can show something other than its address says', async () => {
    const { adminCenter, directory, page } = await opened();
    const other = directory.addApplication({ clientId: '99999999-1111-4222-8333-444444444444', displayName: 'Other' });
    adminCenter.settings.disagree = { clientId: other.clientId };
    expect(await page('application-overview')).toMatchObject({ data: { application: { name: 'Other' } } });
  });

  it('sends whoever has no session to sign in', async () => {
    const { ask, page, click } = await opened({ signedIn: false });
    expect(await (await ask(`${TOP}/`)).text()).toContain('loginHeader');
    expect(await page('applications')).toEqual({ error: 'signed-out' });
    expect((await click('groups', { name: 'Nobody’s' })).status).toBe(403);
    await click('sign-in', {});
    expect(await (await ask(`${TOP}/`)).text()).toContain('fxs-portal');
  });

  it('lists a group’s members of every kind', async () => {
    const { page } = await opened();
    const { content } = await page('group-overview', FRAME);
    expect(content.group.counts).toEqual({ total: 24, users: 22, groups: 1, devices: 1, others: 0 });
    const members = await page('group-members', FRAME);
    expect(members.content.rows).toHaveLength(24);
  });
});

describe('a click', () => {
  it('sets up an application that Microsoft’s services then know', async () => {
    const { click, signIn, graph } = await opened();
    const { body } = await click('applications', { name: 'Production-Assist' });
    const secret = await click('secrets', { clientId: body.clientId, description: 'Sync', days: '180' });
    expect(secret.body.value).toMatch(/^fake8Q~.{33}$/);
    const credentials = { client_id: String(body.clientId), client_secret: String(secret.body.value) };
    const before = await signIn(credentials);
    expect((await graph('/groups', { token: String(before.body.access_token) })).status).toBe(403);

    const names = ['Group.Read.All', 'GroupMember.Read.All'];
    await click('permissions', { clientId: body.clientId, kind: 'application', names });
    await click('consent', { clientId: body.clientId });
    const after = await signIn(credentials);
    expect((await graph('/groups', { token: String(after.body.access_token) })).status).toBe(200);
  });

  it('grants nothing without the role', async () => {
    const { click, application } = await opened({ canConsent: false });
    application.consents = [];
    expect((await click('consent', { clientId: GTG.clientId })).status).toBe(400);
    expect(application.consents).toEqual([]);
  });

  it('can take effect later', async () => {
    const { click, signIn, clock } = await opened({
      delays: { servicePrincipal: false, secretMs: 60_000, consentTokens: 0 },
    });
    const { body } = await click('secrets', { clientId: GTG.clientId, days: '90' });
    expect((await signIn({ client_secret: body.value })).status).toBe(401);
    clock.now += 60_000;
    expect((await signIn({ client_secret: body.value })).status).toBe(200);
  });

  it('makes a group with members in the directory named, and in no other', async () => {
    const { click, simulator, directory } = await opened();
    const id = '0f0f0f0f-1111-4222-8333-444444444444';
    const other = simulator.addDirectory({
      id,
      displayName: 'Other Ltd',
      users: [{ id: 'u1', userPrincipalName: 'a@b.example' }],
    });
    const { body } = await click('groups', { name: 'Team', memberIds: ['u1'] }, id);
    expect(other.groups.get(body.groupId)?.members).toMatchObject([{ type: 'user', id: 'u1' }]);
    await click('members/remove', { groupId: body.groupId, memberIds: ['u1'] }, id);
    expect(other.groups.get(body.groupId)?.members).toEqual([]);
    expect(directory.groups.has(body.groupId)).toBe(false);
  });

  it.each([
    ['secrets', { clientId: GTG.clientId, days: '9000' }],
    ['secrets', { clientId: GTG.secretId, days: '90' }],
    ['permissions', { clientId: GTG.clientId, kind: 'application', names: ['Invented.All'] }],
    ['applications', { name: ' ' }],
    ['members', { groupId: GTG.accessGroupId, memberIds: ['nobody'] }],
  ])('on %s that cannot be is refused', async (name, body) => {
    const { click } = await opened();
    expect((await click(name, body)).status).toBe(400);
  });
});
