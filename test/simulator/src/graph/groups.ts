import { coveringPermission } from '@production-assist/shared/permissions';
import type { Group } from '../directory.ts';
import { isGuid } from '../directory-name.ts';
import { badRequest, denied, notFound } from './answer.ts';
import type { GraphContext } from './context.ts';
import { parseFilter } from './filter.ts';
import { collection, cutPage } from './paging.ts';
import { checkSelect } from './query.ts';

const OTHER_GROUP_PROPERTIES = [
  'classification',
  'createdDateTime',
  'creationOptions',
  'deletedDateTime',
  'expirationDateTime',
  'isAssignableToRole',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'preferredDataLocation',
  'preferredLanguage',
  'proxyAddresses',
  'renewedDateTime',
  'resourceBehaviorOptions',
  'resourceProvisioningOptions',
  'securityIdentifier',
  'theme',
];
const STORED_GROUP_PROPERTIES = [
  'id',
  'description',
  'displayName',
  'groupTypes',
  'mail',
  'mailEnabled',
  'securityEnabled',
  'visibility',
] as const;
/** Every group property `$select` may name. */
export const GROUP_PROPERTIES: ReadonlySet<string> = new Set([...STORED_GROUP_PROPERTIES, ...OTHER_GROUP_PROPERTIES]);

/** `GET /groups`: finds groups. */
export function listGroups(context: GraphContext): object {
  checkMayFind(context);
  const { directory, query } = context;
  checkSelect(query.select, GROUP_PROPERTIES, 'group');
  const filter = query.filter === null ? () => true : parseFilter(query.filter, query.advanced);
  const found = [...directory.groups.values()].filter((group) => filter({ ...group }));
  if (query.orderBy?.startsWith('displayName')) {
    const sign = query.orderBy.endsWith('desc') ? -1 : 1;
    found.sort((a, b) => sign * a.displayName.localeCompare(b.displayName));
  }
  const page = cutPage(context, found, (group) => group);
  const items = page.items.map((group) => showGroup(group, query.select));
  return collection(context, named('groups', query.select), { ...page, items }, () => found.length);
}

/** `GET /groups/{id}`. */
export function readGroup(context: GraphContext, id: string): object {
  checkMayFind(context);
  checkSelect(context.query.select, GROUP_PROPERTIES, 'group');
  const group = findGroup(context, id);
  return {
    '@odata.context': `${context.url.origin}/v1.0/$metadata#${named('groups', context.query.select)}/$entity`,
    ...showGroup(group, context.query.select),
  };
}

/** A group as Graph shows it. */
export function showGroup(group: Group, select: readonly string[] | null): Record<string, unknown> {
  const stored: Partial<Record<string, unknown>> = { ...group };
  const shown: Record<string, unknown> = { id: group.id };
  for (const name of select ?? GROUP_PROPERTIES) {
    if (GROUP_PROPERTIES.has(name)) shown[name] = stored[name] ?? null;
  }
  return shown;
}

/** The group of this id; throws Graph's answer to a bad or unknown one. */
export function findGroup({ directory }: GraphContext, id: string): Group {
  if (!isGuid(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  const group = directory.groups.get(id.toLowerCase()) ?? directory.groups.get(id);
  if (group === undefined) throw notFound(id);
  return group;
}

/** Refuses whoever may not find groups. */
export function checkMayFind({ directory, roles }: GraphContext): void {
  if (coveringPermission(directory.behaviour.findGroupsNeeds, roles) === null) throw denied();
}

/** The name of a collection in `@odata.context`. */
export function named(name: string, select: readonly string[] | null): string {
  return select === null ? name : `${name}(${select.join(',')})`;
}
