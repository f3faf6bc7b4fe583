import { describe, expect, it } from 'vitest';
import { progressOf, REPLACE_STEPS, STAGES, type Stage, stageOf, trackOf } from '../../../extension/replace/stage.ts';
import type { Candidate, Former, Standing } from '../../../extension/service/replacement.ts';

const candidate: Candidate = {
  id: 'c',
  kind: 'secret',
  hint: 'new',
  expiresOn: null,
  state: 'waiting',
  tries: 1,
  nextTryAt: '2026-11-23T10:00:03Z',
  failure: null,
};
const former: Former = {
  id: 'f',
  kind: 'secret',
  hint: 'old',
  expiresOn: null,
  createdAt: '2026-01-01T00:00:00Z',
  state: 'fallback',
  certificate: null,
};
const standing = (part: Partial<Standing> = {}): Standing => ({
  tenantId: 'gtg',
  cloud: 'global',
  directoryId: 'd',
  clientId: 'a',
  credential: { kind: 'secret', hint: 'new', expiresOn: null, updatedAt: '2026-11-23T09:00:00Z', verifiedAt: null },
  candidate: null,
  former: null,
  lastRun: null,
  ...part,
});
const run = (state: 'queued' | 'running' | 'succeeded' | 'failed', queuedAt: string) => ({
  state,
  queuedAt,
  counts: { members: 0 },
  failure: null,
});
const here = (taken = false, said: Stage | null = null) => ({ taken, said });

describe('the stage', () => {
  it('is the service’s where there is one', () => {
    expect(stageOf(standing(), here())).toBe('make');
    expect(stageOf(standing(), here(true))).toBe('give');
    expect(stageOf(standing({ candidate, former }), here())).toBe('prove');
    expect(stageOf(standing({ former }), here())).toBe('run');
    expect(stageOf(standing({ former: { ...former, state: 'to-remove' } }), here())).toBe('remove');
    expect(stageOf(standing(), here(false, 'done'))).toBe('done');
  });

  it('goes back to another secret where somebody wants one before the old one is gone, and not during the run', () => {
    const left = standing({ former: { ...former, state: 'to-remove' } });
    expect(stageOf(left, here(false, 'make'))).toBe('make');
    expect(stageOf(left, here(true, 'make'))).toBe('give');
    expect(stageOf(standing({ former }), here(true, 'make'))).toBe('run');
  });

  it('does not believe a person about what the service knows', () => {
    for (const said of ['give', 'prove', 'run', 'remove'] as const) {
      expect(stageOf(standing(), here(false, said))).toBe('make');
    }
    expect(stageOf(standing({ candidate }), here(false, 'done'))).toBe('prove');
  });

  it('is what a person says where nobody else knows', () => {
    expect(stageOf(null, here())).toBe('make');
    expect(stageOf(null, here(true))).toBe('give');
    expect(stageOf(null, here(true, 'run'))).toBe('run');
    expect(stageOf(null, here(false, 'remove'))).toBe('remove');
    expect(stageOf(null, here(false, 'done'))).toBe('done');
    // Another one was taken since.
    expect(stageOf(null, here(true, 'done'))).toBe('give');
  });
});

it('of the steps one is due at each stage, those before it done and those after it not', () => {
  for (const stage of STAGES) {
    const progress = REPLACE_STEPS.map(({ id }) => progressOf(id, stage));
    expect(progress.toSorted((a, b) => RANK[a] - RANK[b])).toEqual(progress);
    expect(progress.filter((one) => one === 'now')).toHaveLength(stage === 'done' ? 0 : 1);
  }
});
const RANK = { done: 0, now: 1, open: 2 };

describe('the track of a new credential', () => {
  it('goes from the first try to the first full run', () => {
    const states = (now: Standing) => Object.values(trackOf(now) ?? {});
    expect(trackOf(standing())).toBeNull();
    expect(states(standing({ candidate }))).toEqual(['now', 'open', 'open', 'open']);
    expect(states(standing({ candidate: { ...candidate, state: 'refused' } }))).toEqual([
      'wrong',
      'open',
      'open',
      'open',
    ]);
    expect(states(standing({ former }))).toEqual(['done', 'done', 'done', 'now']);
    expect(states(standing({ former: { ...former, state: 'to-remove' } }))).toEqual(['done', 'done', 'done', 'done']);
  });

  it('a run that failed counts only if it was one with the new one', () => {
    const last = (queuedAt: string) => trackOf(standing({ former, lastRun: run('failed', queuedAt) }))?.verified;
    expect(last('2026-11-23T08:59:59Z')).toBe('now');
    expect(last('2026-11-23T09:00:00Z')).toBe('wrong');
  });
});
