import { CHECK_IDS, type CheckId } from '@production-assist/shared/checks';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { fill } from '@production-assist/shared/texts/texts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked, Evidence } from '../../worker/src/preview/evidence.ts';
import { isComplete, judge, obstacle } from '../../worker/src/preview/judge.ts';
import { PREVIEW_CHECKS } from '../local/preview-rules.ts';
import { anyEvidence, foundEvidence, PARAMS, wellEvidence as WELL } from './arbitrary-evidence.ts';

const has = (step: Asked<unknown>) => step !== null && 'answer' in step;
const statusOf = (evidence: Evidence, id: CheckId) => judge(evidence).find((check) => check.id === id)?.status;

describe('for any evidence', () => {
  it('the checks are Microsoft’s, each once, in the guide’s order', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(judge(evidence).map(({ id }) => id)).toEqual(CHECK_IDS.filter((id) => id !== 'form'));
      }),
    );
    expect(PREVIEW_CHECKS).toEqual(CHECK_IDS.filter((id) => id !== 'form'));
  });

  it('a check that was not reached is unknown and names one that itself neither passed nor only warns', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const checks = judge(evidence);
        for (const { status, params } of checks.filter(({ code }) => code === 'not-reached')) {
          expect(status).toBe('unknown');
          expect(['fail', 'unknown']).toContain(checks.find(({ id }) => id === params?.first)?.status);
        }
      }),
    );
  });

  it('the same evidence gives the same checks', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(judge(evidence)).toEqual(judge(structuredClone(evidence)));
      }),
    );
  });

  it('has what its words need, in both languages', () => {
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom(en, de), (evidence, { findings, failures }) => {
        const words: Record<string, { detail: string; fix: string | null } | undefined> = { ...findings, ...failures };
        for (const { code, params } of judge(evidence)) {
          const { detail, fix } = words[code] ?? { detail: 'undefined', fix: null };
          expect(fill(`${detail} ${fix}`, params), code).not.toMatch(/\{\w+\}|undefined/);
        }
      }),
    );
  });
});

describe('for what a preview can find out', () => {
  it('nothing passes behind a step that was not reached', () => {
    const behind: [step: 'signIn' | 'group' | 'members', checks: CheckId[]][] = [
      [
        'signIn',
        [
          'credential',
          'permission.Group.Read.All',
          'permission.GroupMember.Read.All',
          'permission.users',
          'permission.excess',
          'consent',
          'group',
          'members',
          'nested',
        ],
      ],
      ['group', ['permission.users', 'group', 'members', 'nested']],
      ['members', ['permission.users', 'members', 'nested']],
    ];
    fc.assert(
      fc.property(foundEvidence, (evidence) => {
        for (const [step, checks] of behind) {
          if (has(evidence[step])) continue;
          for (const id of checks) expect(statusOf(evidence, id), `${id} without ${step}`).not.toBe('pass');
        }
      }),
    );
  });

  it('what stops a run is in the way of some check, and what stops none leaves a complete read', () => {
    fc.assert(
      fc.property(foundEvidence, (evidence) => {
        const inTheWay = judge(evidence).some(
          ({ status, code }) => status === 'fail' || (status === 'unknown' && code !== 'expiry-not-given'),
        );
        if (obstacle(evidence)) expect(inTheWay).toBe(true);
        expect(isComplete(evidence)).toBe(obstacle(evidence) === null);
      }),
    );
  });

  it('redacted members are never usable people', () => {
    fc.assert(
      fc.property(foundEvidence, (evidence) => {
        const { members: read } = evidence;
        fc.pre(read !== null && 'answer' in read && read.answer.redacted > 0);
        expect(statusOf(evidence, 'permission.users')).toBe('fail');
        expect(['not-reached', 'group-hidden']).toContain(judge(evidence).find(({ id }) => id === 'members')?.code);
        expect(isComplete(evidence)).toBe(false);
      }),
    );
  });

  it('what may pass by itself is never shown as failed', () => {
    fc.assert(
      fc.property(
        foundEvidence,
        fc.constantFrom('graph-throttled', 'graph-unavailable', 'graph-unreadable'),
        (evidence, code) => {
          const { group: asGroup } = evidence;
          fc.pre(asGroup !== null && 'failure' in asGroup);
          const checks = judge({ ...evidence, group: { failure: { code, params: PARAMS } } });
          expect(checks.find(({ id }) => id === 'group')).toMatchObject({ status: 'unknown', code });
        },
      ),
    );
  });
});

