import type { CredentialKind } from '@production-assist/shared/api-credentials';
import { CHECKS, type CheckId } from '@production-assist/shared/checks';
import { CLOUD_IDS, CLOUDS } from '@production-assist/shared/clouds';
import { de } from '@production-assist/shared/texts/de';
import { en } from '@production-assist/shared/texts/en';
import { fill, type Texts } from '@production-assist/shared/texts/texts';
import { describe, expect, it } from 'vitest';
import { signInFailure } from '../../worker/src/entra/sign-in-errors.ts';
import type { Evidence } from '../../worker/src/preview/evidence.ts';
import { judge } from '../../worker/src/preview/judge.ts';
import { LASTING_SIGN_IN_CODES, WAITING_SIGN_IN_CODES } from '../local/microsoft-codes.ts';
import { wellEvidence } from './arbitrary-evidence.ts';

/** Each check for each kind of credential: what it says where all is well, and of every refusal. */

const VALUES = {
  issuer: 'https://entra.pa.example',
  subject: 'tenant:gtg:AbCd-1',
  audience: CLOUDS.global.federationAudience,
};

const OF_KIND: Record<CredentialKind, Pick<Evidence, 'kind' | 'expiresOn'>> = {
  secret: { kind: 'secret', expiresOn: '2027-05-20' },
  certificate: { kind: 'certificate', expiresOn: '2028-11-23' },
  federated: { kind: 'federated', expiresOn: null },
};
const KINDS = ['secret', 'certificate', 'federated'] as const satisfies readonly CredentialKind[];

const told = (evidence: Evidence) =>
  Object.fromEntries(judge(evidence).map(({ id, status, code }) => [id, `${status} ${code}`]));

/** Every check but those of the form and of the expiry. */
const WELL: Partial<Record<CheckId, string>> = {
  directory: 'pass directory-found',
  application: 'pass application-found',
  credential: 'pass credential-accepted',
  'permission.Group.Read.All': 'pass permission-granted',
  'permission.GroupMember.Read.All': 'pass permission-granted',
  'permission.users': 'pass users-readable',
  'permission.excess': 'pass excess-none',
  consent: 'pass consent-given',
  group: 'pass group-found',
  members: 'pass members-usable',
  nested: 'pass nested-none',
};
const WELL_EXPIRY: Record<CredentialKind, string> = {
  secret: 'pass expiry-far',
  certificate: 'pass certificate-far',
  federated: 'pass expiry-never',
};

it.each(KINDS)('a set-up as the guide wants it, with a %s: every check passes', (kind) => {
  const outcomes = told({ ...wellEvidence, ...OF_KIND[kind] });
  expect(outcomes).toEqual({ ...WELL, 'credential.expiry': WELL_EXPIRY[kind] });
  expect(Object.keys(outcomes)).toEqual(CHECKS.filter(({ microsoft }) => microsoft).map(({ id }) => id));
});

/** The sign-in refused, as Microsoft refuses it. */
function refused(kind: CredentialKind, aadsts: number): Evidence {
  const failure = signInFailure({ error_codes: [aadsts] }, 400);
  const params = { ...failure.params, cloud: CLOUDS.global.name, ...VALUES };
  return {
    ...wellEvidence,
    ...OF_KIND[kind],
    signIn: { failure: { ...failure, params } },
    group: null,
    members: null,
  };
}

/** What a refusal says of the three checks that have to do with the sign-in. */
type Row = readonly [aadsts: number, application: string, credential: string, expiry?: string];

