import type { Hono } from 'hono';
import { Hono as Router } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { OpenAPIV3_1 } from 'openapi-types';
import { BODY_BYTES, LIST_ROWS } from '../limits.ts';
import { DOCS_POLICY, POLICY } from '../security/headers.ts';
import { VERSION } from '../version.ts';
import type { AppEnv } from './context.ts';
import { docsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { webhookComponents, webhookSchemas, webhooks } from './docs-webhooks.ts';

/** The contract, open to everyone: as an OpenAPI document, and as a page to read. Both from the schemas in use. */
export function docs(app: Hono<AppEnv>) {
  const document = once(() => openApi(app));
  const text = once(async () => JSON.stringify(await document()));
  const page = once(async () => docsPage(await document()));
  return new Router<AppEnv>()
    .get('/openapi.json', async (c) => c.body(await text(), 200, { 'Content-Type': 'application/json' }))
    .get('/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .get('/docs', async (c) =>
      c.html(await page(), 200, {
        'Content-Language': 'en',
        [POLICY]: DOCS_POLICY,
      }),
    );
}

/**
 * Makes something once in the life of an isolate. Anybody may ask for the contract, which is the same for everybody and
 * takes longer to put together than any call takes. What is kept is the value: a promise would belong to the call that
 * made it.
 */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: { value: Value } | undefined;
  return async () => {
    made ??= { value: await make() };
    return made.value;
  };
}

const TAGS = [
  { name: 'Tenants', description: 'The customers of Production Assist, and what the caller may see of them.' },
  { name: 'Connection', description: 'Which directory and application a tenant is connected to, and when it syncs.' },
  { name: 'Preview', description: 'The diagnosis: what is set up right, what is not, and who would come in.' },
  { name: 'Runs', description: 'One sync of one tenant, by hand or by schedule.' },
  { name: 'Users', description: 'Who has access to a tenant through its group.' },
  {
    name: 'Held removals',
    description:
      'People who left the group and keep their access until a person decides: too many at once, or in doubt.',
  },
  {
    name: 'Notifications',
    description:
      'What is told to webhooks (after Standard Webhooks) and by e-mail: where it goes, and what became of each message.',
  },
  { name: 'Review', description: 'Looking through who has access, once a month.' },
  { name: 'Events', description: 'The audit.' },
  { name: 'Access', description: 'Who may use a tenant, and with what.' },
  { name: 'Service', description: 'The service itself.' },
];

/** What the address holds: there it is text, here it is said what it means. */
const PARAMETERS: Readonly<Record<string, Partial<OpenAPIV3_1.ParameterObject>>> = {
  tenantId: {
    description: 'The tenant’s id in Production Assist.',
    schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
  },
  runId: { description: '`id` of a run.' },
  adminId: { description: '`id` of a person with a role.' },
  invitationId: { description: '`id` of an invitation.' },
  token: { description: 'What the link ends with: 256 bits, shown once.' },
  browserId: { description: '`id` of a connected browser.' },
  webhookId: { description: '`id` of a webhook.' },
  emailId: { description: '`id` of an e-mail address.' },
  noticeId: { description: '`id` of a message.' },
  limit: { schema: { type: 'integer', minimum: 1, maximum: 500, default: LIST_ROWS } },
};

const DESCRIPTION = `Connects the group of a Microsoft Entra directory to a tenant of Production Assist: a connection is saved, previewed and synced.

Every call but the open ones says who calls, in one of these ways: \`Authorization: Bearer <token>\` with a JSON Web Token of a configured issuer, or with the access token of a connected browser; the cookie of a session that began at \`/sign-in\`; \`Cf-Access-Jwt-Assertion\` as Cloudflare Access sends it. With the last two, which browsers add by themselves, a change has to come from this service’s own pages. A backend’s token needs the scope \`users.read\` and reads users, nothing else.

A tenant that is not there and one that is not the caller’s get the same answer.

Bodies are JSON in UTF-8, at most ${BODY_BYTES / 1024} KiB; a field that is not known is refused. Times are ISO 8601 in UTC. Lists answer \`items\` and \`nextCursor\`. The header \`Accept-Language\` chooses between English and German for whatever is meant for people.

Whatever goes wrong is answered as \`application/problem+json\` (RFC 9457) with a stable \`code\`, what it means and what to do about it.`;

async function openApi(app: Hono<AppEnv>): Promise<OpenAPIV3_1.Document> {
  const document = (await generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: { title: 'Entra connection for Production Assist', version: VERSION, description: DESCRIPTION },
      tags: TAGS,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    exclude: [/^\/(?!api\/)/, '/api/openapi.json', '/api/docs', '/api/docs.css'],
    defaultValidationErrorResponse: false,
  })) as unknown as OpenAPIV3_1.Document;
  for (const item of Object.values(document.paths ?? {})) {
    for (const { parameters = [] } of operationsOf(item)) {
      for (const parameter of parameters) {
        if ('name' in parameter) Object.assign(parameter, PARAMETERS[parameter.name]);
      }
    }
  }
  const { schemas, ...components } = document.components ?? {};
  return {
    ...document,
    webhooks: webhooks(),
    components: { ...components, ...webhookComponents, schemas: { ...schemas, ...webhookSchemas() } },
  } as OpenAPIV3_1.Document;
}

function operationsOf(item: OpenAPIV3_1.PathItemObject | undefined): OpenAPIV3_1.OperationObject[] {
  return [item?.get, item?.put, item?.post, item?.delete].filter((operation) => operation !== undefined);
}