describe('the end of the secret', () => {
  it.each([
    ['2026-12-23', 'pass', 'expiry-far', 31],
    ['2026-12-22', 'warn', 'expiry-near', 30],
    ['2026-12-06', 'warn', 'expiry-near', 14],
    ['2026-11-29', 'warn', 'expiry-near', 7],
    ['2026-11-23', 'warn', 'expiry-near', 1],
    ['2026-11-22', 'warn', 'expiry-near', 0],
    ['2026-11-21', 'warn', 'expiry-passed', undefined],
  ])('%s is a %s, %s', (expiresOn, status, code, days) => {
    const check = judge({ ...WELL, expiresOn }).at(-1);
    expect(check).toMatchObject({ id: 'credential.expiry', status, code, params: { date: expiresOn } });
    expect(check?.params?.days).toBe(days);
  });

  it.each([
    ['certificate', '2026-12-23', 'pass', 'certificate-far'],
    ['certificate', '2026-12-22', 'warn', 'certificate-near'],
    ['certificate', '2026-11-21', 'warn', 'certificate-passed'],
    ['federated', null, 'pass', 'expiry-never'],
  ] as const)('is another one of a %s: %s is a %s, %s', (kind, expiresOn, status, code) => {
    expect(judge({ ...WELL, kind, expiresOn }).at(-1)).toMatchObject({ status, code });
  });

  it('has failed where the date has passed and Microsoft did not accept the secret', () => {
    const refused = { failure: { code: 'secret-wrong' } } as const;
    const check = judge({ ...WELL, signIn: refused, group: null, members: null, expiresOn: '2026-11-21' }).at(-1);
    expect(check).toMatchObject({ status: 'fail', code: 'expiry-passed' });
  });
});

describe('a token that cannot be decoded', () => {
  const opaque: Evidence = { ...WELL, signIn: { answer: { roles: null } } };

  it('is no failure: what works is proven, what cannot be told is unknown', () => {
    expect(Object.fromEntries(judge(opaque).map(({ id, status, code }) => [id, `${status} ${code}`]))).toMatchObject({
      'permission.Group.Read.All': 'pass permission-proven',
      'permission.GroupMember.Read.All': 'pass permission-proven',
      'permission.users': 'pass users-readable',
      'permission.excess': 'unknown excess-unlisted',
      consent: 'unknown consent-unlisted',
      members: 'pass members-usable',
    });
    expect(obstacle(opaque)).toBeNull();
  });

  it('leaves a refusal by Graph as Graph said it', () => {
    const denied = { failure: { code: 'permission-denied', microsoft: { status: 403 } } } as const;
    const checks = judge({ ...opaque, group: denied, members: null });
    expect(checks.find(({ id }) => id === 'consent')).toMatchObject({ status: 'fail', code: 'permission-denied' });
    expect(checks.find(({ id }) => id === 'group')).toMatchObject({
      code: 'not-reached',
      params: { first: 'consent' },
    });
  });
});

describe('discovery', () => {
  const down = { failure: { code: 'sign-in-unavailable' } } as const;

  it.each(['secret-wrong', 'secret-expired', 'application-not-found', 'conditional-access'] as const)(
    'being down is no matter where Microsoft answered %s',
    (code) => {
      const evidence: Evidence = {
        ...WELL,
        directory: down,
        signIn: { failure: { code } },
        group: null,
        members: null,
      };
      expect(statusOf(evidence, 'directory')).toBe('pass');
    },
  );

  it('being down says nothing where the sign-in is down too', () => {
    const evidence: Evidence = { ...WELL, directory: down, signIn: down, group: null, members: null };
    expect(statusOf(evidence, 'directory')).toBe('unknown');
  });

  it('naming another cloud is a warning only, where the group was found in this one', () => {
    const elsewhere = { failure: { code: 'cloud-wrong', params: PARAMS } } as const;
    expect(statusOf({ ...WELL, directory: elsewhere }, 'directory')).toBe('warn');
    const lost: Evidence = {
      ...WELL,
      directory: elsewhere,
      group: { failure: { code: 'token-refused' } },
      members: null,
    };
    expect(statusOf(lost, 'directory')).toBe('fail');
  });
});

it.each(['internal', 'storage-unavailable', 'secret-wrong', 'graph-page-expired'] as const)(
  'a failure that belongs to no other check is told at the step where it came up (%s)',
  (code) => {
    const checks = judge({ ...WELL, group: { failure: { code } }, members: null });
    expect(checks.filter((check) => check.code === code)).toHaveLength(1);
    expect(checks.find(({ id }) => id === 'members')?.code).toBe('not-reached');
  },
);
