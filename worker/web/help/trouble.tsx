import { failureAnchor, failureGroups, SYMPTOM_IDS, SYMPTOMS, type Symptom } from '@production-assist/shared/help';
import { Blocks } from './blocks.tsx';
import { failureEntry } from './entries.ts';
import { helpWords } from './texts.ts';

/** By what somebody sees, then every failure with what to do. */
export function Trouble() {
  const { help } = helpWords();
  return (
    <>
      {SYMPTOM_IDS.map((symptom) => (
        <SymptomCard key={symptom} symptom={symptom} />
      ))}
      <div class="stack is-close">
        <h3 id="failures" tabIndex={-1}>
          {help.failuresTitle}
        </h3>
        <p class="quiet">{help.failuresLead}</p>
      </div>
      {failureGroups().map(({ step, codes }) => (
        <div key={step} class="stack is-close">
          <h4>{step === 'service' ? help.service : help.steps[step].title}</h4>
          <dl class="help-failures">
            {codes.map((code) => (
              <Failure key={code} code={code} />
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

function SymptomCard({ symptom }: { symptom: Symptom }) {
  const { help, failures } = helpWords();
  const { title, body } = help.symptoms[symptom];
  return (
    <div class="stack is-close" id={`symptom-${symptom}`} tabIndex={-1}>
      <h3>{title}</h3>
      <Blocks body={body} />
      <p class="small">{help.causes}</p>
      <ul class="help-causes">
        {SYMPTOMS[symptom].map((code) => (
          <li key={code}>
            <a href={`#${failureAnchor(code)}`}>{failureEntry(code, failures, help).title}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Failure({ code }: { code: Parameters<typeof failureAnchor>[0] }) {
  const { help, failures } = helpWords();
  const { anchor, title, fix } = failureEntry(code, failures, help);
  return (
    <div id={anchor} tabIndex={-1}>
      <dt>
        {title} <code class="quiet">{code}</code>
      </dt>
      <dd>{fix}</dd>
    </div>
  );
}
