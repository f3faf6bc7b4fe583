import { readCertificate } from '@production-assist/shared/setup-code/certificate';
import type { Choice } from '@production-assist/shared/setup-code/choice';
import { certificate } from '../../service/certificate.ts';
import { federation } from '../../service/federation.ts';
import { replacement } from '../../service/replacement.ts';
import { asConnected } from '../../service/tokens.ts';
import type { WorkerAccess, WorkerAnswer } from '../../worker-api.ts';
import { connection, values, words } from '../state.ts';

/** What is known for a script, so that nobody has to type it. What is not known stays empty. */

const ask = <Value>(by: (access: WorkerAccess) => Promise<WorkerAnswer<Value>>) =>
  asConnected(({ accessToken: token, origin, tenantId }) => by({ origin, tenantId, token }), Date.now);

/** The ids that were read from pages or typed in the panel. */
export function idsHere(): Partial<Choice> {
  const { directoryId, clientId } = values.value;
  return { directoryId: directoryId?.value ?? '', clientId: clientId?.value ?? '' };
}

/** What the connected service knows for a kind. @returns null where it could not be asked for what is needed */
export async function knownAtService(kind: Choice['kind']): Promise<Partial<Choice> | null> {
  if (!connection.value) return {};
  const language = words.value?.language ?? 'en';
  const saved = await ask((access) => replacement(access, language).look());
  const ids = saved.ok
    ? { cloud: saved.value.cloud, directoryId: saved.value.directoryId, clientId: saved.value.clientId }
    : {};
  if (kind === 'certificate') return { ...ids, ...(await savedCertificate()) };
  if (kind === 'secret') return ids;
  const answer = await ask((access) => federation(access));
  return answer.ok ? { ...ids, issuer: answer.value.issuer, subject: answer.value.subject } : null;
}

/** The certificate on its way in, else the one that is used. */
async function savedCertificate(): Promise<Partial<Choice>> {
  for (const of of ['candidate', 'current'] as const) {
    const answer = await ask((access) => certificate(access, of));
    const found = answer.ok ? await readCertificate(answer.value) : null;
    if (found && typeof found === 'object') return { certificate: found };
  }
  return {};
}
