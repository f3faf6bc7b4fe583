import { addTestDirectory, type TestDirectory } from '../local/directories.ts';
import type { PageStage } from './page.ts';
import { PEOPLE } from './services.ts';

/** Directories added so far; each has ids of its own. */
let directories = 0;

/**
 * A tenant of its own for one test: people have the roles in it they have in the first one, and in the simulator is a
 * directory that fits.
 *
 * @param connected whether that directory's values are saved already
 */
export async function addTenant(
  stage: PageStage,
  tenantId: string,
  { members = 3, connected = false } = {},
): Promise<TestDirectory> {
  directories += 1;
  const added = addTestDirectory(stage.simulator, directories, { members });
  await stage.api.call('PUT', `/api/tenants/${tenantId}`, { name: `Tenant ${tenantId}` });
  const grant = stage.worker.d1.prepare(
    'INSERT INTO admins (issuer, subject, tenant_id, role, created_at, created_by) VALUES (?, ?, ?, ?, 0, ?)',
  );
  for (const { subject, role } of PEOPLE) {
    if (role) await grant.bind(stage.simulator.issuer.url, subject, tenantId, role, 'test').run();
  }
  if (connected) {
    const { directoryId, clientId, secret: clientSecret } = added;
    await stage.api.call('PUT', `/api/tenants/${tenantId}/connection`, { directoryId, clientId, clientSecret });
  }
  return added;
}
