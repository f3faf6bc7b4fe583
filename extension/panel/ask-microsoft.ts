import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { tokenItem, verdictsItem, workerItem } from '../session.ts';
import { preview, serviceOrigin, type WorkerAnswer } from '../worker-api.ts';
import { key, token, values, words, worker } from './state.ts';

/** The connection to the service, and the question to Microsoft it passes on. */

export const asking = signal(false);

/** What went wrong, in words; `requestId` for support. */
export const trouble = signal<{ title: string; fix: string | null; requestId: string | null } | null>(null);

const said = (title: string) => {
  trouble.value = { title, fix: null, requestId: null };
};

/** Connects a service; asks for the permission to reach it. Only a click may call this, with nothing awaited before. */
export async function connect(address: string, tenantId: string, accessToken: string): Promise<void> {
  const origin = serviceOrigin(address);
  const label = words.value?.label;
  if (!label) return;
  if (!origin) return said(label('apiAddress'));
  const { protocol, hostname } = new URL(origin);
  const allowed = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
  if (!allowed) return said(label('apiDenied', { origin }));
  trouble.value = null;
  await tokenItem.write(accessToken.trim());
  await workerItem.write({ origin, tenantId: tenantId.trim() });
}

export async function disconnect(): Promise<void> {
  await tokenItem.forget();
  await workerItem.forget();
}

/** Has the service ask Microsoft about the values that are known now. */
export async function askMicrosoft(): Promise<void> {
  const { directoryId, clientId, clientSecret } = values.value;
  if (!worker.value || !token.value || !directoryId || !clientId || !words.value || asking.value) return;
  const asked = { key: key.value, directoryId: directoryId.value, clientId: clientId.value };
  asking.value = true;
  trouble.value = null;
  const answer = await preview(
    { ...worker.value, token: token.value },
    {
      directoryId: asked.directoryId,
      clientId: asked.clientId,
      ...(clientSecret === null ? {} : { clientSecret }),
    },
    words.value.language,
  );
  asking.value = false;
  if (!answer.ok) {
    explain(answer, worker.value.origin);
    return;
  }
  const { value } = answer;
  await verdictsItem.change((verdicts) => ({
    ...verdicts,
    [asked.key]: { at: Date.now(), directoryId: asked.directoryId, clientId: asked.clientId, preview: value },
  }));
}

function explain(answer: Extract<WorkerAnswer<unknown>, { ok: false }>, origin: string): void {
  if (answer.because !== 'problem') {
    said(words.value?.label(answer.because, { origin }) ?? '');
    return;
  }
  const { title, detail, fix, requestId } = answer.problem;
  trouble.value = { title: `${title}. ${detail}`, fix, requestId };
}
