import type { FailureCode } from '../../failures.ts';
import type { FailureText } from '../texts.ts';

/** Words of the failures of one subject. All subjects together have to name every failure: `Texts` asks for it. */
export type SomeFailures = Partial<Record<FailureCode, FailureText>>;
