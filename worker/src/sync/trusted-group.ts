import type { Failure } from '@production-assist/shared/failures';
import { HIDDEN_MEMBERS_PERMISSION } from '@production-assist/shared/permissions';
import type { GraphSession } from '../entra/graph.ts';
import { type AccessGroup, findAccessGroup } from '../entra/group.ts';
import { FailureError } from '../failure-error.ts';

/**
 * The access group, if it is the one it was before and all of its members can be seen. One request.
 *
 * @param rememberedId the group's object id as it was found first; null until then
 * @throws FailureError those of `distrust` and of `findAccessGroup`
 */
export async function trustedGroup(graph: GraphSession, rememberedId: string | null): Promise<AccessGroup> {
  const group = await findAccessGroup(graph);
  const failure = distrust(group, rememberedId, graph.roles);
  if (failure) throw new FailureError(failure.code, failure);
  return group;
}

/**
 * Why a found group must not be synced: its name belongs to another object than before, or its membership is hidden
 * and the token may not see it.
 */
export function distrust(
  group: AccessGroup,
  rememberedId: string | null,
  roles: readonly string[] | null,
): Failure | null {
  if (rememberedId !== null && rememberedId !== group.id) {
    return { code: 'group-replaced', params: { expected: group.displayName } };
  }
  if (group.hiddenMembership && !roles?.includes(HIDDEN_MEMBERS_PERMISSION)) {
    return { code: 'group-hidden', params: { permission: HIDDEN_MEMBERS_PERMISSION } };
  }
  return null;
}
