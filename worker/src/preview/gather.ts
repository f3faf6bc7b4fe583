import type { Guard, LeaversRule } from '@production-assist/shared/api';
import type { CredentialKind } from '@production-assist/shared/api-credentials';
import type { Failure } from '@production-assist/shared/failures';
import { secretFlaw } from '@production-assist/shared/values';
import { findDirectory } from '../entra/discovery.ts';
import { GraphSession } from '../entra/graph.ts';
import { findAccessGroup } from '../entra/group.ts';
import type { GraphMember } from '../entra/member.ts';
import type { Network } from '../entra/network.ts';
import type { Application } from '../entra/sign-in.ts';
import { failureOf } from '../failure-error.ts';
import { lookUpPeople } from '../store/people.ts';
import { addressOf } from '../sync/address.ts';
import type { Decision, Holder } from '../sync/classify.ts';
import { explainDenied } from '../sync/denied.ts';
import type { GroupMembership } from '../sync/leavers.ts';
import { leaversOf } from '../sync/leavers-of.ts';
import { type People, readGroup, readNothing } from '../sync/read-group.ts';
import { SeenInMemory } from '../sync/seen-ids.ts';
import { distrust } from '../sync/trusted-group.ts';
import type { Asked, Evidence, MembersRead } from './evidence.ts';
import { judgeRead } from './judge-leavers.ts';

/** The values a preview is made with. */
export interface PreviewValues extends Omit<Application, 'credential'> {
  tenantId: string;
  /** The credential, or why there is none to try. */
  credential: Application['credential'] | Failure;
  kind: CredentialKind;
  expiresOn: string | null;
  /** The group's object id as a run remembered it for this directory. */
  rememberedGroupId: string | null;
  /** What would happen to people who left the group. */
  leavers: LeaversRule;
  guard: Guard;
}

/**
 * Asks Microsoft everything a run would need, as far as it gets, and writes nothing. What can be asked without the
 * step before is asked all the same, so that a person can put everything right in one go.
 */
export async function gather(
  db: D1Database,
  network: Network,
  values: PreviewValues,
): Promise<{ evidence: Evidence; graphRequests: number }> {
  const { cloud, directoryId, clientId, kind, expiresOn } = values;
  const credential = 'code' in values.credential ? null : values.credential;
  const flaw = 'code' in values.credential ? values.credential : flawOf(values.credential);
  const [directory, session] = await Promise.all([
    findDirectory(network, cloud, directoryId).then(asAsked, asFailure),
    credential && !flaw
      ? GraphSession.open(network, { cloud, directoryId, clientId, credential }).then(asAnswer, asFailure)
      : null,
  ]);
  const evidence: Evidence = {
    today: new Date(network.now()).toISOString().slice(0, 10),
    cloud,
    directoryId,
    clientId,
    kind,
    flaw,
    expiresOn,
    directory,
    signIn: session && 'failure' in session ? session : null,
    group: null,
    distrust: null,
    members: null,
  };
  if (!session || 'failure' in session) return { evidence, graphRequests: 0 };
  const graph = session.answer;
  const group = await findAccessGroup(graph).then(asAnswer, asFailure);
  evidence.group = explained(group, graph);
  if ('answer' in group) {
    evidence.distrust = distrust(group.answer, values.rememberedGroupId, graph.roles);
    // Nobody counts as a leaver because a group hides its members.
    const whole = evidence.distrust?.code !== 'group-hidden';
    const members = await readMembers(db, graph, values, group.answer.id, whole).then(asAnswer, asFailure);
    evidence.members = explained(members, graph);
  }
  evidence.signIn = { answer: { roles: graph.roles } };
  return { evidence, graphRequests: graph.requests };
}

function flawOf(credential: Application['credential']): Failure | null {
  const flaw = credential.kind === 'secret' ? secretFlaw(credential.clientSecret) : null;
  return flaw && { code: flaw };
}

async function readMembers(
  db: D1Database,
  graph: GraphSession,
  values: PreviewValues,
  groupId: string,
  whole: boolean,
): Promise<MembersRead> {
  const people = new PreviewPeople(db, values.tenantId, values.directoryId);
  const read = await readGroup(graph, groupId, values.directoryId, people, {
    onRedacted: 'list',
    from: readNothing(new SeenInMemory()),
  });
  const leavers: GroupMembership[] = [];
  if (whole && !read.redacted) {
    for await (const some of leaversOf(db, values.tenantId, values.directoryId, read.seen)) leavers.push(...some);
  }
  return {
    counts: { ...read.counts, leavers: leavers.length },
    redacted: read.redacted,
    decisions: people.decisions,
    ...(await judgeRead(db, values, read.seen.size, leavers)),
  };
}

/**
 * People as they would be stored by a run: what is in D1, overlaid with what this preview decided so far.
 */
class PreviewPeople implements People {
  readonly decisions: Decision[] = [];
  readonly #db: D1Database;
  readonly #tenantId: string;
  readonly #directoryId: string;
  /** Who would have an address by now. */
  readonly #taken = new Map<string, Holder>();
  /** The address somebody would have by now. */
  readonly #keyOf = new Map<string, string>();

  constructor(db: D1Database, tenantId: string, directoryId: string) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#directoryId = directoryId;
  }

  async lookUp(members: readonly GraphMember[]) {
    const { known, holders } = await lookUpPeople(this.#db, this.#tenantId, this.#directoryId, members);
    for (const [key, owners] of holders) {
      holders.set(
        key,
        owners.filter((owner) => owner.directoryId !== this.#directoryId || !this.#movedFrom(owner.objectId, key)),
      );
    }
    for (const member of members) {
      const key = addressOf(member)?.key;
      const holder = key === undefined ? undefined : this.#taken.get(key);
      if (key === undefined || !holder) continue;
      const owners = holders.get(key) ?? [];
      if (!owners.some((owner) => owner.objectId === holder.objectId)) holders.set(key, [...owners, holder]);
    }
    return { known, holders };
  }

  async take(decisions: Decision[]) {
    for (const decision of decisions) {
      this.decisions.push(decision);
      const { objectId, displayName, email, emailKey, action } = decision;
      if (action === 'skip' || email === null || emailKey === null) continue;
      this.#taken.set(emailKey, { directoryId: this.#directoryId, objectId, displayName, email });
      this.#keyOf.set(objectId, emailKey);
    }
    return true;
  }

  #movedFrom(objectId: string, key: string): boolean {
    const now = this.#keyOf.get(objectId);
    return now !== undefined && now !== key;
  }
}

const asAnswer = <Answer>(answer: Answer): { answer: Answer } => ({ answer });
const asFailure = (error: unknown): { failure: Failure } => ({ failure: failureOf(error) });
const asAsked = (failure: Failure | null): Asked<true> => (failure ? { failure } : { answer: true });

function explained<Answer>(asked: { answer: Answer } | { failure: Failure }, graph: GraphSession) {
  return 'failure' in asked ? { failure: explainDenied(asked.failure, graph.roles) } : asked;
}
