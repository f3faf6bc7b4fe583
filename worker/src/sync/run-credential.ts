import type { Failure } from '@production-assist/shared/failures';
import { sealingKeys } from '../config.ts';
import type { Network } from '../entra/network.ts';
import type { Credential } from '../entra/sign-in.ts';
import { type Fallback, TokenSource } from '../entra/token-source.ts';
import { usableCredential } from '../entra/usable.ts';
import { FailureError } from '../failure-error.ts';
import { type ConnectionRow, getConnection } from '../store/connections.ts';
import { fallbackOf } from '../store/formers.ts';
import { expiredStatement, stoodInStatements, verifiedStatements } from '../store/replacement.ts';
import type { Checkpoint } from '../store/run-checkpoint.ts';
import type { RunLease } from '../store/run-lease.ts';
import { openCredential } from '../store/vault.ts';

/** With what a run signs in, and what it has learned about that at its end. */
export class RunCredential {
  readonly source: TokenSource;
  readonly #connection: ConnectionRow;
  readonly #before: Checkpoint | null;

  private constructor(source: TokenSource, connection: ConnectionRow, before: Checkpoint | null) {
    this.source = source;
    this.#connection = connection;
    this.#before = before;
  }

  /**
   * @param before where an owner before stopped, and with which credential
   * @throws FailureError as `openCredential`; `connection-changed` where it was replaced a moment ago
   */
  static async open(
    env: Env,
    network: Network,
    lease: RunLease,
    connection: ConnectionRow,
    before: Checkpoint | null,
  ): Promise<RunCredential> {
    const { cloud, directoryId, clientId } = connection;
    const credential = await presentCredential(env, network, connection);
    const fallback: Fallback = {
      open: () => fallbackCredential(env, network, connection),
      used: async (refusal) => {
        // At once: a later owner, who goes on with this token, does not know how it was got.
        const statements = refusedStatements(env.DB, lease, connection, refusal, true, network.now());
        // Written with the end of this turn again, if it has one: it is recorded once.
        await env.DB.batch(statements).catch(() => undefined);
      },
    };
    const source = new TokenSource(network, { cloud, directoryId, clientId, credential }, fallback);
    return new RunCredential(source, connection, before);
  }

  /** The one credential the whole run has used so far; null where there were several, or the fallback stood in. */
  get used(): number | null {
    const { credentialUpdatedAt } = this.#connection;
    if (this.source.fellBack) return null;
    return this.#before && this.#before.credential !== credentialUpdatedAt ? null : credentialUpdatedAt;
  }

  /** Whether an end in full would prove a credential that no run has proven yet. */
  get proves(): boolean {
    const { credentialVerifiedAt, credentialExpiredAt } = this.#connection;
    return this.used !== null && (credentialVerifiedAt === null || credentialExpiredAt !== null);
  }

  /** What goes with the end of a run. @param full whether it succeeded, and every member was read */
  statements(db: D1Database, lease: RunLease, full: boolean, now: number): D1PreparedStatement[] {
    const { refusal, fellBack } = this.source;
    const { credentialUpdatedAt } = this.#connection;
    return [
      ...(refusal ? refusedStatements(db, lease, this.#connection, refusal, fellBack, now) : []),
      ...(full && this.proves ? verifiedStatements(db, lease, credentialUpdatedAt, now) : []),
    ];
  }
}

/** What there is to record of a credential that Microsoft refuses; carried out twice it records nothing more. */
function refusedStatements(
  db: D1Database,
  lease: RunLease,
  { credentialUpdatedAt }: ConnectionRow,
  { code }: Failure,
  fellBack: boolean,
  now: number,
): D1PreparedStatement[] {
  const isExpired = code === 'secret-expired' || code === 'certificate-expired';
  return [
    ...(isExpired ? [expiredStatement(db, lease, credentialUpdatedAt, now)] : []),
    ...(fellBack ? stoodInStatements(db, lease, code, now) : []),
  ];
}

async function presentCredential(env: Env, network: Network, connection: ConnectionRow): Promise<Credential> {
  const { tenantId, credentialVersion, credentialUpdatedAt } = connection;
  const place = { tenantId, version: credentialVersion };
  const age = { savedAt: credentialUpdatedAt, now: network.now() };
  try {
    const stored = await openCredential(env.CREDENTIALS, sealingKeys(env), place, connection, age);
    return usableCredential(env, stored);
  } catch (error) {
    // Replaced, and destroyed, between the two reads: the next attempt finds the new one.
    const now = await getConnection(env.DB, tenantId);
    if (now && now.credentialVersion !== credentialVersion) throw new FailureError('connection-changed');
    throw error;
  }
}

async function fallbackCredential(env: Env, network: Network, connection: ConnectionRow): Promise<Credential | null> {
  const { tenantId } = connection;
  const former = await fallbackOf(env.DB, tenantId);
  if (!former?.credentialVersion) return null;
  const place = { tenantId, version: former.credentialVersion };
  const age = { savedAt: former.createdAt, now: network.now() };
  return usableCredential(env, await openCredential(env.CREDENTIALS, sealingKeys(env), place, connection, age));
}
