import { access } from './en/access.ts';
import { common } from './en/common.ts';
import { connection } from './en/connection.ts';
import { events } from './en/events.ts';
import { people } from './en/people.ts';
import { preview } from './en/preview.ts';
import { removals } from './en/removals.ts';
import { sync } from './en/sync.ts';
import { tenants } from './en/tenants.ts';

/** The settings page in English, by screen. */
export const webEn = { common, tenants, connection, preview, sync, people, removals, events, access };
