import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { Connection } from '@production-assist/shared/api';
import { type Answer, type Api, codeOf, type Failed } from '../api.ts';
import type { Previews } from '../preview/asking.ts';
import { apiPath } from '../routes.ts';
import { type Advised, advise, fieldsWith } from './advice.ts';
import { type Doubts, doubtsOf } from './before-saving.ts';
import { type Choices, combined, type Difference, differences, proposed } from './merge.ts';
import { refusedFields } from './refused.ts';
import { changedFields, connectionInput, type Field, type FormValues, isSameScope, valuesOf } from './values.ts';

/** The connection as it is saved; `etag` names the version. Both null: there is none. */
export interface Saved {
  connection: Connection | null;
  etag: string | null;
}

/** What has to be answered before anything else. */
export type Question =
  | { kind: 'doubts'; doubts: Doubts }
  /** Somebody else saved. */
  | { kind: 'conflict'; theirs: Saved; found: readonly Difference[]; proposed: Choices }
  /** Somebody else removed the connection. */
  | { kind: 'removed' };

/** What came of a try to save. `refused` and `question` hold the rest. */
export type Outcome = 'saved' | 'marked' | 'asked' | 'refused' | 'same';

/** The form's state and what can be done with it. */
export interface Editor {
  saved: ReadonlySignal<Saved>;
  values: ReadonlySignal<FormValues>;
  changed: ReadonlySignal<readonly Field[]>;
  advised: ReadonlySignal<Advised>;
  /** What the service said of single fields, until they are changed. */
  messages: ReadonlySignal<Partial<Record<Field, string>>>;
  refused: ReadonlySignal<Failed | null>;
  question: ReadonlySignal<Question | null>;
  saving: ReadonlySignal<boolean>;
  change<Name extends Field>(field: Name, value: FormValues[Name]): void;
  /** Somebody has been in this field and left it. */
  leave(field: Field): void;
  /** Back to what is saved. */
  reset(): void;
  /** `sure`: whoever saves has been told what is doubtful. */
  save(how?: { sure: boolean }): Promise<Outcome>;
  /** Answers a conflict: the form shows the choice, based on what the other one saved. */
  choose(choices: Choices): void;
  dismiss(): void;
  /** Sees what became of the connection elsewhere, unless somebody is at work on it here. */
  refresh(stop: AbortSignal): Promise<void>;
  remove(): Promise<Answer<null>>;
}

export interface EditorOptions {
  api: Api;
  tenantId: string;
  saved: Saved;
  previews: Previews;
  /** The calendar day, `YYYY-MM-DD`. */
  today: () => string;
}

