/** A client secret of an application. All times are milliseconds since the epoch. */
export interface Secret {
  /** The "Secret ID": a GUID people paste by mistake. */
  keyId: string;
  value: string;
  expiresAt: number;
  /** What the administrator called it. */
  description?: string;
  /** A new secret is refused as wrong (7000215) until it has been replicated. */
  notBefore?: number;
}

/** A certificate that was uploaded to an application. */
export interface Certificate {
  /** DER in base64. */
  der: string;
  description?: string;
  /** A new one is refused as not registered (700027) until it has been replicated. */
  knownFrom?: number;
}

/** An issuer outside that an application trusts, and whom of it. Compared letter by letter. */
export interface FederatedCredential {
  /** What the administrator called it; it cannot be changed later. */
  name: string;
  issuer: string;
  subject: string;
  /** Default: the usual one of the directory's cloud. */
  audience?: string;
  description?: string;
}

/** An application permission of Microsoft Graph an administrator has consented to. */
export interface Consent {
  name: string;
  at: number;
  /** Tokens minted before this moment do not carry the role yet. Default: `at`. */
  visibleAt?: number;
  /** This many more tokens are minted without the role. Counts down by itself. */
  hiddenForTokens?: number;
}
