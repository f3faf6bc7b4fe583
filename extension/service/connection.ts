import { tenantId } from '@production-assist/shared/values';
import * as v from 'valibot';
import { stored } from '../stored.ts';

/**
 * The connection to the service, as the extension keeps it. The tokens are in memory and gone when the browser closes;
 * on disk is where the service is, and what this installation calls itself.
 */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

const connectionSchema = v.object({
  /** The service the tokens are of, and the only one they are sent to. */
  origin: text,
  accessToken: text,
  refreshToken: text,
  /** Of the access token, in ms since 1970. */
  expiresAt: v.number(),
  scopes: v.array(v.string()),
  tenantId,
  tenantName: v.string(),
  /** Who is signed in, for people. */
  person: v.string(),
});
export type Connection = v.InferOutput<typeof connectionSchema>;

export const connectionItem = stored('session', 'connection', v.nullable(connectionSchema), null);

const serviceSchema = v.object({ origin: text, tenantId: v.nullable(tenantId) });
/** Where the service is, and which of its tenants was meant last. */
export type Service = v.InferOutput<typeof serviceSchema>;

/** Remembered when the tokens are gone. */
export const serviceItem = stored('local', 'service', v.nullable(serviceSchema), null);

const installationItem = stored('local', 'installation', v.nullable(v.pipe(v.string(), v.uuid())), null);

/** Chosen at random, once: by it the service knows that a new connection takes the place of this installation's last. */
export async function installation(): Promise<string> {
  return (await installationItem.change((id) => id ?? crypto.randomUUID())) ?? '';
}
