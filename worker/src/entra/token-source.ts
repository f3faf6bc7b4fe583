import type { Failure } from '@production-assist/shared/failures';
import { failureOf } from '../failure-error.ts';
import type { Network } from './network.ts';
import { isRefusedCredential } from './refused.ts';
import { type Application, type AppToken, type Credential, signIn } from './sign-in.ts';

/** What stands in for a credential Microsoft refuses. */
export interface Fallback {
  /** Another credential of the same application, opened only where it is needed; null where there is none. */
  open(): Promise<Credential | null>;
  /** Called when a token was got with it. @param refusal why Microsoft refused the credential itself */
  used(refusal: Failure): Promise<void>;
}

/** Where an application's tokens come from: its credential, and where Microsoft refuses that one, the fallback. */
export class TokenSource {
  /** Why Microsoft refused the credential itself; null as long as it did not. */
  refusal: Failure | null = null;
  /** Whether a token was got with the fallback. */
  fellBack = false;
  readonly application: Application;
  readonly #network: Network;
  readonly #fallback: Fallback | null;

  constructor(network: Network, application: Application, fallback: Fallback | null = null) {
    this.#network = network;
    this.application = application;
    this.#fallback = fallback;
  }

  /**
   * A new token.
   *
   * @throws FailureError naming what Microsoft's refusal of the credential itself means
   */
  async mint(): Promise<AppToken> {
    try {
      return await signIn(this.#network, this.application);
    } catch (error) {
      const failure = failureOf(error);
      if (!isRefusedCredential(failure)) throw error;
      this.refusal = failure;
      const token = await this.#mintInstead();
      if (!token) throw error;
      this.fellBack = true;
      await this.#fallback?.used(failure);
      return token;
    }
  }

  /** Null where the fallback is of no use either: what is to be put right is the credential itself. */
  async #mintInstead(): Promise<AppToken | null> {
    try {
      const credential = (await this.#fallback?.open()) ?? null;
      return credential && (await signIn(this.#network, { ...this.application, credential }));
    } catch {
      return null;
    }
  }
}