const found = 'pass application-found';
const waits = 'unknown not-reached';
/** Whatever the application signs in with. */
const OF_ANY: readonly Row[] = [
  [700016, 'fail application-not-found', waits],
  [7000229, 'fail service-principal-missing', waits],
  [7000112, 'fail application-disabled', waits],
  [90002, waits, waits],
  [900023, waits, waits],
  [900382, waits, waits],
  [53003, found, 'fail conditional-access'],
  [7000216, waits, 'fail credential-not-sent'],
  [7000218, waits, 'fail credential-not-sent'],
  [1002012, waits, 'fail scope-wrong'],
  [90033, waits, 'unknown sign-in-unavailable'],
];
const OF_ASSERTIONS: readonly Row[] = [
  [700024, waits, 'fail assertion-time'],
  [70023, waits, 'fail assertion-time'],
  [500133, waits, 'fail assertion-time'],
  [700023, waits, 'fail assertion-audience'],
  [5002727, waits, 'fail assertion-form'],
  [5002738, waits, 'fail assertion-form'],
];
const REFUSALS: Record<CredentialKind, readonly Row[]> = {
  secret: [
    ...OF_ANY,
    [7000215, found, 'fail secret-wrong'],
    [7000222, found, 'fail secret-expired', 'fail secret-expired'],
  ],
  certificate: [
    ...OF_ANY,
    ...OF_ASSERTIONS,
    [700027, found, 'fail certificate-not-registered'],
    [7000214, found, 'fail certificate-not-registered'],
    [1000502, found, 'fail certificate-expired', 'fail certificate-expired'],
    [50013, found, 'fail assertion-signature'],
  ],
  federated: [
    ...OF_ANY,
    ...OF_ASSERTIONS,
    [70021, found, 'fail federation-no-match'],
    [700211, found, 'fail federation-issuer'],
    [700222, found, 'fail federation-issuer'],
    [700212, found, 'fail federation-audience'],
    [700213, found, 'fail federation-subject'],
    [7002137, found, 'fail federation-subject'],
    [7002138, found, 'fail federation-subject'],
    [7000272, found, 'unknown federation-key-unknown'],
    [501661, found, 'unknown federation-unreachable'],
    [90061, found, 'unknown federation-unreachable'],
  ],
};

const LANGUAGES: readonly [string, Texts][] = [
  ['en', en],
  ['de', de],
];

/** All that the checks say, in words. */
function wordsOf(evidence: Evidence, { findings, failures }: Texts): string {
  const words: Record<string, { detail: string; fix: string | null } | undefined> = { ...findings, ...failures };
  return judge(evidence)
    .filter(({ code }) => code !== 'not-reached')
    .map(({ code, params }) => fill(`${words[code]?.detail} ${words[code]?.fix ?? ''}`, params))
    .join('\n');
}

/** What nobody who signs in with a kind should be sent to do. */
const FOREIGN: Record<CredentialKind, RegExp> = {
  secret: /upload|hochladen|letter by letter|Zeichen für Zeichen/i,
  certificate: /client secret|Clientschlüssel|the secret is|der Schlüssel stimmt|letter by letter|Zeichen für Zeichen/i,
  federated: /client secret|Clientschlüssel|the secret is|der Schlüssel stimmt|thumbprint|Fingerabdruck/i,
};
/** These do not know the kind, so they name what to do for each. */
const OF_EACH = [7000216, 7000218];

describe.each(KINDS)('a %s', (kind) => {
  it.each(REFUSALS[kind].map((row) => [row[0], row] as const))('refused with AADSTS%i', (aadsts, row) => {
    const [, application, credential, expiry = WELL_EXPIRY[kind]] = row;
    const evidence = refused(kind, aadsts);
    expect(told(evidence)).toMatchObject({ application, credential, 'credential.expiry': expiry });
    for (const [, texts] of LANGUAGES) {
      const words = wordsOf(evidence, texts);
      if (OF_EACH.includes(aadsts)) expect(words).toMatch(/client secret|Clientschlüssel/);
      else expect(words).not.toMatch(FOREIGN[kind]);
    }
  });

  it.each(LANGUAGES)('accepted, but without a permission, is not called another kind (%s)', (_, texts) => {
    const evidence = {
      ...wellEvidence,
      ...OF_KIND[kind],
      signIn: { answer: { roles: [] } },
      group: null,
      members: null,
    };
    expect(told(evidence)).toMatchObject({ credential: 'pass credential-accepted', consent: 'fail consent-missing' });
    expect(wordsOf(evidence, texts)).not.toMatch(FOREIGN[kind]);
  });

  it.each(LANGUAGES)('that nobody can unseal: it is said what to do for each kind (%s)', (_, texts) => {
    const unreadable = { failure: { code: 'credential-unreadable' } } as const;
    const evidence = { ...wellEvidence, ...OF_KIND[kind], signIn: unreadable, group: null, members: null };
    expect(told(evidence)).toMatchObject({ credential: 'fail credential-unreadable' });
    const words = wordsOf(evidence, texts);
    for (const each of [/client secret|Clientschlüssel/i, /certificate|Zertifikat/i, /federated|Verbundanmelde/i]) {
      expect(words).toMatch(each);
    }
  });
});

