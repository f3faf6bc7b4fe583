import { CHECK_IDS } from '@production-assist/shared/checks';
import { ALL_STEPS } from '@production-assist/shared/steps';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { describe, expect, test } from 'vitest';
import { type Knowledge, nextStep, stepToOpen, stepViews } from '../../extension/panel/view.ts';
import { browserLanguage, loadWords } from '../../extension/panel/words.ts';
import { PAGE_KINDS } from '../../extension/portal/facts.ts';
import { absorb, EMPTY_SETUP } from '../../extension/setup.ts';
import { preview, serviceOrigin } from '../../extension/worker-api.ts';
import { ALL_PAGES, CLIENT, DIRECTORY, FAKE_SECRET } from './facts.ts';

const complete = ALL_PAGES.reduce((setup, facts, at) => absorb(setup, facts, at), EMPTY_SETUP);
const knowledge = (more: Partial<Knowledge> = {}): Knowledge => ({
  setup: complete,
  tab: undefined,
  verdict: undefined,
  secretHeld: true,
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

  test('a verdict counts for the values it was asked for and no others', () => {
    const check = { id: 'consent', status: 'fail', code: 'consent-missing', title: '', detail: '', fix: null } as const;
    const counts = { members: 0, fetched: 0, others: 0, processed: 0, skipped: 0 };
    const verdict = {
      at: 1,
      directoryId: DIRECTORY,
      clientId: CLIENT,
      preview: {
        checks: [{ ...check, link: null, microsoft: null }],
        complete: true,
        members: [],
        counts: { ...counts, create: 0, add: 0, update: 0, unchanged: 0, leavers: 0 },
      },
    };
    expect(stateOf(knowledge({ verdict }), 'consent')).toBe('problem');
    expect(stateOf(knowledge({ verdict }), 'verify')).toBe('problem');
    expect(stateOf(knowledge({ verdict: { ...verdict, clientId: DIRECTORY } }), 'consent')).toBe('done');
  });
});

test('the browser’s language, where we speak it', () => {
  expect(browserLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(browserLanguage(['ja'])).toBe('en');
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
