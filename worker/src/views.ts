import { adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import type {
  Candidate,
  CertificateView,
  Check,
  Connection,
  FailureView,
  FormerView,
  HeldPerson,
  HeldRemoval,
  Member,
  MembershipState,
  Run,
  Tenant,
  User,
} from '@production-assist/shared/api';
import { CHECKS, type CheckOutcome, FINDING_CODES, type FindingCode } from '@production-assist/shared/checks';
import { CLOUDS } from '@production-assist/shared/clouds';
import { type Failure, type FailureCode, failureRule, type Params } from '@production-assist/shared/failures';
import { fill, type Texts } from '@production-assist/shared/texts/texts';
import type { Role } from './auth/access.ts';
import type { Certificate } from './certificate/certificate.ts';
import { isoTime, isoTimeOrNull } from './iso-time.ts';
import type { Leaver } from './preview/evidence.ts';
import type { CandidateRow } from './store/candidates.ts';
import type { ConnectionRow } from './store/connections.ts';
import type { FederationRow } from './store/federations.ts';
import type { FormerRow } from './store/formers.ts';
import type { RemovalRow } from './store/held-removals.ts';
import type { UserRow } from './store/people.ts';
import type { RunRow } from './store/runs.ts';
import type { TenantRow } from './store/tenants.ts';
import type { Decision } from './sync/classify.ts';

/** What is stored, as the interface shows it: times as text, failures and checks in the reader's language. */

/** A failure in words. @param target what its link leads into; null: no link */
export function failureView(failure: Failure, words: Texts, target: LinkTarget | null): FailureView {
  const text = words.failures[failure.code];
  const { page } = failureRule(failure.code);
  return {
    code: failure.code,
    title: fill(text.title, failure.params),
    detail: fill(text.detail, failure.params),
    fix: fill(text.fix, failure.params),
    link: page && target ? adminCenterLink(page, reachable(failure.code, target)) : null,
    microsoft: failure.microsoft ?? null,
  };
}

const NO_SUCH_DIRECTORY: ReadonlySet<string> = new Set<FailureCode>([
  'directory-not-found',
  'directory-invalid',
  'cloud-wrong',
]);

/** A link into a directory that is not there ends at an error; without it a person's own directory opens. */
function reachable(code: string, target: LinkTarget): LinkTarget {
  return NO_SUCH_DIRECTORY.has(code) ? { cloud: target.cloud } : target;
}

const isFinding = (code: FailureCode | FindingCode): code is FindingCode =>
  (FINDING_CODES as readonly string[]).includes(code);

/** A check in words, with a link to where it is put right. */
export function checkView(outcome: CheckOutcome, words: Texts, target: LinkTarget): Check {
  const { id, status, code } = outcome;
  const text = isFinding(code) ? words.findings[code] : words.failures[code];
  const params = namedChecks(outcome.params ?? {}, words);
  const page = outcome.page ?? CHECKS.find((check) => check.id === id)?.page ?? null;
  return {
    id,
    status,
    code,
    title: words.checks[id],
    detail: fill(text.detail, params),
    fix: text.fix === null ? null : fill(text.fix, params),
    link: page && adminCenterLink(page, reachable(code, target)),
    microsoft: outcome.microsoft ?? null,
  };
}

/** `first` names another check; people read its title. */
function namedChecks(params: Params, words: Texts): Params {
  const first = CHECKS.find((check) => check.id === params.first);
  return first ? { ...params, first: words.checks[first.id] } : params;
}

/** A member and what a run would do with them. */
export function memberView(decision: Decision, words: Texts): Member {
  const { objectId, displayName, email, action, reason, holder } = decision;
  const params = { holder: holder?.displayName ?? holder?.email ?? '' };
  return { objectId, displayName, email, action, reason, detail: reason && fill(words.skipReasons[reason], params) };
}

/** Somebody who left the group. */
export function leaverView(leaver: Leaver, words: Texts): Member {
  const { objectId, displayName, email, standing } = leaver;
  return { objectId, displayName, email, action: 'leave', reason: null, detail: standing && words.standings[standing] };
}

/** A run. @param connection what the link of its failure leads into; null: no link */
export function runView(run: RunRow, words: Texts, connection: ConnectionRow | null): Run {
  return {
    id: run.runId,
    tenantId: run.tenantId,
    trigger: run.trigger,
    state: run.state,
    requestedBy: run.requestedBy,
    queuedAt: isoTime(run.queuedAt),
    startedAt: isoTimeOrNull(run.startedAt),
    finishedAt: isoTimeOrNull(run.finishedAt),
    mode: run.mode,
    counts: run.counts,
    pages: run.pages,
    roles: run.roles,
    permissionsChanged: run.permissionsChanged,
    graphRequests: run.graphRequests,
    rowsWritten: run.rowsWritten,
    failure: run.failure && failureView(run.failure, words, connection),
    log: run.log,
  };
}

/** A tenant, with the caller's role in it. */
export function tenantView(tenant: TenantRow, role: Role, lastRun: RunRow | undefined, words: Texts): Tenant {
  return {
    id: tenant.tenantId,
    name: tenant.name,
    role,
    connected: tenant.connected === 1,
    users: tenant.users,
    nextRunAt: isoTimeOrNull(tenant.nextRunAt),
    credentialExpiresOn: tenant.credentialExpiresOn,
    attention: tenant.attention,
    lastRun: lastRun ? runView(lastRun, words, null) : null,
    createdAt: isoTime(tenant.createdAt),
  };
}

/** What stands beside a connection. */
export interface BesideConnection {
  lastRun: RunRow | undefined;
  candidate: CandidateRow | null;
  former: FormerRow | null;
  federation: FederationRow | null;
}

/** A connection; of its credential only what everybody may know. */
export function connectionView(connection: ConnectionRow, beside: BesideConnection, words: Texts): Connection {
  const { lastRun, candidate, former, federation } = beside;
  return {
    tenantId: connection.tenantId,
    cloud: connection.cloud,
    directoryId: connection.directoryId,
    clientId: connection.clientId,
    credential: {
      kind: connection.credentialKind,
      hint: connection.credentialHint,
      expiresOn: connection.credentialExpiresOn,
      updatedAt: isoTime(connection.credentialUpdatedAt),
      verifiedAt: isoTimeOrNull(connection.credentialVerifiedAt),
      expiredAt: isoTimeOrNull(connection.credentialExpiredAt),
      certificate: certificateView(connection.credentialCertificate),
    },
    candidate: candidate && candidateView(candidate, connection, federation, words),
    former: former && formerView(former),
    schedule: { enabled: connection.scheduleEnabled, everyMinutes: connection.everyMinutes },
    leavers: connection.leavers,
    guard: { people: connection.guardPeople, percent: connection.guardPercent },
    failures: connection.failures,
    version: connection.version,
    updatedAt: isoTime(connection.updatedAt),
    updatedBy: connection.updatedBy,
    nextRunAt: isoTimeOrNull(connection.nextRunAt),
    lastRun: lastRun ? runView(lastRun, words, connection) : null,
  };
}

function candidateView(
  candidate: CandidateRow,
  connection: ConnectionRow,
  federation: FederationRow | null,
  words: Texts,
): Candidate {
  const { kind, hint, expiresOn, state, tries, failure } = candidate;
  const { federationAudience: audience } = CLOUDS[connection.cloud];
  return {
    id: candidate.candidateId,
    kind,
    hint,
    expiresOn,
    state,
    since: isoTime(candidate.createdAt),
    tries,
    nextTryAt: isoTimeOrNull(candidate.nextTryAt),
    failure: failure && failureView(failure, words, connection),
    certificate: certificateView(candidate.certificate),
    federation:
      kind === 'federated' && federation ? { issuer: federation.issuer, subject: federation.subject, audience } : null,
  };
}

function formerView({
  formerId,
  kind,
  hint,
  expiresOn,
  createdAt,
  replacedAt,
  state,
  certificate,
}: FormerRow): FormerView {
  return {
    id: formerId,
    kind,
    hint,
    expiresOn,
    createdAt: isoTime(createdAt),
    replacedAt: isoTime(replacedAt),
    state,
    certificate: certificateView(certificate),
  };
}

function certificateView(certificate: Certificate | null): CertificateView | null {
  if (!certificate) return null;
  const { thumbprint, thumbprintSha256, notAfter } = certificate;
  return { thumbprint, thumbprintSha256, notAfter: isoTime(notAfter) };
}

/** A person of a tenant. */
export function userView(user: UserRow, state: MembershipState): User {
  return { ...heldPersonView(user), state };
}

/** Somebody on the list of a held removal. */
export function heldPersonView({ directoryId, objectId, displayName, email, since }: UserRow): HeldPerson {
  return { directoryId, objectId, displayName, email, since: isoTime(since) };
}

/** A held removal, without its people. */
export function removalView(removal: RemovalRow): HeldRemoval {
  return {
    id: removal.removalId,
    reason: removal.reason,
    state: removal.state,
    people: removal.people,
    peopleBefore: removal.peopleBefore,
    runId: removal.runId,
    heldAt: isoTime(removal.heldAt),
    expiresAt: isoTime(removal.expiresAt),
    decidedAt: isoTimeOrNull(removal.decidedAt),
    decidedBy: removal.decidedBy,
  };
}
