import '../credential/credential.css';
import './help.css';
import { CLOUD_IDS, CLOUDS, type Cloud, DEFAULT_CLOUD } from '@production-assist/shared/clouds';
import { PARTS_AFTER, PARTS_BEFORE } from '@production-assist/shared/help';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { useEffect, useState } from 'preact/hooks';
import { SelectField } from '../components/field.tsx';
import { Loading } from '../components/loading.tsx';
import { useTitle } from '../components/use-title.ts';
import { HOME } from '../routes.ts';
import { words } from '../texts.ts';
import { Contents } from './contents.tsx';
import { PartSection } from './part-section.tsx';
import { StepSection } from './step-section.tsx';
import { helpWords, useHelpTexts } from './texts.ts';

/** `/help`: the set-up guide. Everybody who is signed in may read it, with or without a tenant. */
export default function Screen() {
  return useHelpTexts() ? <Help /> : <Loading lines={6} />;
}

function Help() {
  const { common } = words();
  const { help } = helpWords();
  const [cloud, setCloud] = useState<Cloud>(DEFAULT_CLOUD);
  useTitle(help.title);
  useEffect(goToAnchor, []);
  return (
    <div class="help">
      <div class="help-head stack is-close">
        <a class="tenant-up" href={HOME}>
          {common.allTenants}
        </a>
        <h1>{help.title}</h1>
        <p class="quiet">{help.lead}</p>
      </div>
      <Contents />
      <div class="stack">
        <div class="card help-cloud">
          <SelectField
            label={help.cloud}
            name="cloud"
            help={help.cloudHelp}
            value={cloud}
            options={CLOUD_IDS.map((value) => ({ value, text: CLOUDS[value].name }))}
            onChange={setCloud}
          />
        </div>
        {PARTS_BEFORE.map((part) => (
          <PartSection key={part} part={part} cloud={cloud} />
        ))}
        {ALL_STEPS.map((step) => (
          <StepSection key={step.id} step={step} cloud={cloud} />
        ))}
        {PARTS_AFTER.map((part) => (
          <PartSection key={part} part={part} cloud={cloud} />
        ))}
      </div>
    </div>
  );
}

/** The browser has looked for the place the address names before it was there. */
function goToAnchor(): void {
  const place = document.getElementById(location.hash.slice(1));
  place?.scrollIntoView();
  place?.focus({ preventScroll: true });
}
