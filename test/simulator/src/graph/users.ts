import { coveringPermission } from '@production-assist/shared/permissions';
import { showUser, USER_PROPERTIES, userAccess } from '../redaction.ts';
import { denied, notFound } from './answer.ts';
import type { GraphContext } from './context.ts';
import { parseFilter } from './filter.ts';
import { named } from './groups.ts';
import { collection, cutPage } from './paging.ts';
import { checkSelect } from './query.ts';

/** `GET /users`. */
export function listUsers(context: GraphContext): object {
  const { directory, query } = context;
  const access = checkMayRead(context);
  checkSelect(query.select, USER_PROPERTIES, 'user');
  const filter = query.filter === null ? () => true : parseFilter(query.filter, query.advanced);
  const found = [...directory.users.values()].filter((user) => filter({ ...user }));
  const page = cutPage(context, found, (user) => user);
  const items = page.items.map((user) => showUser(user, query.select, access, directory.behaviour.redaction));
  return collection(context, named('users', query.select), { ...page, items }, () => found.length);
}

/** `GET /users/{id or userPrincipalName}`. */
export function readUser(context: GraphContext, id: string): object {
  const { directory, query, url } = context;
  const access = checkMayRead(context);
  checkSelect(query.select, USER_PROPERTIES, 'user');
  const wanted = id.toLowerCase();
  const user =
    directory.users.get(wanted) ??
    directory.users.get(id) ??
    [...directory.users.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted);
  if (user === undefined) throw notFound(id);
  return {
    '@odata.context': `${url.origin}/v1.0/$metadata#${named('users', query.select)}/$entity`,
    ...showUser(user, query.select, access, directory.behaviour.redaction),
  };
}

/** `GET /organization`. */
export function readOrganization(context: GraphContext): object {
  const { directory, roles, url } = context;
  if (!roles.includes('Organization.Read.All') && coveringPermission('Directory.Read.All', roles) === null) {
    throw denied();
  }
  const verifiedDomains = directory.domains.map((name, index) => ({ name, isDefault: index === 0, type: 'Managed' }));
  const { id, displayName } = directory;
  return {
    '@odata.context': `${url.origin}/v1.0/$metadata#organization`,
    value: [{ id, displayName, tenantType: 'AAD', verifiedDomains }],
  };
}

function checkMayRead({ roles }: GraphContext) {
  const access = userAccess(roles);
  if (access === 'none') throw denied();
  return access;
}
