import { CREDENTIAL_KINDS } from '@production-assist/shared/api-credentials';
import { CLOUD_IDS } from '@production-assist/shared/clouds';
import { FAILURE_CODES, type Failure } from '@production-assist/shared/failures';
import fc from 'fast-check';
import type { Evidence, MembersRead } from '../../worker/src/preview/evidence.ts';

const ROLES = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'Directory.Read.All', 'Mail.Read'];
/** Every value a failure's words may ask for. */
export const PARAMS = {
  cloud: 'Microsoft (global)',
  code: 'AADSTS1',
  count: 2,
  expected: 'Azure_APP_Production-Assist',
  counted: 4,
  fetched: 3,
  found: 'Azure_App_Production-Assist',
  permission: 'User.Read.All',
  permissions: 'User.Read.All',
  read: 3,
  seconds: 60,
  limit: 1,
  issuer: 'https://entra.production-assist.example',
  subject: 'tenant:gtg:x',
  audience: 'api://AzureADTokenExchange',
};

const failure: fc.Arbitrary<Failure> = fc
  .constantFrom(...FAILURE_CODES)
  .map((code) => ({ code, params: PARAMS, microsoft: { status: 400 } }));
const asked = <Answer>(answer: fc.Arbitrary<Answer>): fc.Arbitrary<{ answer: Answer } | { failure: Failure }> =>
  fc.oneof(fc.record({ answer }), fc.record({ failure }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const signIn = fc.record({ roles: maybe(fc.subarray(ROLES)) });
const group = fc.record({
  id: fc.uuid(),
  displayName: fc.constant('Azure_APP_Production-Assist'),
  securityEnabled: maybe(fc.boolean()),
  hiddenMembership: fc.boolean(),
});
const members: fc.Arbitrary<MembersRead> = fc
  .record({ usable: fc.nat(3), skipped: fc.nat(3), redacted: fc.nat(2), nested: fc.nat(8), devices: fc.nat(2) })
  .map(({ usable, skipped, redacted, nested, devices }) => {
    const fetched = usable + skipped + redacted;
    const others = nested + devices;
    const nestedGroups = Array.from({ length: nested }, (_, index) => ({
      objectId: `group-${index}`,
      displayName: index % 2 ? null : `Group ${index}`,
      email: null,
      emailKey: null,
      action: 'skip' as const,
      reason: 'nested-group' as const,
      holder: null,
      isUser: false,
      wasMember: false,
    }));
    return {
      counts: {
        members: fetched + others,
        fetched,
        others,
        processed: usable,
        skipped: skipped + redacted,
        created: usable,
        added: 0,
        updated: 0,
        unchanged: 0,
        leavers: 0,
        suspended: 0,
        held: 0,
      },
      redacted,
      decisions: nestedGroups,
      leavers: [],
      verdict: { action: 'none' as const, reason: null },
    };
  });
const day = fc
  .integer({ min: -800, max: 800 })
  .map((days) => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000).toISOString().slice(0, 10));

const VALUES = {
  today: fc.constant('2026-11-22'),
  cloud: fc.constantFrom(...CLOUD_IDS),
  directoryId: fc.uuid(),
  clientId: fc.uuid(),
  kind: fc.constantFrom(...CREDENTIAL_KINDS),
  expiresOn: maybe(day),
  directory: asked(fc.constant<true>(true)),
};

/** Anything the type allows, also what no preview could find out. */
export const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  ...VALUES,
  flaw: maybe(failure),
  directory: maybe(VALUES.directory),
  signIn: maybe(asked(signIn)),
  group: maybe(asked(group)),
  distrust: maybe(failure),
  members: maybe(asked(members)),
});

const distrust = maybe(
  fc.constantFrom<Failure>({ code: 'group-replaced', params: PARAMS }, { code: 'group-hidden', params: PARAMS }),
);

/** What a preview finds out: each step only after the one before. */
export const foundEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    ...VALUES,
    flaw: maybe(failure),
    signIn: asked(signIn),
    group: asked(group),
    distrust,
    members: asked(members),
  })
  .map((all) => {
    const signedIn = all.flaw ? null : all.signIn;
    const grouped = signedIn && 'answer' in signedIn ? all.group : null;
    const found = grouped !== null && 'answer' in grouped;
    return {
      ...all,
      signIn: signedIn,
      group: grouped,
      distrust: found ? all.distrust : null,
      members: found ? all.members : null,
    };
  });

/** A set-up as the guide wants it; of the secret's end nothing is known. */
export const wellEvidence: Evidence = {
  today: '2026-11-22',
  cloud: 'global',
  directoryId: '00000000-0000-4000-8000-000000000001',
  clientId: '00000000-0000-4000-8000-000000000002',
  flaw: null,
  kind: 'secret',
  expiresOn: null,
  directory: { answer: true },
  signIn: { answer: { roles: ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'] } },
  group: {
    answer: {
      id: '00000000-0000-4000-8000-000000000003',
      displayName: 'Azure_APP_Production-Assist',
      securityEnabled: true,
      hiddenMembership: false,
    },
  },
  distrust: null,
  members: {
    answer: {
      counts: {
        members: 1,
        fetched: 1,
        others: 0,
        processed: 1,
        skipped: 0,
        created: 1,
        added: 0,
        updated: 0,
        unchanged: 0,
        leavers: 0,
        suspended: 0,
        held: 0,
      },
      redacted: 0,
      decisions: [],
      leavers: [],
      verdict: { action: 'none', reason: null },
    },
  },
};
