import { createSimulator, type Simulator } from '@production-assist/simulator/simulator';
import { importPKCS8, SignJWT } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { type CertifiedKey, makeCertificate, x5tS256 } from '../../worker/src/certificate/certificate.ts';
import { addTestDirectory, type TestDirectory } from '../local/directories.ts';

/** What the simulated sign-in service makes of an assertion that is wrong in one point. */

const NOW = Date.UTC(2026, 10, 23, 9);
const SECONDS = NOW / 1000;

let simulator: Simulator;
let directory: TestDirectory;
let made: CertifiedKey;
let other: CertifiedKey;
beforeAll(async () => {
  simulator = await createSimulator({ now: () => NOW });
  directory = addTestDirectory(simulator, 1, { now: NOW });
  [made, other] = await Promise.all([makeCertificate('one', NOW), makeCertificate('two', NOW)]);
  directory.directory.applications.get(directory.clientId)?.certificates.push({ der: made.certificate.der });
});

interface Wrong {
  claims?: Record<string, unknown>;
  alg?: string;
  signedBy?: () => CertifiedKey;
  named?: () => CertifiedKey;
}

async function askFor({ claims = {}, alg = 'PS256', signedBy = () => made, named = () => made }: Wrong) {
  const { directoryId, clientId } = directory;
  const endpoint = `https://login.microsoftonline.com/${directoryId}/oauth2/v2.0/token`;
  const pem = `-----BEGIN PRIVATE KEY-----\n${signedBy().privateKey}\n-----END PRIVATE KEY-----`;
  const payload = { iss: clientId, sub: clientId, aud: endpoint, jti: 'j', nbf: SECONDS, exp: SECONDS + 300 };
  const assertion = await new SignJWT({ ...payload, ...claims })
    .setProtectedHeader({ alg, typ: 'JWT', 'x5t#S256': x5tS256(named().certificate) })
    .sign(await importPKCS8(pem, alg));
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    scope: 'https://graph.microsoft.com/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const response = await simulator.fetch(new Request(endpoint, { method: 'POST', body }));
  const answer = (await response.json()) as { error_codes?: number[] };
  return answer.error_codes?.[0] ?? response.status;
}

it.each<[string, number, Wrong]>([
  ['nothing', 200, {}],
  ['an older signature', 200, { alg: 'RS256' }],
  ['a certificate of nobody', 700027, { named: () => other, signedBy: () => other }],
  ['the key of another one', 50013, { signedBy: () => other }],
  ['made out for somebody else', 700023, { claims: { aud: 'https://login.microsoftonline.com/common' } }],
  ['over', 700024, { claims: { nbf: SECONDS - 900, exp: SECONDS - 600 } }],
  ['not begun', 700024, { claims: { nbf: SECONDS + 600, exp: SECONDS + 900 } }],
  ['made out by another application', 700021, { claims: { iss: 'other' } }],
  ['about another application', 700021, { claims: { sub: 'other' } }],
])('wrong is %s: %i', async (_, code, wrong) => {
  expect(await askFor(wrong)).toBe(code);
});
