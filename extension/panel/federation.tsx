import type { FederationView } from '@production-assist/shared/api-credentials';
import { APPLICATION_NAME } from '@production-assist/shared/guide';
import type { FederationTexts } from '@production-assist/shared/texts/panel/federation';
import { federationDe } from '@production-assist/shared/texts/panel/federation-de';
import { federationEn } from '@production-assist/shared/texts/panel/federation-en';
import { fill, type Language } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useEffect, useState } from 'preact/hooks';
import { type Comparison, compareFederated, FEDERATED_FIELDS, type FederatedReading } from '../federated.ts';
import { federation } from '../service/federation.ts';
import { asConnected } from '../service/tokens.ts';
import { currentApplication } from '../setup.ts';
import { CopyButton } from './copy-button.tsx';
import { RichText } from './rich-text.tsx';
import { connection, setup, words } from './state.ts';

/** What to enter under Federated credentials, and how the page compares with it. Loaded when somebody wants it. */

const TEXTS: Record<Language, FederationTexts> = { en: federationEn, de: federationDe };

type Asked = 'asking' | 'failed' | FederationView;

async function askService(): Promise<Asked> {
  const answer = await asConnected(
    ({ origin, tenantId, accessToken: token }) => federation({ origin, tenantId, token }),
    Date.now,
  );
  return answer.ok ? answer.value : 'failed';
}

/** @param chosen whether Production Assist signs in so already, or tries to */
export function Federation({ chosen = false }: { chosen?: boolean }) {
  const [asked, setAsked] = useState<Asked>('asking');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    setAsked('asking');
    void askService().then((answer) => isOver || setAsked(answer));
    return () => {
      isOver = true;
    };
  }, [turn]);
  const language = words.value?.language;
  if (!language) return null;
  const texts = TEXTS[language];
  return (
    <section class="federation" aria-labelledby="federation">
      <h4 id="federation">{texts.title}</h4>
      <p>{texts.intro}</p>
      {asked === 'asking' && (
        <p class="source" role="status">
          {texts.loading}
        </p>
      )}
      {asked === 'failed' && (
        <div class="refusal" role="alert">
          <p>{fill(texts.unreachable, { origin: connection.value?.origin ?? '' })}</p>
          <fluent-button size="small" onClick={() => setTurn(turn + 1)}>
            {texts.again}
          </fluent-button>
        </div>
      )}
      {typeof asked === 'object' && <Values values={asked} texts={texts} chosen={chosen} />}
    </section>
  );
}

function Values({ values, texts, chosen }: { values: FederationView; texts: FederationTexts; chosen: boolean }) {
  const shown = { issuer: values.issuer, subject: values.subject, name: APPLICATION_NAME, audience: values.audience };
  const reading = compareFederated(currentApplication(setup.value)?.federated, values);
  return (
    <>
      <ol class="do">
        {[...texts.do, ...(chosen ? [] : [texts.choose])].map((line) => (
          <li key={line}>
            <RichText text={line} />
          </li>
        ))}
      </ol>
      <dl class="values">
        {(['issuer', 'subject', 'name', 'audience'] as const).map((field) => (
          <div key={field} data-value={field}>
            <dt>{texts.fields[field]}</dt>
            <dd>
              <code>{shown[field]}</code>
              <CopyButton text={shown[field]} what={texts.fields[field]} />
            </dd>
          </div>
        ))}
      </dl>
      <h4>{texts.pageTitle}</h4>
      <OnThePage reading={reading} texts={texts} />
    </>
  );
}

function OnThePage({ reading, texts }: { reading: FederatedReading; texts: FederationTexts }) {
  if (reading.entry !== 'seen') return <p class="source">{texts[reading.entry === 'absent' ? 'absent' : 'notSeen']}</p>;
  return (
    <ul class="compared">
      {FEDERATED_FIELDS.map((field) => {
        const comparison = reading.fields[field];
        return (
          <li key={field} data-field={field} data-state={comparison.state}>
            <StatusIcon status={STATUS[comparison.state]} hint />
            <span>{`${texts.fields[field]}: ${said(comparison, texts)}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

const STATUS = { agrees: 'pass', differs: 'fail', 'not-shown': 'unknown' } as const;
const DIFFERS = { case: 'differsCase', slash: 'differsSlash', other: 'differsOther' } as const;

function said(comparison: Comparison, texts: FederationTexts): string {
  if (comparison.state !== 'differs') return comparison.state === 'agrees' ? texts.agrees : texts.notShown;
  return fill(texts[DIFFERS[comparison.kind]], { at: comparison.at, found: comparison.found });
}
