import type { AuditEvent } from '@production-assist/shared/api';
import { AUDIT_ACTIONS } from '@production-assist/shared/audit-actions';
import { webDe } from '@production-assist/shared/texts/web/de';
import { webEn } from '@production-assist/shared/texts/web/en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDay, type Speech, sayEvent } from '../../worker/web/events/say.ts';

const event = (action: string, detail: AuditEvent['detail'] = {}, actor = 'Ada'): AuditEvent => ({
  id: 'event-1',
  at: '2026-11-22T09:00:00.000Z',
  actor,
  action,
  detail,
});
const speech: Speech = {
  texts: webEn.events,
  counted: (text, count) => (count === 1 ? text.one : text.other).replace('{count}', String(count)),
  list: (items) => items.join(', '),
};

describe('an event in words', () => {
  it.each([
    ['tenant.created', { name: 'GTG' }, 'created the tenant GTG'],
    ['tenant.renamed', { name: 'GTG' }, 'renamed the tenant to GTG'],
    ['invitation.created', { name: 'Bert', role: 'viewer' }, 'invited Bert as reader'],
    ['admin.removed', { name: 'Bert', role: 'admin' }, 'removed Bert (administrator) from this page'],
    [
      'browser.disconnected',
      { browser: 'Chrome', person: 'Bert' },
      'disconnected a browser: Chrome, in the name of Bert',
    ],
    ['run.succeeded', { runId: 'r', processed: 1 }, 'finished: 1 person has access'],
    ['run.succeeded', { runId: 'r', processed: 19 }, 'finished: 19 people have access'],
    ['run.succeeded', { processed: 10, leavers: 3, suspended: 1 }, 'finished: 12 people have access'],
    ['removals.held', { runId: 'r', people: 12 }, 'asks for a decision: 12 people left the group'],
    ['removals.approved', { people: 1 }, 'approved a removal: access ended for 1 person'],
    ['removals.rejected', { people: 2 }, 'rejected a removal: access stays for 2 people'],
  ])('%s', (action, detail, what) => {
    expect(sayEvent(event(action, detail), speech).what).toBe(what);
  });

  it('names the fields that changed, and of a secret only that it did', () => {
    const changed = ['credential', 'schedule.everyMinutes', 'newField'];
    const said = sayEvent(event('connection.saved', { version: 2, changed }), speech);
    expect(said.more).toBe('Changed: client secret, how often it runs, newField');
    expect(sayEvent(event('connection.saved', { changed: [] }), speech).more).toBe(webEn.events.nothingChanged);
    expect(sayEvent(event('connection.saved'), speech).more).toBeNull();
  });

  it('says which permissions were granted and taken away', () => {
    const detail = { runId: 'r', appeared: ['Mail.Read', 'Sites.Read.All'], vanished: ['User.Read.All'] };
    const said = sayEvent(event('permissions.changed', detail, 'sync'), speech);
    expect(said.more).toBe('Granted: Mail.Read, Sites.Read.All. Taken away: User.Read.All');
    expect(said.runId).toBe('r');
    const one = (more: AuditEvent['detail']) => sayEvent(event('permissions.changed', more), speech).more;
    expect(one({ appeared: [], vanished: ['User.Read.All'] })).toBe('Taken away: User.Read.All');
    expect(one({ appeared: 'Mail.Read' })).toBeNull();
  });

  it('leads to the run it tells of, and to why it failed', () => {
    expect(sayEvent(event('run.failed', { runId: 'r', code: 'consent-missing' }, 'sync'), speech)).toMatchObject({
      actor: 'The sync',
      runId: 'r',
      failure: 'consent-missing',
      removals: false,
    });
    expect(sayEvent(event('removals.held', { runId: 'r', people: 3 }), speech).removals).toBe(true);
    expect(sayEvent(event('run.requested', { runId: 'r' }), speech)).toMatchObject({ runId: 'r', failure: null });
  });

  it('shows an action without words by its name, whatever it is called', () => {
    for (const action of ['future.action', 'toString', 'constructor', '']) {
      expect(sayEvent(event(action), speech).what).toBe(action);
    }
    expect(sayEvent(event('invitation.created', { name: 'B', role: 'constructor' }), speech).what).toContain(
      'constructor',
    );
  });

  it('never shows an empty place or a stray object, whatever an event holds', () => {
    const actions = fc.oneof(fc.constantFrom(...AUDIT_ACTIONS), fc.string());
    fc.assert(
      fc.property(actions, fc.dictionary(fc.string(), fc.jsonValue()), (action, detail) => {
        for (const texts of [webEn.events, webDe.events]) {
          const said = sayEvent(event(action, detail), { ...speech, texts });
          if ((AUDIT_ACTIONS as readonly string[]).includes(action)) expect(said.what).not.toMatch(/\{\w+\}/);
          expect(said.what).not.toContain('[object');
        }
      }),
    );
  });
});

it('days hold what happened on them, in the order it came in', () => {
  const times = fc
    .array(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }), { maxLength: 50 })
    .map((ms) => ms.sort((a, b) => b - a).map((at) => ({ at: new Date(at).toISOString() })));
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  fc.assert(
    fc.property(times, (events) => {
      const days = byDay(events, dayOf);
      expect(days.flatMap((each) => each.events)).toEqual(events);
      expect(new Set(days.map((each) => each.day)).size).toBe(days.length);
      for (const { day, events: own } of days) {
        for (const { at } of own) expect(at.slice(0, 10)).toBe(day);
      }
    }),
  );
});
