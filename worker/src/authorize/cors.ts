import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { extensionClient } from '../config.ts';
import type { AppEnv } from '../routes/context.ts';

const shared = cors({
  origin: (origin) => origin,
  allowMethods: ['GET', 'PUT', 'POST', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Accept-Language', 'If-Match'],
  exposeHeaders: ['Content-Language', 'ETag', 'Location', 'Retry-After'],
  maxAge: 600,
});

/**
 * Lets the connected extension read answers, and nobody else: its origins stand in the configuration. Without
 * credentials: an extension calls with its token, never with a person's cookie.
 */
export const allowExtension = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header('Origin');
  if (origin && extensionClient(c.env)?.origins.includes(origin)) return shared(c, next);
  await next();
  c.header('Vary', 'Origin', { append: true });
});
