import { CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import type { Directory } from './directory.ts';
import { cloudsAt, nameKind } from './directory-name.ts';
import { signInAnswer, signInError } from './sign-in-errors.ts';
import { findDirectory, type World } from './world.ts';

/** `cloud_instance_name` and `cloud_graph_host_name` of each cloud's metadata. */
const INSTANCES: Record<Cloud, { name: string; azureAdGraph: string }> = {
  global: { name: 'microsoftonline.com', azureAdGraph: 'graph.windows.net' },
  usgov: { name: 'microsoftonline.us', azureAdGraph: 'graph.windows.net' },
  usdod: { name: 'microsoftonline.us', azureAdGraph: 'graph.windows.net' },
  china: { name: 'partner.microsoftonline.cn', azureAdGraph: 'graph.chinacloudapi.cn' },
};

/** Unlike the token endpoint, the metadata may be read by any web page. */
const OPEN_TO_PAGES = { 'Access-Control-Allow-Origin': '*' };

/** Answers a directory's OpenID metadata, which needs no sign-in. */
export function openIdConfiguration(world: World, request: Request, name: string): Response {
  const { origin } = new URL(request.url);
  const here = cloudsAt(origin)[0] ?? 'global';
  const values = { directory: name };
  const kind = nameKind(name);
  if (kind === 'placeholder') {
    const issuer = name === 'consumers' ? '9188040d-6c67-4c5b-b112-36a304b66dad' : '{tenantid}';
    return signInAnswer(world, request, 200, metadata(here, name, issuer, null), OPEN_TO_PAGES);
  }
  // Here, unlike at the token endpoint, a directory that is not one is an "invalid tenant".
  if (kind === 'malformed')
    return signInError(world, request, 900023, { values, error: 'invalid_tenant', headers: OPEN_TO_PAGES });

  const directory = findDirectory(world, name);
  if (directory === undefined || !isAnsweredAt(directory, origin)) {
    return signInError(world, request, 90002, { values, error: 'invalid_tenant', headers: OPEN_TO_PAGES });
  }
  const isHome = cloudsAt(origin).includes(directory.cloud);
  const cloud = isHome || directory.behaviour.discoveryNames === 'government' ? directory.cloud : here;
  return signInAnswer(
    world,
    request,
    200,
    metadata(cloud, directory.id, directory.id, directory.regionScope),
    OPEN_TO_PAGES,
  );
}

/** The commercial service also knows the directories of the US Government clouds. */
function isAnsweredAt(directory: Directory, origin: string): boolean {
  if (cloudsAt(origin).includes(directory.cloud)) return true;
  const isGovernment = directory.cloud === 'usgov' || directory.cloud === 'usdod';
  return isGovernment && origin === CLOUDS.global.signIn;
}

/** @param segment what stands for the directory in the endpoints' paths */
function metadata(cloud: Cloud, segment: string, issuerId: string, regionScope: string | null): object {
  const { signIn, graph } = CLOUDS[cloud];
  const base = `${signIn}/${segment}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${signIn}/${issuerId}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${graph}/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'tid', 'ver', 'email'],
    tenant_region_scope: regionScope,
    cloud_instance_name: INSTANCES[cloud].name,
    cloud_graph_host_name: INSTANCES[cloud].azureAdGraph,
    msgraph_host: new URL(graph).host,
    rbac_url: 'https://pas.windows.net',
  };
}
