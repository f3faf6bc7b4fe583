import { Email, Webhook } from '@production-assist/shared/api-notifications';
import type { NoticeType } from '@production-assist/shared/notices';
import { LANGUAGE_NAMES } from '@production-assist/shared/texts/language-names';
import { fill, LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import type { Failed } from '../api.ts';
import { type Advice, SelectField, TextField } from '../components/field.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { api } from '../service.ts';
import { language } from '../texts.ts';
import { changeTarget, type Entered, enteredOf, inputOf, withChanges } from './changing.ts';
import { EventChoice } from './event-choice.tsx';
import type { NoticePaths } from './paths.ts';
import { SecretDialog } from './secret-dialog.tsx';
import type { Target } from './target-list.tsx';
import { notificationWords } from './texts.ts';
import { type Channel, proposed } from './types.ts';

/** Adds a receiver (`target` null) or changes one; of a new webhook it then shows the secret. */
export function TargetDialog(props: {
  channel: Channel;
  paths: NoticePaths;
  target: Target | null;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { channel, paths, target, onClose, onSaved } = props;
  const texts = notificationWords();
  const { form } = texts;
  // As it stood when the form was opened: the list around it may be loaded anew.
  const [began] = useState(target && enteredOf(target));
  const [name, setName] = useState(began?.name ?? '');
  const [where, setWhere] = useState(began?.where ?? '');
  const [tongue, setTongue] = useState<Language>(began?.language ?? language.value);
  const [types, setTypes] = useState<readonly NoticeType[]>(began?.types ?? proposed(channel, paths.operators));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const [secret, setSecret] = useState<string | null>(null);

  const said = (field: string, text: string): Advice | null => {
    const message = failed?.because === 'problem' && failed.problem.fields?.find(({ path }) => path === field)?.message;
    if (message) return { tone: 'error', text: message };
    return tried && text.trim() === '' ? { tone: 'error', text: form.missing } : null;
  };
  const submit = async () => {
    setTried(true);
    if (name.trim() === '' || where.trim() === '' || types.length === 0) return;
    setBusy(true);
    const typed: Entered = {
      name: name.trim(),
      where: where.trim(),
      language: channel === 'webhooks' ? null : tongue,
      types,
      enabled: began?.enabled ?? true,
    };
    const schema = channel === 'webhooks' ? Webhook : Email;
    const answer =
      target && began
        ? await changeTarget({ api, channel, paths }, target, (now) => withChanges(now, began, typed))
        : await api.post(paths.at(channel), inputOf(typed), schema);
    setBusy(false);
    if (!answer.ok) return setFailed(answer.failed);
    onSaved();
    if ('secret' in answer.value && answer.value.secret) setSecret(answer.value.secret);
    else onClose();
  };
  if (secret) return <SecretDialog name={name} secret={secret} onClose={onClose} />;
  const hasFields = failed?.because === 'problem' && failed.problem.fields !== undefined;
  return (
    <FormDialog
      title={target ? fill(texts[channel].editTitle, { name: target.name }) : texts[channel].addTitle}
      submit={target ? form.save : form.addIt}
      busy={busy}
      failed={hasFields ? null : failed}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div class="stack target-form">
        <TextField
          label={form.name}
          name="name"
          value={name}
          help={form.nameHelp}
          advice={said('name', name)}
          onInput={setName}
        />
        {channel === 'webhooks' ? (
          <TextField
            label={texts.webhooks.url}
            name="url"
            mono
            placeholder="https://"
            value={where}
            help={texts.webhooks.urlHelp}
            advice={said('url', where)}
            onInput={setWhere}
          />
        ) : (
          <>
            <TextField
              label={texts.emails.address}
              name="address"
              value={where}
              advice={said('address', where)}
              onInput={setWhere}
            />
            <SelectField
              label={texts.emails.language}
              name="language"
              value={tongue}
              options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
              onChange={setTongue}
            />
          </>
        )}
        <EventChoice
          channel={channel}
          operators={paths.operators}
          value={types}
          missing={tried && types.length === 0}
          onChange={setTypes}
        />
      </div>
    </FormDialog>
  );
}
