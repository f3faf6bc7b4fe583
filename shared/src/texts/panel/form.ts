/** The words around filling the form; loaded with what shows them. `{…}` is filled in. */
export interface FormTexts {
  address: string;
  /** {origin} */
  fill: string;
  /** {values} */
  fillNeeds: string;
  checkFirst: string;
  toCheck: string;
  read: string;
  /** {origin} */
  noTab: string;
  /** {origin} */
  severalTabs: string;
  /** {origin} */
  openTab: string;
  /** {origin} */
  denied: string;
  filled: string;
  result: string;
  secretGone: string;
  neverSubmits: string;
  /** What became of a field. */
  field: Record<FieldResult, string>;
  /** Why nothing was filled in or read. */
  refusal: Record<FormRefusal, string>;
}

type FieldResult = 'filled' | 'refused' | 'no-such-label' | 'hidden' | 'disabled' | 'read-only' | 'ambiguous';

type FormRefusal =
  | 'not-a-page'
  | 'insecure'
  | 'microsoft'
  | 'not-approved'
  | 'inner-frame'
  | 'misunderstood'
  | 'failed'
  | 'no-form'
  | 'several-forms'
  | 'unreachable';
