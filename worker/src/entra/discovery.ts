import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import type { Failure } from '@production-assist/shared/failures';
import { object, text } from './json.ts';
import { type Network, request } from './network.ts';
import { noAnswerFailure, signInFailure } from './sign-in-errors.ts';

/**
 * Whether a directory exists in a cloud, asked without any credential: its discovery document names its own GUID,
 * and which cloud it lives in.
 *
 * @returns null where it does, else the failure that names why not
 */
export async function findDirectory(network: Network, cloud: Cloud, directoryId: string): Promise<Failure | null> {
  const { signIn, graph, name } = CLOUDS[cloud];
  const outcome = await request(
    network,
    () => new Request(`${signIn}/${directoryId}/v2.0/.well-known/openid-configuration`),
  );
  if ('none' in outcome) return noAnswerFailure(outcome.none);
  const { answer } = outcome;
  if (answer.status >= 400) {
    const failure = signInFailure(answer.json, answer.status);
    return { ...failure, params: { ...failure.params, cloud: name } };
  }
  const document = object(answer.json);
  const issuer = text(document?.issuer) ?? '';
  if (!issuer.toLowerCase().includes(directoryId)) return { code: 'directory-not-found', params: { cloud: name } };
  return livesElsewhere(cloud, document, new URL(graph).host) ? { code: 'cloud-wrong', params: { cloud: name } } : null;
}

/** A government directory is answered by the commercial host too; only the document's details tell. */
function livesElsewhere(cloud: Cloud, document: ReturnType<typeof object>, graphHost: string): boolean {
  const tokenHost = hostOf(text(document?.token_endpoint));
  if (tokenHost && tokenHost !== new URL(CLOUDS[cloud].signIn).host) return true;
  const region = text(document?.tenant_region_scope)?.toUpperCase();
  if (cloud === 'global' && (region === 'USGOV' || region === 'USG' || region === 'DOD')) return true;
  const msgraph = text(document?.msgraph_host)?.toLowerCase();
  return msgraph !== undefined && msgraph !== graphHost;
}

function hostOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).host : undefined;
}
