import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type CandidateInput, Connection, type CredentialKind } from '@production-assist/shared/api';
import { nextAskMs } from '@production-assist/shared/replacement';
import * as v from 'valibot';
import { type Api, codeOf, type Failed } from '../api.ts';
import { type AdviceCode, advise, fieldsWith } from '../connection/advice.ts';
import { refusedFields } from '../connection/refused.ts';
import { valuesOf } from '../connection/values.ts';
import { apiPath } from '../routes.ts';

/** A new credential as it is typed. */
export interface Draft {
  kind: CredentialKind;
  clientSecret: string;
  /** `YYYY-MM-DD`, or empty. */
  secretExpiresOn: string;
}
export type DraftField = 'clientSecret' | 'secretExpiresOn';

/** What is on its way to the service. */
export type Going = 'give' | 'prove' | 'withdraw' | 'removed';

/** Replacing a tenant's credential. Where it stands is known to the service; only what is typed is kept here. */
export interface Replacing {
  connection: ReadonlySignal<Connection>;
  draft: ReadonlySignal<Draft>;
  advised: ReadonlySignal<Partial<Record<DraftField, AdviceCode>>>;
  /** What the service said of single fields, until they are changed. */
  messages: ReadonlySignal<Partial<Record<DraftField, string>>>;
  going: ReadonlySignal<Going | null>;
  refused: ReadonlySignal<Failed | null>;
  /** Why there is no news at the moment. */
  trouble: ReadonlySignal<Failed | null>;
  /** Whether somebody has typed what is not proven yet. */
  unsaved: ReadonlySignal<boolean>;
  change<Name extends keyof Draft>(field: Name, value: Draft[Name]): void;
  leave(field: DraftField): void;
  /** Gives the new credential to the service. @returns false where something typed stands in the way */
  give(): Promise<boolean>;
  /** Has it tried now. */
  prove(): Promise<void>;
  /** @returns whether none is on its way any more */
  withdraw(): Promise<boolean>;
  /** The old one is removed in Entra. @returns whether that is noted */
  removed(): Promise<boolean>;
  refresh(signal?: AbortSignal): Promise<void>;
  /** Asks again and again how it stands, as long as something happens by itself. */
  follow(options: FollowOptions): Promise<void>;
}

export interface FollowOptions {
  now: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

export interface ReplacingOptions {
  api: Api;
  connection: Connection;
  /** What is offered first; otherwise the kind there is. */
  kind?: CredentialKind | undefined;
  /** The calendar day, `YYYY-MM-DD`. */
  today: () => string;
}

/** The state of a replacement on the page: what is typed, what is on its way, and what was refused. */
export function createReplacing({ api, today, ...options }: ReplacingOptions): Replacing {
  const { tenantId, candidate, credential } = options.connection;
  const path = (...rest: string[]) => apiPath(tenantId, 'connection', ...rest);
  const connection = signal(options.connection);
  const empty = (kind: CredentialKind): Draft => ({ kind, clientSecret: '', secretExpiresOn: '' });
  const draft = signal(empty(candidate?.kind ?? options.kind ?? credential.kind));
  const left = signal<ReadonlySet<DraftField> | 'all'>(new Set());
  const messages = signal<Partial<Record<DraftField, string>>>({});
  const going = signal<Going | null>(null);
  const refused = signal<Failed | null>(null);
  const trouble = signal<Failed | null>(null);

  const advised = computed(() => {
    const { kind, ...typed } = draft.value;
    if (kind !== 'secret') return {};
    const saved = valuesOf(connection.value);
    const before = { ...saved, secretExpiresOn: saved.secretExpiresOn || 'none' };
    const circumstances = { saved: before, today: today(), objectIds: new Set<string>(), left: left.value };
    const { clientSecret, secretExpiresOn } = advise({ ...saved, ...typed }, circumstances);
    const missing = typed.clientSecret.trim() === '' && left.value === 'all' ? ('secret-needed' as const) : undefined;
    const secret = clientSecret ?? missing;
    return { ...(secret ? { clientSecret: secret } : {}), ...(secretExpiresOn ? { secretExpiresOn } : {}) };
  });

  /** Sends one thing at a time. @returns the connection as it stands then, where that is the answer */
  async function send<Value>(what: Going, call: () => ReturnType<typeof api.get<v.GenericSchema<unknown, Value>>>) {
    if (going.value) return null;
    going.value = what;
    refused.value = null;
    const answer = await call();
    going.value = null;
    if (answer.ok) return answer;
    refused.value = answer.failed;
    // Somebody else was quicker, or the service itself: what stands here is of yesterday.
    const code = codeOf(answer.failed);
    if (code === 'candidate-missing' || code === 'former-missing' || code === 'former-in-use') await refresh();
    return null;
  }

  function take(now: Connection): void {
    const before = connection.value;
    connection.value = now;
    trouble.value = null;
    // Proven: what was typed has done its work, and a secret stays nowhere longer than it has to.
    if (!now.candidate && now.credential.updatedAt !== before.credential.updatedAt) {
      draft.value = empty(now.credential.kind);
      left.value = new Set();
    }
  }

  async function refresh(stop?: AbortSignal): Promise<void> {
    const answer = await api.get(path(), Connection, stop ? { signal: stop } : {});
    if (answer.ok) take(answer.value);
    else if (!stop?.aborted) trouble.value = answer.failed;
  }

  return {
    connection,
    draft,
    advised,
    messages,
    going,
    refused,
    trouble,
    unsaved: computed(() => draft.value.clientSecret.trim() !== '' && connection.value.candidate === null),
    change(field, value) {
      draft.value = { ...draft.value, [field]: value };
      if (field === 'kind') left.value = new Set();
      messages.value = {};
      refused.value = null;
    },
    leave(field) {
      if (left.value !== 'all') left.value = new Set([...left.value, field]);
    },
    async give() {
      left.value = 'all';
      if (fieldsWith(advised.value, 'error').length > 0) return false;
      const answer = await send('give', () => api.put(path('candidate'), candidateInput(draft.value), Connection));
      if (answer) take(answer.value);
      const failed = refused.value;
      if (failed?.because === 'problem') messages.value = refusedFields(failed.problem);
      return answer !== null;
    },
    async prove() {
      const answer = await send('prove', () => api.post(path('candidate', 'prove'), {}, Connection));
      if (answer) take(answer.value);
    },
    async withdraw() {
      const answer = await send('withdraw', () => api.remove(path('candidate')));
      if (answer) connection.value = { ...connection.value, candidate: null };
      return answer !== null;
    },
    async removed() {
      const id = connection.value.former?.id;
      const answer = await send('removed', () => api.post(path('former', 'removed'), id ? { id } : {}, v.unknown()));
      // Perhaps another one comes after it.
      if (answer) await refresh();
      return answer !== null;
    },
    refresh,
    async follow({ now, sleep, signal: stop }) {
      for (;;) {
        const wait = nextAskMs(connection.value, now());
        if (wait === null || stop.aborted) return;
        await sleep(wait, stop);
        if (stop.aborted) return;
        await refresh(stop);
      }
    },
  };
}

function candidateInput({ kind, clientSecret, secretExpiresOn }: Draft): CandidateInput {
  if (kind !== 'secret') return { kind };
  return { kind, clientSecret: clientSecret.trim(), secretExpiresOn: secretExpiresOn || null };
}
