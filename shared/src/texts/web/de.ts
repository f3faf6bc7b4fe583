import { access } from './de/access.ts';
import { common } from './de/common.ts';
import { connection } from './de/connection.ts';
import { events } from './de/events.ts';
import { people } from './de/people.ts';
import { preview } from './de/preview.ts';
import { removals } from './de/removals.ts';
import { sync } from './de/sync.ts';
import { tenants } from './de/tenants.ts';
import type { WebTexts } from './texts.ts';

/** The settings page in German, by screen. */
export const webDe: WebTexts = { common, tenants, connection, preview, sync, people, removals, events, access };
