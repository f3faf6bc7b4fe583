import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afresh, PATIENT } from './afresh.ts';
import * as guide from './guide.ts';
import { press } from './panel.ts';
import { panelLooksRight } from './panel-looks-right.ts';
import { RUN, replacing } from './panel-replacing.ts';
import { signInAndAllow } from './service-window.ts';
import { PEOPLE } from './services.ts';
import { type Stage, setStage } from './stage.ts';

/** The guide's Maintenance 1 to 4 in the panel: a new secret, given, proven by a run, and the old one removed. */

let stage: Stage;
let admin: Page;
let panel: Page;

beforeAll(async () => {
  stage = await setStage();
  stage.simulator.settings.fetchIssuer = (request) => stage.worker.fetch(request);
  admin = await stage.openAdminCenter();
});
afterAll(() => stage.close());

beforeEach(async () => {
  panel = await stage.openPanel(admin);
  await afresh(stage, admin, panel);
});
afterEach(async () => {
  stage.simulator.faults.clear();
  const answer = await call('GET', 'connection');
  if (answer.ok) await call('DELETE', 'connection', undefined, answer.headers.get('etag'));
  await panel.close();
});

/** Of a secret that stands in Entra besides the demo's. */
const OTHER_ID = '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206';

const {
  call,
  saved,
  application,
  connected,
  certified,
  run,
  at,
  row,
  begin,
  takeNew,
  removeRow,
  everything,
  typeNew,
  give,
} = replacing(() => ({ stage, admin, panel }));

/** Looks like one, and Microsoft knows nothing of it. */
const WRONG_SECRET = 'bad8Q~of-the-panel-tests-0000000000000000';

