import { Hono } from 'hono';
import { type AppEnv, allow, allowInAll } from './context.ts';
import { emails } from './emails.ts';
import { notices } from './notices.ts';
import type { Owner } from './notification-owner.ts';
import { webhooks } from './webhooks.ts';

const of = (owner: Owner) =>
  new Hono<AppEnv>()
    .route('/webhooks', webhooks(owner))
    .route('/emails', emails(owner))
    .route('/notices', notices(owner));

/** Where events of one tenant go, and what became of them. */
export const tenantNotifications = of({ allowed: allow('administer'), suffix: '' });

/** The same for events of all tenants. */
export const operatorNotifications = of({ allowed: allowInAll('operate'), suffix: 'ForOperators' });
