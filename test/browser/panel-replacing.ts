import type { Connection } from '@production-assist/shared/api';
import { GTG } from '@production-assist/simulator/gtg';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENT, visit } from './afresh.ts';
import * as guide from './guide.ts';
import { press, step, typeInto } from './panel.ts';
import { connect } from './service-window.ts';
import type { Stage } from './stage.ts';

/** What an administrator does to replace a secret with the panel, and how it stands at the service and in Entra. */

/** Longest for what the service does by itself: a first run with everything on the machine at work. */
export const RUN = { timeout: 30_000 };

declare const chrome: { storage: Record<'session' | 'local', { get(key: null): Promise<Record<string, unknown>> }> };

/** @param world what is open now: a panel that is opened again is another one */
export function replacing(world: () => { stage: Stage; admin: Page; panel: Page }) {
  async function call(method: string, path: string, body?: object, etag: string | null = null): Promise<Response> {
    return fetch(`${world().stage.worker.url}/api/tenants/${world().stage.tenantId}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${world().stage.token}`,
        'content-type': 'application/json',
        ...(etag === null ? {} : { 'if-match': etag }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  const saved = async (): Promise<Connection> => (await (await call('GET', 'connection')).json()) as Connection;

  const application = () => {
    const found = world().stage.simulator.directory(GTG.directoryId)?.applications.get(GTG.clientId);
    if (!found) throw new Error('the demo application is missing');
    return found;
  };

  /** A tenant that works with the demo's first secret, and a panel that is connected to it. */
  async function connected(secret: string = GTG.secret): Promise<void> {
    const { directoryId, clientId } = GTG;
    const first = application().secrets.find(({ value }) => value === secret);
    const secretExpiresOn = first ? new Date(first.expiresAt).toISOString().slice(0, 10) : null;
    const answer = await call('PUT', 'connection', { directoryId, clientId, clientSecret: secret, secretExpiresOn });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    await connectPanel();
  }

  /** A tenant that works with a certificate of the service's, and a panel that is connected to it. */
  async function certified(): Promise<void> {
    const { directoryId, clientId } = GTG;
    const saving = await call('PUT', 'connection', { directoryId, clientId, credentialKind: 'certificate' });
    expect(saving.ok, await saving.clone().text()).toBe(true);
    const file = await (await call('GET', 'connection/certificate?of=current')).arrayBuffer();
    application().certificates.push({ der: Buffer.from(file).toString('base64') });
    await connectPanel();
  }

  async function connectPanel(): Promise<void> {
    await run();
    await visit(world().admin, 'application-overview');
    // The tab opens the step of its page by itself: only when it has is another one opened by hand.
    await step(world().panel, 'ids', 'done').waitFor(PATIENT);
    await connect(world().panel, world().stage);
  }

  /** A full run, from the beginning to the end. */
  async function run(): Promise<void> {
    const { id } = (await (await call('POST', 'runs', {})).json()) as { id: string };
    await expect
      .poll(async () => ((await (await call('GET', `runs/${id}`)).json()) as { state: string }).state, RUN)
      .toMatch(/succeeded|failed/);
  }

  const at = (name: string) => world().panel.locator(`.replace[data-stage=${name}]`);
  const row = (meaning: string) => world().panel.locator(`.entra-rows [data-meaning=${meaning}]`);
  const begin = () => world().panel.locator('[data-offer]').click();

  /** Makes a secret in Entra and takes it. @returns its value */
  async function takeNew(): Promise<string> {
    await press(world().panel, 'Go there');
    await world().admin.bringToFront();
    await world().admin.getByRole('button', { name: 'New client secret' }).waitFor();
    const value = await guide.createSecret(world().admin);
    await press(world().panel, 'Take the secret');
    await at('give').waitFor(PATIENT);
    return value;
  }

  /** Deletes a row of the page. */
  async function removeRow(keyId: string): Promise<void> {
    await world().admin.bringToFront();
    await world().admin.locator('[role=row]', { hasText: keyId }).getByRole('button', { name: 'Delete' }).click();
  }

  const everything = () =>
    world().panel.evaluate(async () =>
      JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]),
    );

  /** Types a new secret in the panel, as somebody does who has copied it. */
  async function typeNew(value: string): Promise<void> {
    const byHand = world().panel.locator('.replace .secret .by-hand');
    await byHand.locator('summary').click();
    await typeInto(world().panel, 'Paste the secret Value', value);
    await press(world().panel, 'Use these values');
    await at('give').waitFor(PATIENT);
  }

  const give = () => press(world().panel, 'Give it to Production Assist');

  return {
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
  };
}
