/** The words around signing in without a secret; loaded with what shows them. `{…}` is filled in. */
export interface FederationTexts {
  title: string;
  intro: string;
  /** What to do, in order. */
  do: readonly string[];
  /** The last of it, where Production Assist has not been told yet. */
  choose: string;
  fields: { issuer: string; subject: string; name: string; audience: string };
  loading: string;
  again: string;
  pageTitle: string;
  notSeen: string;
  absent: string;
  agrees: string;
  notShown: string;
  /** {found}, {at} */
  differsOther: string;
  differsCase: string;
  differsSlash: string;
  /** {origin} */
  unreachable: string;
}