/** The form's state: what is typed, what the service says of it, and saving it. */
export function createEditor({ api, tenantId, previews, today, ...options }: EditorOptions): Editor {
  const path = apiPath(tenantId, 'connection');
  const saved = signal(options.saved);
  const values = signal(valuesOf(options.saved.connection));
  const left = signal<ReadonlySet<Field> | 'all'>(new Set());
  const messages = signal<Partial<Record<Field, string>>>({});
  const refused = signal<Failed | null>(null);
  const question = signal<Question | null>(null);
  const saving = signal(false);

  const savedValues = computed(() => valuesOf(saved.value.connection));
  const changed = computed(() => changedFields(values.value, savedValues.value));
  const objectIds = computed(() => {
    const preview = previews.made.value?.preview;
    return new Set([preview?.group?.id ?? '', ...(preview?.members.map(({ objectId }) => objectId) ?? [])]);
  });
  const advised = computed(() =>
    advise(values.value, {
      saved: saved.value.connection && savedValues.value,
      today: today(),
      objectIds: objectIds.value,
      left: left.value,
    }),
  );

  /** For what is saved, another kind of credential is no matter of this form: it is proven before it is used. */
  function settled(typed: FormValues): FormValues {
    const before = saved.value.connection && savedValues.value;
    return before && isSameScope(typed, before) ? { ...typed, credentialKind: before.credentialKind } : typed;
  }

  /** Takes up what is saved now; what is typed goes where it is told to. */
  function begin(from: Saved, typed: FormValues): void {
    saved.value = from;
    values.value = typed;
    left.value = new Set();
    messages.value = {};
    refused.value = null;
    question.value = null;
  }

  async function send(): Promise<Outcome> {
    saving.value = true;
    refused.value = null;
    const sent = values.value;
    const answer = await api.put(path, connectionInput(sent), Connection, { ifMatch: saved.value.etag });
    if (answer.ok) {
      const now = { connection: answer.value, etag: answer.etag };
      // What was typed while it was saved is kept.
      const fresh = valuesOf(now.connection);
      const typedSince = Object.fromEntries(
        changedFields(values.value, sent).map((field) => [field, values.value[field]]),
      );
      begin(now, { ...fresh, ...typedSince });
      saving.value = false;
      return 'saved';
    }
    const code = codeOf(answer.failed);
    const outcome = code === 'version-stale' || code === 'version-missing' ? await compare() : null;
    saving.value = false;
    if (outcome) return outcome;
    refused.value = answer.failed;
    if (answer.failed.because === 'problem') messages.value = refusedFields(answer.failed.problem);
    return 'refused';
  }

  /** Somebody else was quicker: fetches what they saved. @returns null where even that is not to be had */
  async function compare(): Promise<Outcome | null> {
    const answer = await readConnection(api, tenantId);
    if (!answer.ok) return null;
    const theirs = answer.value;
    if (!theirs.connection) {
      saved.value = theirs;
      question.value = { kind: 'removed' };
      return 'asked';
    }
    const before = saved.value.connection;
    const secretChanged = before?.credential.updatedAt !== theirs.connection.credential.updatedAt;
    const found = differences(valuesOf(before), valuesOf(theirs.connection), values.value, secretChanged);
    const open = changedFields(values.value, valuesOf(theirs.connection));
    if (open.length === 0 && found.length === 0) {
      begin(theirs, valuesOf(theirs.connection));
      return 'same';
    }
    question.value = { kind: 'conflict', theirs, found, proposed: proposed(found) };
    return 'asked';
  }

  return {
    saved,
    values,
    changed,
    advised,
    messages,
    refused,
    question,
    saving,
    change(field, value) {
      values.value = settled({ ...values.value, [field]: value });
      const { [field]: _, ...others } = messages.value;
      messages.value = others;
    },
    leave(field) {
      if (left.value !== 'all') left.value = new Set([...left.value, field]);
    },
    reset() {
      begin(saved.value, savedValues.value);
    },
    async save({ sure } = { sure: false }) {
      question.value = null;
      left.value = 'all';
      if (fieldsWith(advised.value, 'error').length > 0) return 'marked';
      const before = saved.value.connection && savedValues.value;
      const doubts = sure ? null : doubtsOf(values.value, before, advised.value, previews.made.value);
      if (!doubts) return send();
      question.value = { kind: 'doubts', doubts };
      return 'asked';
    },
    choose(choices) {
      const asked = question.value;
      if (asked?.kind !== 'conflict') return;
      begin(asked.theirs, combined(values.value, valuesOf(asked.theirs.connection), choices));
    },
    dismiss() {
      question.value = null;
    },
    async refresh(stop) {
      const before = saved.value;
      const answer = await readConnection(api, tenantId, stop);
      if (!answer.ok || stop.aborted || saving.value || question.value) return;
      // Saved here while it was asked for: what was answered may be of before.
      if (saved.value !== before) return;
      if (changed.value.length === 0) begin(answer.value, valuesOf(answer.value.connection));
    },
    async remove() {
      const answer = await api.remove(path, { ifMatch: saved.value.etag });
      if (answer.ok) begin({ connection: null, etag: null }, valuesOf(null));
      else refused.value = answer.failed;
      return answer;
    },
  };
}

/** The connection that is saved now; that there is none is an answer too. */
export async function readConnection(api: Api, tenantId: string, signal?: AbortSignal): Promise<Answer<Saved>> {
  const answer = await api.get(apiPath(tenantId, 'connection'), Connection, signal ? { signal } : {});
  if (answer.ok) return { ...answer, value: { connection: answer.value, etag: answer.etag } };
  if (codeOf(answer.failed) !== 'connection-missing') return answer;
  return { ok: true, value: { connection: null, etag: null }, etag: null };
}
