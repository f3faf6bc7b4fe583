import { Me } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { isOperator } from '../auth/access.ts';
import { isoTimeOrNull } from '../iso-time.ts';
import type { AppEnv } from './context.ts';
import { describe } from './describe.ts';

/** Who the caller is, for whoever calls. */
export const me = new Hono<AppEnv>().get(
  '/',
  describe({
    id: 'getMe',
    tag: 'Access',
    summary: 'Who the caller is, and how they proved it',
    answers: { 200: { says: 'The caller', schema: Me } },
  }),
  (c) => {
    const { name, via, expiresAt, limit } = c.get('caller');
    return c.json({
      name,
      via,
      operator: isOperator(c.get('access')),
      signOut: via === 'session',
      expiresAt: isoTimeOrNull(expiresAt),
      tenantId: limit?.tenantId ?? null,
    } satisfies Me);
  },
);
