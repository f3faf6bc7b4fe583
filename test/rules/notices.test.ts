import { FAILURE_CODES, failureRule } from '@production-assist/shared/failures';
import { DELIVERY_PROBLEMS, NOTICE_TYPES } from '@production-assist/shared/notices';
import { NOTICE_TEXTS } from '@production-assist/shared/texts/notices/texts';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { webhookUrl } from '@production-assist/shared/webhook-url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emailOf } from '../../worker/src/notify/email.ts';
import { expiryWarning } from '../../worker/src/notify/expiry-warning.ts';
import { isPublicAddress } from '../../worker/src/notify/public-name.ts';
import { eventsOfRunEnd, type RunEnded, type Watched } from '../../worker/src/notify/run-events.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);
const NOTHING: Watched = { application: 'd/c', roles: null, failingTold: null };
const run = (more: Partial<RunEnded>): RunEnded => ({
  tenantId: 't',
  application: 'd/c',
  failure: null,
  roles: null,
  failingSince: null,
  ...more,
});
const types = (before: Watched, end: Partial<RunEnded>) =>
  eventsOfRunEnd(before, run(end), NOW).events.map(({ type }) => type);

describe('the end of a run', () => {
  it('tells at once what only a person can put right, and once', () => {
    const { events, after } = eventsOfRunEnd(NOTHING, run({ failure: { code: 'secret-wrong' } }), NOW);
    expect(events.map(({ type }) => type)).toEqual(['connection.failing']);
    expect(types(after, { failure: { code: 'secret-wrong' } })).toEqual([]);
    // Something else is news.
    expect(types(after, { failure: { code: 'group-gone' } })).toEqual(['connection.failing']);
    expect(types(after, {})).toEqual(['connection.recovered']);
  });

  it('tells what may pass after a day', () => {
    const end = (hours: number) => ({
      failure: { code: 'graph-unavailable' as const },
      failingSince: NOW - hours * 3_600_000,
    });
    expect(types(NOTHING, end(23))).toEqual([]);
    expect(types(NOTHING, end(24))).toEqual(['connection.failing']);
    expect(types({ ...NOTHING, failingTold: 'graph-throttled' }, end(48))).toEqual([]);
  });

  it('says nothing of what is not the connection’s, and of what nobody was told', () => {
    for (const code of ['connection-changed', 'run-superseded', 'queue-unavailable'] as const) {
      expect(types(NOTHING, { failure: { code }, failingSince: 0 })).toEqual([]);
    }
    expect(types(NOTHING, {})).toEqual([]);
  });

  it('compares permissions of one application only, in whatever order', () => {
    const before = { ...NOTHING, roles: ['A', 'B'] };
    expect(types(before, { roles: ['B', 'A'] })).toEqual([]);
    expect(types(before, { roles: ['A', 'C'] })).toEqual(['permissions.changed']);
    expect(types(before, { roles: ['A', 'C'], application: 'd/another' })).toEqual([]);
    expect(types(before, { roles: null })).toEqual([]);
    expect(types(before, { roles: [] })).toEqual(['permissions.changed']);
  });

  it('whatever happens, failing and recovered take turns', () => {
    const codes = FAILURE_CODES.filter((code) => failureRule(code).remedy === 'person');
    const ends = fc.array(fc.option(fc.constantFrom(...codes), { nil: null }));
    fc.assert(
      fc.property(ends, (all) => {
        let watched = NOTHING;
        let open = false;
        for (const code of all) {
          const { events, after } = eventsOfRunEnd(watched, run({ failure: code && { code } }), NOW);
          for (const { type } of events) {
            if (type === 'connection.recovered') expect(open).toBe(true);
            open = type === 'connection.failing';
          }
          watched = after;
        }
      }),
    );
  });
});

describe('a credential', () => {
  const of = (expiresOn: string | null, expiredAt: number | null = null) =>
    expiryWarning({ tenantId: 't', kind: 'secret', expiresOn, expiredAt, updatedAt: 5 }, '2026-11-23', NOW);
  const day = (n: number) => new Date(NOW + n * DAY_MS).toISOString().slice(0, 10);

  it.each([
    [31, null],
    [30, '30'],
    [15, '30'],
    [14, '14'],
    [8, '14'],
    [7, '7'],
    [2, '7'],
    [1, '1'],
    [0, '1'],
    [-1, 'expired'],
  ])('that ends in %i days is told of as %s', (days, step) => {
    expect(of(day(days))?.told ?? null).toBe(step && `5 ${day(days)} ${step}`);
  });

  it('of which Microsoft said that it has ended is told of, whatever day a person gave', () => {
    expect(of(day(100), NOW)?.event.type).toBe('credential.expired');
    expect(of(null, NOW)?.event.type).toBe('credential.expired');
    expect(of(null)).toBeNull();
  });
});

describe('an address', () => {
  it('of the Internet is public, and no other', () => {
    for (const address of ['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '::ffff:8.8.8.8']) {
      expect(isPublicAddress(address), address).toBe(true);
    }
    for (const address of ['', 'localhost', '4000::1', '::7f00:1', '100::1', '2002:7f00:1::', '255.255.255.255']) {
      expect(isPublicAddress(address), address).toBe(false);
    }
  });

  it('of a private network is never public, however it is written', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const ranges = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
    );
    fc.assert(
      fc.property(ranges, (bytes) => {
        const text = bytes.join('.');
        expect(isPublicAddress(text)).toBe(false);
        expect(isPublicAddress(`::ffff:${text}`)).toBe(false);
        const number = bytes.reduce((sum, part) => sum * 256 + part, 0);
        for (const host of [text, String(number), `0x${number.toString(16)}`]) {
          expect(v.is(webhookUrl, `https://${host}/`)).toBe(false);
        }
      }),
    );
  });
});

describe('an e-mail', () => {
  const SAYS: Record<string, unknown> = {
    code: 'secret-wrong',
    since: '2026-11-20T08:00:00.000Z',
    lasting: true,
    kind: 'certificate',
    expiresOn: '2026-12-01',
    days: 8,
    people: 3,
    reason: 'many',
    appeared: ['Mail.Read'],
    vanished: [],
    excess: ['Mail.Read'],
    reviewedAt: null,
  };

  it.each(LANGUAGES)('says everything in %s, and leaves no gap', (language) => {
    for (const type of NOTICE_TYPES) {
      const { subject, text } = emailOf({ type, tenantId: 't', data: SAYS }, 'GTG', language, 'https://entra.example');
      expect(subject, type).not.toMatch(/\{|\n|undefined|null/);
      expect(text, type).not.toMatch(/\{\w+\}|undefined|null/);
      expect(text, type).toContain('https://entra.example/tenants/t');
    }
    for (const problem of DELIVERY_PROBLEMS) expect(NOTICE_TEXTS[language].problems[problem]).toBeTruthy();
  });

  it('has a subject of one line, whatever a tenant is called', () => {
    const odd = 'A\r\nBcc: somebody@else.example\u2028'.padEnd(400, 'x');
    const { subject } = emailOf({ type: 'review.due', tenantId: 't', data: SAYS }, odd, 'en', null);
    expect(subject).not.toMatch(/[\r\n\u2028]/);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});
