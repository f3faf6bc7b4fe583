import type { Check } from '@production-assist/shared/api';
import type { MadePreview } from '../preview/asking.ts';
import { type AdviceCode, type Advised, fieldsWith } from './advice.ts';
import {
  canPreview,
  changedFields,
  type Field,
  type FormValues,
  isNewRule,
  isSamePreview,
  isSameRule,
} from './values.ts';

/** What is to be said before these values are saved. Pure. */
export interface Doubts {
  /** `none`: nobody asked Microsoft; `stale`: with other values; `made`: with these. */
  preview: 'none' | 'stale' | 'made';
  failing: readonly Check[];
  /** All members were read, or a failed check says why not. */
  complete: boolean;
  advised: readonly { field: Field; code: AdviceCode }[];
  /**
   * Whether it is known whom a new rule for leavers would concern, or nothing is new about it; `unasked`: asking is
   * still to be done; `unknown`: the answer does not say it.
   */
  rule: 'known' | 'unasked' | 'unknown';
}

/** Changes that Microsoft has a say in. */
const PROVEN: readonly Field[] = ['cloud', 'directoryId', 'clientId', 'credentialKind', 'clientSecret'];

/**
 * @param saved null where nothing is saved yet
 * @returns null where there is nothing to ask about: all is proven, or nothing that needs proof was changed
 */
export function doubtsOf(
  values: FormValues,
  saved: FormValues | null,
  advised: Advised,
  made: MadePreview | null,
): Doubts | null {
  const changed = saved ? changedFields(values, saved) : null;
  const isChanged = (field: Field) => changed === null || changed.includes(field);
  const warnings = fieldsWith(advised, 'warn').flatMap((field) => {
    const code = advised[field];
    return code && isChanged(field) ? [{ field, code }] : [];
  });
  // Whoever cannot be asked about before saving is asked about after it.
  const isLater = !canPreview(values, saved);
  const rule = isLater ? 'known' : knownRule(values, saved, made);
  if (isLater || !PROVEN.some(isChanged)) {
    const isFine = warnings.length === 0 && rule === 'known';
    return isFine ? null : { preview: 'made', failing: [], complete: true, advised: warnings, rule };
  }
  const preview = !made ? 'none' : isSamePreview(values, made.asked) ? 'made' : 'stale';
  const answer = preview === 'made' ? made?.preview : null;
  const failing = answer?.checks.filter(({ status }) => status === 'fail') ?? [];
  const complete = answer ? answer.complete || failing.length > 0 : true;
  const isFine = preview === 'made' && failing.length === 0 && complete && warnings.length === 0 && rule === 'known';
  return isFine ? null : { preview, failing, complete, advised: warnings, rule };
}

/** Nobody loses access by a rule that lets everyone keep it. */
function knownRule(values: FormValues, saved: FormValues | null, made: MadePreview | null): Doubts['rule'] {
  if (values.leavers === 'keep' || !isNewRule(values, saved)) return 'known';
  if (!made || !isSamePreview(values, made.asked) || !isSameRule(values, made.asked)) return 'unasked';
  return made.preview.complete ? 'known' : 'unknown';
}
