import type { SetupScriptTexts } from '../texts/setup-code/texts.ts';
import { azureCli } from './azure-cli.ts';
import { graphPowershell } from './graph-powershell.ts';
import { type SetupForm, type SetupInput, type SetupPlan, setupPlan } from './plan.ts';
import { terraform } from './terraform.ts';

/** What each form is written with. */
export interface Writing {
  input: SetupInput;
  plan: SetupPlan;
  texts: SetupScriptTexts;
}

/** A script, ready to be copied or saved. */
export interface SetupScript {
  fileName: string;
  text: string;
}

const FORMS: Record<SetupForm, { fileName: string; write: (writing: Writing) => string }> = {
  'azure-cli': { fileName: 'production-assist.sh', write: azureCli },
  'graph-powershell': { fileName: 'production-assist.ps1', write: graphPowershell },
  terraform: { fileName: 'production-assist.tf', write: terraform },
};

/**
 * The script that makes what the guide asks for, with comments and messages in the reader's language.
 *
 * @throws RangeError for values no script can hold
 */
export function setupScript(form: SetupForm, input: SetupInput, texts: SetupScriptTexts): SetupScript {
  const { fileName, write } = FORMS[form];
  return { fileName, text: write({ input, plan: setupPlan(input), texts }) };
}
