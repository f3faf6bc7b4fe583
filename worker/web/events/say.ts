import type { AuditEvent } from '@production-assist/shared/api';
import { AUDIT_ACTIONS } from '@production-assist/shared/audit-actions';
import { fill } from '@production-assist/shared/texts/texts';
import type { WebTexts } from '@production-assist/shared/texts/web/texts';
import { withAccess } from '../sync/with-access.ts';

/** How numbers and lists are said in the reader's language. */
export interface Speech {
  texts: WebTexts['events'];
  counted: (text: { one: string; other: string }, count: number) => string;
  list: (items: readonly string[]) => string;
}

/** An event in words. */
export interface SaidEvent {
  /** Who did it. */
  actor: string;
  /** What, as it goes on from the actor's name. An action without words is shown by its name. */
  what: string;
  /** What exactly has changed. */
  more: string | null;
  /** The run it tells of. */
  runId: string | null;
  /** Code of what went wrong. */
  failure: string | null;
  /** Whether it tells of a removal that was held. */
  removals: boolean;
}

/** Puts an event into words. What an event holds was written by some version of the service and is not trusted. */
export function sayEvent(event: AuditEvent, { texts: events, counted, list }: Speech): SaidEvent {
  const { detail } = event;
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : null);
  const action = AUDIT_ACTIONS.find((known) => known === event.action);
  const role = text('role');
  const number = (name: string) => (typeof detail[name] === 'number' ? detail[name] : null);
  const people = number('people');
  const processed = number('processed');
  const left = { leavers: number('leavers') ?? 0, suspended: number('suspended') ?? 0 };
  const params = {
    name: text('name') ?? '?',
    role: named(events.roles, role) ?? '?',
    browser: text('browser') ?? '?',
    person: text('person') ?? '?',
    people: '?',
    ...(processed === null ? {} : { people: counted(events.people, withAccess({ processed, ...left })) }),
    ...(people === null ? {} : { people: counted(events.concerned, people) }),
  };
  return {
    actor: event.actor === 'sync' ? events.sync : event.actor,
    what: action ? fill(events.actions[action], params) : event.action,
    more: more(),
    runId: text('runId'),
    failure: event.action === 'run.failed' ? text('code') : null,
    removals: isAboutRemovals(event),
  };

  function more(): string | null {
    if (event.action === 'connection.saved') return changes(detail.changed);
    if (event.action !== 'permissions.changed') return null;
    const said = [permissions(events.granted, detail.appeared), permissions(events.takenAway, detail.vanished)];
    return said.filter((text) => text !== null).join('. ') || null;
  }

  function permissions(text: string, names: unknown): string | null {
    return Array.isArray(names) && names.length > 0 ? fill(text, { permissions: list(names.map(String)) }) : null;
  }

  function changes(changed: unknown): string | null {
    if (!Array.isArray(changed)) return null;
    if (changed.length === 0) return events.nothingChanged;
    const fields = changed.map((name) => named(events.fields, String(name)));
    return fill(events.changed, { fields: list(fields) });
  }
}

const isAboutRemovals = ({ action }: AuditEvent) => action.startsWith('removals.');

/** The word for a name that was stored; the name itself where there is none. */
function named<Name extends string | null>(words: Readonly<Record<string, string>>, name: Name): string | Name {
  return name !== null && Object.hasOwn(words, name) ? (words[name] ?? name) : name;
}

/** Events of one day, where the reader is. */
export interface EventDay<Event> {
  /** `YYYY-MM-DD` */
  day: string;
  events: Event[];
}

/**
 * Puts events that follow each other into days.
 *
 * @param dayOf the calendar day of a time (ms since 1970) where the reader is
 */
export function byDay<Event extends { at: string }>(
  events: readonly Event[],
  dayOf: (ms: number) => string,
): EventDay<Event>[] {
  const days: EventDay<Event>[] = [];
  for (const event of events) {
    const day = dayOf(Date.parse(event.at));
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
