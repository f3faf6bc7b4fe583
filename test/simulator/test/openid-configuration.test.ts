import { CLOUD_IDS, CLOUDS, type Cloud } from '@production-assist/shared/clouds';
import { describe, expect, it } from 'vitest';
import { GTG } from '../src/gtg.ts';
import { simulated } from './helpers.ts';

const IDS: Record<Cloud, string> = {
  global: GTG.directoryId,
  usgov: '10000000-0000-4000-8000-000000000001',
  usdod: '10000000-0000-4000-8000-000000000002',
  china: '10000000-0000-4000-8000-000000000003',
};

async function withAllClouds() {
  const all = await simulated();
  for (const cloud of CLOUD_IDS.slice(1)) all.simulator.addDirectory({ id: IDS[cloud], cloud, displayName: cloud });
  const discover = (name: string, cloud: Cloud = 'global') =>
    all.call(`${CLOUDS[cloud].signIn}/${name}/v2.0/.well-known/openid-configuration`);
  return { ...all, discover };
}

describe('the OpenID configuration', () => {
  it.each(CLOUD_IDS)('names the directory and the hosts of cloud %s', async (cloud) => {
    const { discover } = await withAllClouds();
    const { status, body } = await discover(IDS[cloud], cloud);
    expect(status).toBe(200);
    expect(body.issuer).toBe(`${CLOUDS[cloud].signIn}/${IDS[cloud]}/v2.0`);
    expect(body.token_endpoint).toBe(`${CLOUDS[cloud].signIn}/${IDS[cloud]}/oauth2/v2.0/token`);
    expect(`https://${body.msgraph_host}`).toBe(CLOUDS[cloud].graph);
  });

  it('answers a domain with the directory’s id', async () => {
    const { discover } = await withAllClouds();
    expect((await discover('GTG.example')).body.issuer).toContain(GTG.directoryId);
  });

  it.each(['common', 'organizations'])('of %s has a placeholder for an issuer', async (name) => {
    const { discover } = await withAllClouds();
    const { status, body } = await discover(name);
    expect([status, body.issuer]).toEqual([200, 'https://login.microsoftonline.com/{tenantid}/v2.0']);
  });

  it.each([
    ['00000000-0000-4000-8000-00000000dead', 'global', 90002],
    ['not-a-domain', 'global', 900023],
    [IDS.china, 'global', 90002],
    [IDS.global, 'usgov', 90002],
  ] as const)('of %s at %s is refused', async (name, cloud, aadsts) => {
    const { discover } = await withAllClouds();
    const { status, body } = await discover(name, cloud);
    expect([status, body.error_codes]).toEqual([400, [aadsts]]);
  });

  it('of a government directory is known at the commercial host', async () => {
    const { discover, simulator } = await withAllClouds();
    const named = await discover(IDS.usgov);
    expect(named.status).toBe(200);
    expect(named.body).toMatchObject({ tenant_region_scope: 'USGov', msgraph_host: 'graph.microsoft.us' });
    const directory = simulator.directory(IDS.usgov);
    if (directory) directory.behaviour.discoveryNames = 'commercial';
    const { body } = await discover(IDS.usgov);
    expect(body).toMatchObject({ tenant_region_scope: 'USGov', msgraph_host: 'graph.microsoft.com' });
  });
});