describe('with a service', () => {
  it('leads from the offer to the end: made, given, proven, run, and the old one removed', async () => {
    await connected();
    const [old] = application().secrets;
    await panel.locator('[data-offer=there]').waitFor(PATIENT);
    await panelLooksRight(panel);
    await begin();
    await at('make').waitFor(PATIENT);
    await expect.poll(() => panel.locator(':focus').textContent()).toBe('Replace the client secret');
    await panelLooksRight(panel);
    const value = await takeNew();
    await panelLooksRight(panel);
    stage.simulator.faults.add({ directoryId: GTG.directoryId, kind: 'group', delayMs: 1_500, nth: 2 });
    await give();
    await at('run').waitFor(PATIENT);
    expect(await panel.locator('[data-point=current][data-state=done]').count()).toBe(1);
    expect(await panel.locator('[data-point=verified][data-state=now]').count()).toBe(1);
    await at('remove').waitFor(RUN);
    expect((await saved()).former).toMatchObject({ state: 'to-remove', hint: 'fak' });
    // The value went to the service and is nowhere here any more.
    expect(await everything()).not.toContain(value);

    // All of the demo's secrets begin alike: it is the row that was taken that tells.
    await row('old').waitFor(PATIENT);
    expect(await row('old').getAttribute('data-secret')).toBe(old?.keyId);
    expect(await row('in-use').count()).toBe(1);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('de');
    await panel.getByText('Der alte. Er kann weg.').waitFor(PATIENT);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('en');
    await panel.getByText('The old one. It can go.').waitFor(PATIENT);
    await row('old').locator('fluent-button').click();
    const outlined = admin.locator('[role=row]', { hasText: old?.keyId ?? '' });
    await expect.poll(() => outlined.evaluate((element) => (element as HTMLElement).style.outline)).toContain('solid');
    expect(await panel.locator('[data-warning]').count()).toBe(0);

    await removeRow(old?.keyId ?? '');
    await at('done').waitFor(PATIENT);
    await panelLooksRight(panel);
    expect((await saved()).former).toBeNull();
    expect(application().secrets).toHaveLength(1);
    await press(panel, 'Back to the steps');
    await panel.locator('.steps [data-step]').first().waitFor();
    await panel.locator('[data-offer=there]').waitFor(PATIENT);
  });

  it('waits for a secret Microsoft does not know, over a panel that is closed, and takes another one instead', async () => {
    await connected();
    await begin();
    await at('make').waitFor(PATIENT);
    await typeNew(WRONG_SECRET);
    await give();
    await at('prove').waitFor(PATIENT);
    await panel.getByText('Entra does not know it yet').waitFor(PATIENT);
    await panel.getByText(/Tried again in \d+ s/).waitFor(PATIENT);
    await panel.locator('details', { hasText: 'What Microsoft said last' }).locator('summary').click();
    await panel.locator('[data-failure=secret-wrong]').waitFor();
    await panelLooksRight(panel);

    await panel.close();
    panel = await stage.openPanel(admin);
    await at('prove').waitFor(PATIENT);
    await press(panel, 'Try it now');
    await panel.getByText('asked 2 times so far').waitFor(PATIENT);
    // What worked goes on working meanwhile.
    await run();
    expect((await saved()).lastRun?.state).toBe('succeeded');

    await press(panel, 'Give another one');
    await at('make').waitFor(PATIENT);
    expect((await saved()).candidate).toBeNull();
    await takeNew();
    // Closed with the secret in hand: it is still in hand.
    await panel.close();
    panel = await stage.openPanel(admin);
    await at('give').waitFor(PATIENT);
    await give();
    await at('remove').waitFor(RUN);
  });

  it('goes on where it stands once it is connected again, as after the browser was closed', async () => {
    await connected();
    await begin();
    await at('make').waitFor(PATIENT);
    await takeNew();
    await give();
    await at('remove').waitFor(RUN);
    const browsers = (await (await call('GET', 'browsers')).json()) as { items: { id: string }[] };
    for (const { id } of browsers.items) await call('DELETE', `browsers/${id}`);
    await panel.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await panel.getByText('has ended').waitFor(PATIENT);
    expect(await panel.getByText('No news from').count()).toBe(0);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('de');
    await panel.getByText('Dieser Browser war').waitFor(PATIENT);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('en');
    await panel.getByText('This browser was').waitFor(PATIENT);
    await signInAndAllow(panel, PEOPLE[0].name);
    await at('remove').waitFor(PATIENT);
  });

  it('takes the secret that is shown now, and not the one it holds already', async () => {
    await connected();
    await begin();
    await at('make').waitFor(PATIENT);
    const first = await takeNew();
    expect(await panel.getByText('Take the secret', { exact: true }).count()).toBe(0);
    // It was given the wrong end, say: away with it, and another one.
    const [, made] = application().secrets;
    await removeRow(made?.keyId ?? '');
    const second = await guide.createSecret(admin);
    await panel.getByText('shows the value of another secret').waitFor(PATIENT);
    await panelLooksRight(panel);
    await press(panel, 'Take the secret');
    await expect.poll(everything, PATIENT).toContain(second);
    expect(await everything()).not.toContain(first);
    await expect.poll(() => panel.getByText('shows the value of another secret').count(), PATIENT).toBe(0);
    await give();
    await at('remove').waitFor(RUN);
  });

  it('says what Microsoft refuses for good, and leaves everything as it was when it is cancelled', async () => {
    await connected();
    const expired = 'old8Q~of-the-panel-tests-0000000000000000';
    application().secrets.push({ keyId: OTHER_ID, value: expired, expiresAt: Date.now() - 86_400_000 });
    await begin();
    await at('make').waitFor(PATIENT);
    await typeNew(expired);
    await give();
    await panel.locator('[data-candidate=refused]').waitFor(PATIENT);
    await panel.locator('[data-failure=secret-expired]').waitFor();
    await panelLooksRight(panel);
    await press(panel, 'Back to the steps');
    await panel.locator('[data-offer=refused]').click();
    await panel.locator('[data-candidate=refused]').waitFor(PATIENT);
    await press(panel, 'Cancel the replacement');
    await at('make').waitFor(PATIENT);
    await panel.getByText('Cancelled. Nothing has changed').waitFor();
    expect(await saved()).toMatchObject({ candidate: null, former: null, credential: { hint: 'fak' } });
  });

  it('is told by the service that it is the same secret, and forgets it when asked to', async () => {
    await connected();
    await begin();
    await at('make').waitFor(PATIENT);
    await typeNew(GTG.secret);
    await give();
    await panel.getByText('This is the secret that is in use already').waitFor(PATIENT);
    await press(panel, 'Forget it now');
    await at('make').waitFor(PATIENT);
    expect((await saved()).candidate).toBeNull();
  });

  it('keeps the old one while the first run fails, and goes on when one succeeds', async () => {
    await connected();
    await begin();
    await at('make').waitFor(PATIENT);
    await takeNew();
    // The proof finds the group; every run after it does not get to.
    stage.simulator.faults.add({
      directoryId: GTG.directoryId,
      kind: 'group',
      nth: 2,
      times: Number.POSITIVE_INFINITY,
      status: 403,
    });
    await give();
    await panel.locator('[data-run=failed]').waitFor(RUN);
    await panel.locator('[data-point=verified][data-state=wrong]').waitFor(PATIENT);
    await panel.locator('[data-failure]').waitFor();
    expect(await panel.getByText('Remove the old secret from Entra').count()).toBe(1);
    expect(await panel.locator('.entra-rows').count()).toBe(0);
    await panelLooksRight(panel);
    stage.simulator.faults.clear();
    await run();
    await at('remove').waitFor(RUN);
  });

  it('warns where the wrong row is about to be removed, and says what to do once it is', async () => {
    // The demo's secrets begin alike: the service would take another of them for the first one come back.
    const first = 'one8Q~of-the-panel-tests-0000000000000000';
    application().secrets.splice(0, 1, { keyId: OTHER_ID, value: first, expiresAt: Date.now() + 40 * 86_400_000 });
    await connected(first);
    await begin();
    await at('make').waitFor(PATIENT);
    await takeNew();
    await give();
    await at('remove').waitFor(RUN);
    await row('in-use').waitFor(PATIENT);
    const used = (await row('in-use').getAttribute('data-secret')) ?? '';
    await row('in-use').locator('fluent-button').click();
    await panel.locator('[data-warning=in-use]').waitFor(PATIENT);
    await panelLooksRight(panel);
    await removeRow(used);
    await panel.locator('[data-missing]').waitFor(PATIENT);
    expect(await panel.locator('[data-warning]').count()).toBe(0);
    await at('remove').waitFor();
    await panelLooksRight(panel);
    await panel.locator('[data-missing] fluent-button').click();
    await at('make').waitFor(PATIENT);
    await takeNew();
    await give();
    await at('remove').waitFor(RUN);
    await row('old').waitFor(PATIENT);
    expect(await row('old').getAttribute('data-secret')).toBe(OTHER_ID);
    await removeRow(OTHER_ID);
    // Then it is the turn of the one that went by mistake: the page shows that it is gone already.
    await at('done').waitFor(PATIENT);
    expect((await saved()).former).toBeNull();
  });

  it('leads the same way out of secrets altogether, and names what nobody uses', async () => {
    await connected();
    const [old] = application().secrets;
    application().secrets.push({
      keyId: OTHER_ID,
      value: 'oth8Q~of-the-panel-tests-0000000000000000',
      description: 'Other',
      expiresAt: Date.now() + 400 * 86_400_000,
    });
    await begin();
    await at('make').waitFor(PATIENT);
    await panel.locator('summary', { hasText: 'Or something else than a secret' }).click();
    await press(panel, 'Show the three values');
    await panel.locator('.federation dl').waitFor(PATIENT);
    await panelLooksRight(panel);
    // It has been chosen already: only what is to be done in Entra is left.
    expect(await panel.locator('.federation ol li').count()).toBe(3);
    const shown = (field: string) => panel.locator(`.federation [data-value=${field}] code`).textContent();
    const [issuer, subject] = [(await shown('issuer')) ?? '', (await shown('subject')) ?? ''];
    application().federatedCredentials.push({ name: 'Production-Assist', issuer, subject });
    await press(panel, 'Try it now');
    await at('remove').waitFor(RUN);
    expect((await saved()).credential.kind).toBe('federated');
    await press(panel, 'Go there');
    await row('old').waitFor(PATIENT);
    expect(await row('old').getAttribute('data-secret')).toBe(old?.keyId);
    await panel.getByText('There are secrets left that Production Assist does not use').waitFor();
    await removeRow(old?.keyId ?? '');
    await at('done').waitFor(PATIENT);
    expect(await row('other').count()).toBe(1);
    await panelLooksRight(panel);
  });

  it('leads away from a certificate, names the one to remove by its thumbprint, and is told that it is gone', async () => {
    await certified();
    const thumbprint = (await saved()).credential.certificate?.thumbprint ?? '';
    await begin();
    await at('make').waitFor(PATIENT);
    await takeNew();
    await give();
    await at('remove').waitFor(RUN);
    await panel.getByRole('heading', { name: 'Remove the old certificate from Entra' }).waitFor();
    expect(await panel.locator('.old-one').textContent()).toContain(thumbprint);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('de');
    await panel.getByRole('heading', { name: 'Altes Zertifikat aus Entra entfernen' }).waitFor(PATIENT);
    await panelLooksRight(panel);
    await panel.locator('.language select').selectOption('en');
    // Certificates are not read from the page: no row is called the old one, and only a person can say that it is gone.
    await press(panel, 'Go there');
    await admin.getByRole('button', { name: 'New client secret' }).waitFor();
    expect(await panel.locator('.entra-rows').count()).toBe(0);
    expect((await saved()).former).toMatchObject({ kind: 'certificate', state: 'to-remove' });
    await press(panel, 'It is removed');
    await at('done').waitFor(PATIENT);
    expect((await saved()).former).toBeNull();
  });
});
