import { CHECK_IDS, CHECKS, type CheckId, type CheckStatus } from '@production-assist/shared/checks';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { describe, expect, test } from 'vitest';
import { isHint, statusWord } from '../../extension/panel/check-words.ts';
import { stepToFollow } from '../../extension/panel/follow-page.ts';
import { type Knowledge, nextStep, secretSourceOf, stepToOpen, stepViews } from '../../extension/panel/view.ts';
import { loadWords } from '../../extension/panel/words.ts';
import { PAGE_KINDS } from '../../extension/portal/facts.ts';
import { absorb, EMPTY_SETUP } from '../../extension/setup.ts';
import type { Verdict } from '../../extension/verdict.ts';
import { preview, serviceOrigin } from '../../extension/worker-api.ts';
import { ALL_PAGES, CLIENT, DIRECTORY, FAKE_SECRET, GRANTED, permissionsPage } from './facts.ts';

const complete = ALL_PAGES.reduce((setup, facts, at) => absorb(setup, facts, at), EMPTY_SETUP);
const knowledge = (more: Partial<Knowledge> = {}): Knowledge => ({
  setup: complete,
  tab: undefined,
  verdict: undefined,
  secretHeld: true,
  secretTakenAt: null,
  elsewhere: null,
  today: '2026-11-22',
  ...more,
});
const stateOf = (known: Knowledge, id: string) => stepViews(known).find((view) => view.step.id === id)?.state;

describe('the steps', () => {
  test('every check and every page belongs to a step, each check to one', () => {
    expect(ALL_STEPS.flatMap((step) => step.checks).sort()).toEqual([...CHECK_IDS].sort());
    const pages = ALL_STEPS.flatMap((step) => step.pages);
    expect(PAGE_KINDS.filter((kind) => !pages.includes(kind))).toEqual([]);
  });

  test.each(LANGUAGES)('what is to be typed stands in the words of its step (%s)', async (language) => {
    const { panel } = await loadWords(language);
    for (const step of ALL_STEPS) {
      for (const text of step.copy) expect(panel.steps[step.id].do.join('\n')).toContain(`\`${text}\``);
    }
  });

  test.each(LANGUAGES)('labels have the same placeholders as in English (%s)', async (language) => {
    const [english, other] = await Promise.all([loadWords('en'), loadWords(language)]);
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [name, text] of Object.entries(english.panel.labels)) {
      expect(holes(other.panel.labels[name as keyof typeof other.panel.labels])).toEqual(holes(text));
    }
    for (const [code, { detail }] of Object.entries(english.panel.findings)) {
      expect(holes(other.panel.findings[code as keyof typeof other.panel.findings].detail)).toEqual(holes(detail));
    }
  });

  test('nothing known: every step is open, the first one next', () => {
    const views = stepViews(knowledge({ setup: EMPTY_SETUP, secretHeld: false }));
    expect(new Set(views.map((view) => view.state))).toEqual(new Set(['open']));
    expect(nextStep(views)).toBe('directory');
  });

  test('everything read: only form and verdict are left', () => {
    const open = stepViews(knowledge()).filter((view) => view.state !== 'done');
    expect(open.map((view) => view.step.id)).toEqual(['form', 'verify']);
  });

  test('without its value the secret’s step is not done', () => {
    expect(stateOf(knowledge({ secretHeld: false }), 'secret')).toBe('open');
  });

  test('the step of the page opens, the first of them that is not done', () => {
    const views = stepViews(knowledge({ setup: EMPTY_SETUP }));
    expect(stepToOpen(views, 'application-permissions')).toBe('permissions');
    expect(stepToOpen(stepViews(knowledge()), 'application-permissions')).toBe('consent');
    expect(stepToOpen(views, null)).toBeNull();
  });

  test('a page that is followed opens its step; one that a person closed stays closed on its own pages', () => {
    const known = knowledge({ setup: EMPTY_SETUP, secretHeld: false });
    const views = stepViews(known);
    const step = (id: string) => views.find((view) => view.step.id === id);
    const before = { page: '1 groups', step: 'group', last: 'group', done: false } as const;
    const closed = { ...before, step: null };
    const now = (kind: string, open?: string) => {
      return { page: `1 ${kind}`, kind, step: open ? step(open) : undefined, chosen: true, held: false };
    };
    expect(stepToFollow(before, now('groups', 'group'), views)).toBeNull();
    expect(stepToFollow(before, now('applications', 'group'), views)).toBe('application');
    expect(stepToFollow(closed, now('groups'), views)).toBeNull();
    expect(stepToFollow(closed, now('group-members'), views)).toBeNull();
    expect(stepToFollow(closed, now('applications'), views)).toBe('application');
    // Back from another tab it is the page it was; after starting over it is opened as if it were new.
    expect(stepToFollow(before, now('groups', 'verify'), views)).toBeNull();
    expect(stepToFollow(before, { ...now('groups', 'directory'), chosen: false }, views)).toBe('group');
    expect(stepToFollow(closed, { ...now('groups'), kind: null }, views)).toBeNull();
  });

  test('a step that has just been done leads on, one that a person opens again does not', () => {
    const views = stepViews(knowledge({ tab: TAB }));
    const permissions = views.find((view) => view.step.id === 'permissions');
    const kind = 'application-permissions';
    const now = { page: `1 ${kind}`, kind, step: permissions, chosen: true, held: false };
    const before = { page: now.page, step: 'permissions', last: 'permissions', done: false } as const;
    expect(permissions?.state).toBe('done');
    expect(stepToFollow(before, now, views)).toBe('consent');
    expect(stepToFollow({ ...before, done: true }, now, views)).toBeNull();
    expect(stepToFollow({ ...before, step: null }, now, views)).toBeNull();
    // A step that a person has opened leads on once it gets done before their eyes, not if its page comes to show it so.
    expect(stepToFollow(before, { ...now, held: true }, views)).toBe('consent');
    expect(stepToFollow({ ...before, page: '1 groups' }, { ...now, held: true }, views)).toBeNull();
  });
});

