import type { CredentialKind } from '../../requests-credentials.ts';

/** `{count}` stands for the number. */
export interface Counted {
  one: string;
  other: string;
}

/** The words around replacing a credential; loaded with what shows them. `{…}` is filled in. */
export interface ReplaceTexts {
  title: string;
  lead: string;
  /** {hint}, {day} */
  inUse: string;
  inUseOther: Record<Exclude<CredentialKind, 'secret'>, string>;
  dayUnknown: string;
  loading: string;
  noConnection: string;
  /** Not connected any more: before anything is begun anew. */
  reconnect: string;
  /** What a step is at, for those who do not see its mark. */
  progress: Record<'done' | 'now' | 'open', string>;
  /** {title}: the step that is due now */
  now: string;
  allSteps: string;
  step: Record<'make' | 'give' | 'run' | 'remove', string>;
  /** Where another kind is on its way in or out. */
  enter: Record<Exclude<CredentialKind, 'secret'>, string>;
  removeTitle: Record<CredentialKind, string>;
  wrongDirectory: string;
  offer: Record<'there' | 'prove' | 'refused' | 'run' | 'remove', string>;
  offerGo: Record<'begin' | 'goOn', string>;

  make: { do: readonly string[]; care: string; other: string; federated: string; useFederated: string; page: string };
  give: {
    text: string;
    submit: string;
    going: string;
    /** {found} */
    foreign: string;
    mayNot: string;
    notConnected: string;
    byForm: string;
    saved: string;
  };
  prove: {
    title: string;
    usual: string;
    usualEntry: string;
    /** {seconds} */
    next: string;
    nextNow: string;
    leave: string;
    tries: Counted;
    last: string;
    again: string;
    asking: string;
    another: string;
    cancel: string;
    cancelled: string;
    refusedTitle: string;
    refused: string;
  };
  track: Record<'proving' | 'proven' | 'current' | 'verified', string>;
  trackTitle: string;
  trackState: Record<'done' | 'now' | 'wrong' | 'open', string>;
  run: {
    text: string;
    waiting: string;
    read: Counted;
    failed: string;
    page: string;
    byHand: string;
    succeeded: string;
    back: string;
  };
  remove: {
    text: string;
    textByHand: string;
    do: Record<CredentialKind, readonly string[]>;
    which: string;
    hint: string;
    saved: string;
    ends: string;
    unknown: string;
    thumbprint: string;
    /** The table of Entra. */
    table: string;
    old: Record<'unseen' | 'there' | 'unclear' | 'gone', string>;
    unseenWhole: string;
    meaning: Record<'in-use' | 'old' | 'unclear' | 'other', string>;
    unnamed: string;
    show: string;
    /** {name} */
    showNamed: string;
    stop: string;
    stopUnclear: string;
    missing: string;
    again: string;
    others: string;
    submit: string;
    noting: string;
  };
  done: { title: string; text: string; again: string };
  /** {origin} */
  noNews: string;
  otherCloud: string;
}
