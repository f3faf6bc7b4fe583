import { FederationView } from '@production-assist/shared/api';
import { readCertificate } from '@production-assist/shared/setup-code/certificate';
import type { Choice } from '@production-assist/shared/setup-code/choice';
import type { Api, Failed } from '../api.ts';
import { readConnection } from '../connection/editor.ts';
import { apiPath } from '../routes.ts';

/** What the service knows for a script, so that nobody has to type it. What it does not know stays empty. */

type Known = Partial<Choice>;

/** The directory and the application that are connected. */
export async function knownIds(api: Api, tenantId: string): Promise<Known> {
  const answer = await readConnection(api, tenantId);
  const connection = answer.ok ? answer.value.connection : null;
  if (!connection) return {};
  const { cloud, directoryId, clientId } = connection;
  return { cloud, directoryId, clientId };
}

/** What a credential of this kind needs, or why it is not known. */
export async function knownForKind(api: Api, tenantId: string, kind: Choice['kind']): Promise<Known | Failed> {
  if (kind === 'federated') return knownFederation(api, tenantId);
  return kind === 'certificate' ? knownCertificate(tenantId) : {};
}

/** What is entered for a federated credential, or why there is none; the service makes it when it is asked for first. */
async function knownFederation(api: Api, tenantId: string): Promise<Known | Failed> {
  const answer = await api.get(apiPath(tenantId, 'connection', 'federation'), FederationView);
  if (!answer.ok) return answer.failed;
  const { issuer, subject } = answer.value;
  return { issuer, subject };
}

/** The certificate on its way in, else the one that is used. */
async function knownCertificate(tenantId: string): Promise<Known> {
  for (const of of ['candidate', 'current']) {
    const answer = await fetch(`${apiPath(tenantId, 'connection', 'certificate')}?of=${of}`).catch(() => null);
    if (!answer?.ok) continue;
    const certificate = await readCertificate(new Uint8Array(await answer.arrayBuffer()));
    if (typeof certificate !== 'string') return { certificate };
  }
  return {};
}
