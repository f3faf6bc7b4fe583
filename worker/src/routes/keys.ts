import { listOf, SealingKeyUse } from '@production-assist/shared/api';
import { Hono } from 'hono';
import { keyIds, sealingKeys } from '../config.ts';
import { keyUses } from '../sealing/key-use.ts';
import { countByKey } from '../store/resealings.ts';
import { type AppEnv, allowInAll } from './context.ts';
import { describe } from './describe.ts';

/** The keys that seal credentials, and what each is still needed for. Of the keys themselves only their ids. */
export const keys = new Hono<AppEnv>().get(
  '/',
  allowInAll('operate'),
  describe({
    id: 'listKeys',
    tag: 'Service',
    summary: 'Sealing keys, and how many credentials need each',
    description: 'For operators. After a new key was put in front, the old one can go when it is `removable`.',
    answers: { 200: { says: 'All keys', schema: listOf(SealingKeyUse) } },
  }),
  async (c) => {
    const configured = sealingKeys(c.env);
    const counts = await countByKey(c.env.DB, keyIds(configured));
    return c.json({ items: keyUses(configured, counts), nextCursor: null });
  },
);
