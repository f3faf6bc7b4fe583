import type { Hono } from 'hono';
import { Hono as Router } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { generateSpecs } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import { VERSION } from '../version.ts';
import { type AppEnv, wordsFor } from './context.ts';
import { docsPage } from './docs-page.ts';

/** The contract, open to everyone: as an OpenAPI document, and as a page to read. Both from the schemas in use. */
export function docs(app: Hono<AppEnv>) {
  return new Router<AppEnv>()
    .get('/openapi.json', async (c) => c.json(await openApi(app)))
    .get(
      '/docs',
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
        },
      }),
      async (c) => c.html(docsPage(await openApi(app), wordsFor(c), c.get('language'))),
    );
}

async function openApi(app: Hono<AppEnv>): Promise<OpenAPIV3_1.Document> {
  const document = await generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Entra connection for Production Assist',
        version: VERSION,
        description: 'Connects a Microsoft Entra group to a Production Assist tenant, previews it and syncs it.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    exclude: ['/', '/api/openapi.json', '/api/docs', '/api/docs.css'],
    defaultValidationErrorResponse: false,
  });
  return document as unknown as OpenAPIV3_1.Document;
}
