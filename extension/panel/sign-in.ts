import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { serviceOrigin } from '../worker-api.ts';
import { say } from './ask-microsoft.ts';
import { connection, key, message, service, words } from './state.ts';

/** Signing in to the service, and out of it. What speaks OAuth is loaded when it is needed. */

/** Whether the service's window is open. */
export const signingIn = signal(false);

/** Signs in; asks for the permission to reach the service. Only a click may call this, with nothing awaited before. */
export async function connect(address: string): Promise<void> {
  const about = key.value;
  const language = words.value?.language;
  if (signingIn.value || !language) return;
  const origin = serviceOrigin(address);
  if (!origin) return say(about, { label: 'apiAddress', origin: '' });
  const { protocol, hostname } = new URL(origin);
  const allowed = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
  say(about, allowed ? null : { label: 'apiDenied', origin });
  if (!allowed) return;
  signingIn.value = true;
  try {
    const last = service.value?.origin === origin ? service.value.tenantId : null;
    const { signIn } = await import('../service/sign-in.ts');
    const failure = await signIn(origin, language, last);
    say(about, failure && { label: failure, origin });
  } finally {
    signingIn.value = false;
  }
}

/** Signs out, and says how that went. */
export async function signOut(): Promise<void> {
  const origin = connection.value?.origin ?? '';
  say(key.value, null);
  const told = await disconnect();
  if (told) message.value = words.value?.label('workerDisconnected') ?? '';
  else say(key.value, { label: 'workerNotTold', origin });
}

/** Forgets the connection and ends it on the service's side. @returns false where the service could not be told */
export async function disconnect(): Promise<boolean> {
  const tokens = await import('../service/tokens.ts');
  return tokens.disconnect();
}