const TAB = {
  windowId: 1,
  key: DIRECTORY,
  kind: 'application-permissions',
  state: 'ready',
  disagrees: false,
  framed: false,
  hollow: false,
  secretShown: false,
  at: 1,
} as const;

describe('Microsoft’s answer', () => {
  const check = { title: '', detail: '', fix: null, link: null, microsoft: null };
  const counts = { members: 0, fetched: 0, others: 0, processed: 0, skipped: 0 };
  /** An answer in which every check of Microsoft's passes but the named ones. */
  const answer = (at: number, statuses: Partial<Record<CheckId, CheckStatus>> = {}): Verdict => ({
    at,
    directoryId: DIRECTORY,
    clientId: CLIENT,
    preview: {
      checks: CHECKS.filter(({ microsoft }) => microsoft).map(({ id }) => {
        const status = statuses[id] ?? 'pass';
        return { ...check, id, status, code: status };
      }),
      complete: true,
      members: [],
      counts: { ...counts, create: 0, add: 0, update: 0, unchanged: 0, leavers: 0 },
    },
  });
  const LATER = 1_000;
  const view = (known: Knowledge, id: string) => stepViews(known).find((one) => one.step.id === id);
  const checkOf = (known: Knowledge, id: string) =>
    stepViews(known)
      .flatMap(({ checks }) => checks)
      .find((one) => one.id === id);

  test('counts for the values it was asked for and no others', () => {
    const verdict = answer(LATER, { consent: 'fail' });
    expect(stateOf(knowledge({ verdict }), 'consent')).toBe('problem');
    expect(stateOf(knowledge({ verdict }), 'verify')).toBe('problem');
    expect(stateOf(knowledge({ verdict: { ...verdict, clientId: DIRECTORY } }), 'consent')).toBe('done');
  });

  test('does not count for a secret that was taken after it', () => {
    const verdict = answer(LATER, { credential: 'fail' });
    expect(stateOf(knowledge({ verdict, secretTakenAt: LATER }), 'secret')).toBe('problem');
    expect(stateOf(knowledge({ verdict, secretTakenAt: LATER + 1 }), 'secret')).toBe('done');
    expect(stateOf(knowledge({ verdict, secretTakenAt: LATER + 1 }), 'verify')).toBe('open');
  });

  test('makes of what looks right on a page what is proven', () => {
    expect(view(knowledge(), 'consent')).toMatchObject({ state: 'done', proven: false });
    expect(view(knowledge({ verdict: answer(LATER) }), 'consent')).toMatchObject({ state: 'done', proven: true });
    // What only a later look can tell does not hold it back; a check that was not reached does.
    const partly = answer(LATER, { 'credential.expiry': 'unknown', consent: 'unknown' });
    expect(view(knowledge({ verdict: partly }), 'secret')?.proven).toBe(true);
    expect(view(knowledge({ verdict: partly }), 'consent')?.proven).toBe(false);
  });

  test('is contradicted by a page that has changed since, and by none that showed the same when it was asked', () => {
    const denied = GRANTED.map((row) => ({ ...row, status: 'not-granted' as const }));
    const setup = absorb(complete, permissionsPage(denied), LATER);
    const asked = (seen: string) => knowledge({ setup, verdict: { ...answer(LATER), seen: { consent: seen } } });
    const before = asked('page-consent-needed');
    expect(checkOf(before, 'consent')).toMatchObject({ status: 'pass', difference: 'differsStale' });
    expect(stateOf(before, 'verify')).toBe('done');
    const after = asked('consent-given');
    expect(checkOf(after, 'consent')).toMatchObject({ status: 'fail', difference: 'differsNewer' });
    expect(stateOf(after, 'consent')).toBe('problem');
    expect(stateOf(after, 'verify')).toBe('attention');
  });

  test('is told apart from the page in words: a page looks right, Microsoft says fine', async () => {
    const words = await loadWords('en');
    const said = (known: Knowledge) =>
      stepViews(known).flatMap(({ checks }) =>
        checks.filter(({ status }) => status === 'pass').map((one) => statusWord(one.status, isHint(one), words)),
      );
    expect(new Set(said(knowledge()))).toEqual(new Set(['Looks right']));
    expect(new Set(said(knowledge({ verdict: answer(LATER) })))).toEqual(new Set(['Fine']));
  });

  test.each(LANGUAGES)('a taken secret is not said to be accepted (%s)', async (language) => {
    const words = await loadWords(language);
    const taken = checkOf(knowledge(), 'credential');
    const detail = taken && words.outcome(taken.page).detail;
    expect(taken && isHint(taken)).toBe(true);
    const says: Partial<Record<string, string>> = { en: 'not proven yet', de: 'noch nicht bewiesen' };
    expect(detail).toContain(says[language]);
  });
});