it('leaves out no refusal that Microsoft is known for', () => {
  const listed = new Set(KINDS.flatMap((kind) => REFUSALS[kind].map(([aadsts]) => aadsts)));
  // Several numbers of the same meaning, which no kind of credential changes.
  const alike = [900432, 90038, 70011, 28002, 500011];
  const known = [...LASTING_SIGN_IN_CODES, ...WAITING_SIGN_IN_CODES].map(([aadsts]) => aadsts);
  expect(known.filter((aadsts) => !listed.has(aadsts))).toEqual(alike);
});

type Field = keyof typeof VALUES;
const FIELDS = ['issuer', 'subject', 'audience'] as const satisfies readonly Field[];
/** What Microsoft did not accept; it looks at the issuer first, then at the subject, then at the audience. */
const NOT_ACCEPTED: readonly (readonly [aadsts: number, fields: readonly Field[]])[] = [
  [70021, FIELDS],
  [700211, ['issuer']],
  [700222, ['issuer']],
  [700213, ['subject']],
  [7002137, ['subject']],
  [7002138, ['subject']],
  [700212, ['audience']],
];
/** How a field is called where it is said that it has to be set. */
const SET: Record<string, Record<Field, RegExp>> = {
  en: { issuer: /Issuer (?:to )?“/, subject: /Subject identifier (?:to )?“/, audience: /Audience (?:to )?“/ },
  de: {
    issuer: /Aussteller \(Issuer\) (?:auf )?„/,
    subject: /Antragstellerbezeichner \(Subject identifier\) (?:auf )?„/,
    audience: /Zielgruppe \(Audience\) (?:auf )?„/,
  },
};

describe.each(LANGUAGES)('what Microsoft compares letter by letter (%s)', (language, { failures }) => {
  it.each(NOT_ACCEPTED)('AADSTS%i: the detail tells %j, the fix tells each field with its value', (aadsts, fields) => {
    const credential = judge(refused('federated', aadsts)).find(({ id }) => id === 'credential');
    const { code, params } = credential ?? {};
    const words = Object.entries(failures).find(([name]) => name === code)?.[1];
    const detail = fill(words?.detail ?? '', params);
    const fix = fill(words?.fix ?? '', params);
    expect(FIELDS.filter((field) => detail.includes(VALUES[field]))).toEqual(fields);
    for (const field of FIELDS) {
      expect(fix).toContain(VALUES[field]);
      expect(fix).toMatch(SET[language]?.[field] ?? /^$/);
    }
    // First what has to be changed.
    const order = FIELDS.toSorted((a, b) => fix.indexOf(VALUES[a]) - fix.indexOf(VALUES[b]));
    expect(order.slice(0, fields.length).sort()).toEqual([...fields].sort());
  });

  it.each(CLOUD_IDS)('the audience is that of the cloud %s', (cloud) => {
    const evidence = refused('federated', 700212);
    const params = { ...VALUES, audience: CLOUDS[cloud].federationAudience };
    const failing: Evidence = { ...evidence, cloud, signIn: { failure: { code: 'federation-audience', params } } };
    const outcome = judge(failing).find(({ id }) => id === 'credential');
    // In quotes, so that the longer names of the others do not count.
    const [open, close] = language === 'en' ? '“”' : '„“';
    expect(fill(failures['federation-audience'].fix, outcome?.params)).toContain(
      `${open}${CLOUDS[cloud].federationAudience}${close}`,
    );
  });
});
