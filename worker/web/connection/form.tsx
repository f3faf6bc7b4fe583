import { adminCenterLink } from '@production-assist/shared/admin-center';
import { SCHEDULE_MINUTES } from '@production-assist/shared/api';
import { CLOUD_IDS, CLOUDS, DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import { FORM_BUTTONS, FORM_SECTION } from '@production-assist/shared/guide';
import { fill } from '@production-assist/shared/texts/texts';
import { Button } from '../components/button.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Refusal } from '../components/failure.tsx';
import { SelectField, Switch, TextField } from '../components/field.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { dateTime } from '../format.ts';
import type { Previews } from '../preview/asking.ts';
import { HELP, tenantPath } from '../routes.ts';
import { useTenant } from '../tenant/tenant.ts';
import { words } from '../texts.ts';
import type { Editor } from './editor.ts';
import { KindField } from './kind-field.tsx';
import { LeaversRuleFields } from './leavers-rule.tsx';
import { SecretField } from './secret-field.tsx';
import { canPreview, type Field, valuesOf } from './values.ts';
import { adviceOf, labelOf } from './words-of.ts';

/** The form of the guide's section 9, under the guide's own labels: people and the extension look for those. */
export function ConnectionForm(props: {
  editor: Editor;
  previews: Previews;
  readOnly: boolean;
  onPreview: () => void;
  onSave: () => void;
  onRemove: () => void;
}) {
  const { editor, previews, readOnly, onPreview, onSave, onRemove } = props;
  const { connection } = words();
  const values = editor.values.value;
  const saved = editor.saved.value.connection;
  const isChanged = editor.changed.value.length > 0;
  const isSecret = values.credentialKind === 'secret';
  const mayPreview = canPreview(values, saved && valuesOf(saved));
  const common = (field: Field) => ({
    name: field,
    label: labelOf(field),
    readOnly,
    advice: readOnly ? null : adviceOf(editor.advised.value[field], editor.messages.value[field]),
  });
  const id = (field: 'directoryId' | 'clientId') => ({
    ...common(field),
    help: readOnly ? undefined : connection.help[field],
    mono: true,
    value: values[field],
    onInput: (text: string) => editor.change(field, text),
    onBlur: () => editor.leave(field),
  });
  return (
    <section class="card" aria-labelledby="form-section">
      <div class="card-head">
        <h2 id="form-section" lang="en">
          {FORM_SECTION}
        </h2>
        {isChanged && !readOnly && <span class="badge">{connection.unsaved}</span>}
      </div>
      {!saved && <Empty />}
      <TextField {...id('directoryId')} />
      <TextField {...id('clientId')} />
      <KindField editor={editor} readOnly={readOnly} />
      {isSecret && <SecretField {...common('clientSecret')} editor={editor} />}
      <div class="beside">
        {isSecret && (
          <TextField
            {...common('secretExpiresOn')}
            type="date"
            help={readOnly ? undefined : connection.help.secretExpiresOn}
            value={values.secretExpiresOn}
            onInput={(text) => editor.change('secretExpiresOn', text)}
          />
        )}
        <SelectField
          {...common('cloud')}
          help={readOnly ? undefined : connection.help.cloud}
          value={values.cloud}
          options={CLOUD_IDS.map((value) => ({ value, text: CLOUDS[value].name }))}
          onChange={(cloud) => editor.change('cloud', cloud)}
        />
      </div>
      <fieldset class="schedule">
        <legend>{connection.field.schedule}</legend>
        <div class="beside">
          <Switch
            name="scheduleEnabled"
            label={connection.field.scheduleEnabled}
            checked={values.scheduleEnabled}
            readOnly={readOnly}
            onChange={(enabled) => editor.change('scheduleEnabled', enabled)}
          />
          {values.scheduleEnabled && (
            <TextField
              {...common('everyMinutes')}
              type="number"
              min={SCHEDULE_MINUTES.min}
              max={SCHEDULE_MINUTES.max}
              value={values.everyMinutes}
              onInput={(text) => editor.change('everyMinutes', text)}
            />
          )}
        </div>
      </fieldset>
      <LeaversRuleFields editor={editor} previews={previews} readOnly={readOnly} />
      {editor.refused.value && <Refusal failed={editor.refused.value} />}
      {!readOnly && (
        <div class="actions">
          <Button
            busy={previews.since.value !== null}
            waitsFor={mayPreview ? null : 'preview-later'}
            onClick={onPreview}
          >
            {FORM_BUTTONS.preview}
          </Button>
          <Button
            appearance="primary"
            busy={editor.saving.value}
            waitsFor={isChanged || !saved ? null : 'nothing-changed'}
            onClick={onSave}
          >
            {FORM_BUTTONS.save}
          </Button>
          {isChanged && (
            <Button appearance="subtle" onClick={editor.reset}>
              {connection.reset}
            </Button>
          )}
        </div>
      )}
      {!mayPreview && (
        <p class="small" id="preview-later">
          {connection.credential.previewLater}
        </p>
      )}
      <p class="visually-hidden" id="nothing-changed">
        {connection.nothingChanged}
      </p>
      {saved && (
        <p class="small">
          {fill(connection.saved, {
            version: saved.version,
            name: saved.updatedBy,
            time: dateTime(saved.updatedAt),
          })}
        </p>
      )}
      {saved && (
        <a class="small" href={`${tenantPath(saved.tenantId, 'script')}?kind=${saved.credential.kind}`}>
          {connection.asScript}
        </a>
      )}
      {saved && !readOnly && (
        <button type="button" class="link-button small" onClick={onRemove}>
          {connection.remove.button}
        </button>
      )}
    </section>
  );
}

/** Where to begin, for somebody who has not been in the admin center yet. */
function Empty() {
  const { connection } = words();
  const { tenant } = useTenant();
  return (
    <MessageBar tone="info" title={connection.emptyTitle}>
      <p>{connection.emptyText}</p>
      <ExternalLink href={adminCenterLink('applications', { cloud: DEFAULT_CLOUD })}>
        {connection.emptyGuide}
      </ExternalLink>
      <a href={HELP}>{connection.stepByStep}</a>
      <a href={tenantPath(tenant.id, 'script')}>{connection.byScript}</a>
    </MessageBar>
  );
}