describe('which secret Microsoft is asked with', () => {
  const form = {
    origin: 'https://pa.example',
    directoryId: 'agrees',
    clientId: 'agrees',
    captured: {},
    at: 1,
  } as const;
  test.each([
    ['the one that was taken', 'held', { secretHeld: true }],
    ['after filling, the one that is saved', 'filled', { secretHeld: false, form: 'agrees' }],
    ['one that was taken again after filling', 'held', { secretHeld: true, form: 'agrees' }],
    ['where the form holds another, whichever is saved', 'absent', { secretHeld: false, form: 'differs' }],
    ['without any, whichever is saved', 'absent', { secretHeld: false }],
  ] as const)('%s', (_, source, { secretHeld, ...more }) => {
    const filled = 'form' in more ? { form: { ...form, clientSecret: more.form } } : {};
    expect(secretSourceOf({ setup: { ...EMPTY_SETUP, ...filled }, secretHeld })).toBe(source);
  });
});

describe('the service', () => {
  test.each([
    ['https://pa.example/settings?x=1', 'https://pa.example'],
    ['pa.example', 'https://pa.example'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://pa.example', null],
    ['https://user:word@pa.example', null],
    ['javascript://pa.example', null],
    ['', null],
  ])('%s is reached at %s', (address, origin) => {
    expect(serviceOrigin(address)).toBe(origin);
  });

  const access = { origin: 'https://pa.example', tenantId: 'gtg', token: 'fake-token' };
  const input = { directoryId: DIRECTORY, clientId: CLIENT, clientSecret: FAKE_SECRET };
  const answering = (status: number, body: unknown) => {
    const seen: { url?: string; init?: RequestInit | undefined } = {};
    const fetcher: typeof fetch = async (url, init) => {
      Object.assign(seen, { url: String(url), init });
      return Response.json(body, { status });
    };
    return { seen, fetcher };
  };

  test('is asked at its own address and never redirected', async () => {
    const { seen, fetcher } = answering(200, {});
    expect(await preview(access, input, 'de', fetcher)).toEqual({ ok: false, because: 'apiUnreadable' });
    expect(seen.url).toBe('https://pa.example/api/tenants/gtg/preview');
    expect(seen.init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit' });
    expect(seen.init?.headers).toMatchObject({ authorization: 'Bearer fake-token', 'accept-language': 'de' });
  });

  test('explains itself, also with a code we have never heard of', async () => {
    const problem = { type: 'x', title: 'T', status: 409, code: 'new-code', detail: 'D', fix: 'F', requestId: 'r1' };
    const { fetcher } = answering(409, problem);
    expect(await preview(access, input, 'en', fetcher)).toEqual({ ok: false, because: 'problem', problem });
  });

  test('may not answer at all', async () => {
    const fetcher: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await preview(access, input, 'en', fetcher)).toEqual({ ok: false, because: 'apiUnreachable' });
  });
});
