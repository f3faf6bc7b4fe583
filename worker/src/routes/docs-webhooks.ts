import { EXAMPLE_AT, NOTICE_EXAMPLES } from '@production-assist/shared/notice-examples';
import {
  NOTICE_TYPES,
  NoticeFailureCode,
  NoticePerson,
  type NoticeType,
  noticeMessage,
} from '@production-assist/shared/notices';
import { toJsonSchema } from '@valibot/to-json-schema';
import { html } from 'hono/html';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { GenericSchema } from 'valibot';
import { NOTICE_DELAYS_MS, NOTICE_TIMEOUT_MS } from '../limits.ts';
import { fieldsTable, type Html, inline, prose } from './docs-fields.ts';

/**
 * What is sent to webhooks, as OpenAPI tells it: the messages from the schemas they are made after, the headers of
 * Standard Webhooks, and what each answer of a receiver leads to.
 */

const HOURS = Math.round(NOTICE_DELAYS_MS.reduce((sum, ms) => sum + ms, 0) / 3_600_000);

/** What a message is sent with. */
const HEADERS = [
  {
    name: 'webhook-id',
    description:
      'Which event this is: the same at every attempt and after a replay. Who has seen it has nothing to do.',
    schema: { type: 'string' },
    example: '01937f6a-51c0-7d20-9c3e-0d4f5a6b7c8e',
  },
  {
    name: 'webhook-timestamp',
    description:
      'When this attempt was made, in seconds since 1970. A receiver refuses what is more than 5 minutes old.',
    schema: { type: 'string', pattern: '^[0-9]+$' },
    example: '1795338003',
  },
  {
    name: 'webhook-signature',
    description:
      'HMAC-SHA-256, base64, of `<webhook-id>.<webhook-timestamp>.<body>`, with `v1,` before it. The key is what stands behind `whsec_` in the secret, in base64. After a rotation two, with a blank between: one that fits is enough.',
    schema: { type: 'string', pattern: '^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$' },
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
] as const;

/** What a receiver’s answer leads to. */
const ANSWERS: readonly (readonly [status: string, follows: string])[] = [
  ['2XX', `Taken. The body is not read; it has to come within ${NOTICE_TIMEOUT_MS / 1000} seconds.`],
  ['3XX', 'Not followed: the message counts as not taken, and is sent again to the same address.'],
  ['410', 'The receiver is not there any more: the webhook is switched off until a person switches it on again.'],
  ['429', 'Sent again, not before `Retry-After`.'],
  [
    'default',
    `Sent again, after longer and longer, ${NOTICE_DELAYS_MS.length + 1} times over ${HOURS} hours; then it is given up, and can be sent again by hand.`,
  ],
];

const ABOUT = `Messages follow Standard Webhooks (https://www.standardwebhooks.com): any of its libraries checks them. They are sent by POST to the address of a webhook, signed with its secret.

A message may come twice, and messages may come in any order. \`data.sequence\` grows in the order in which things happened: of two about the same thing the one with the higher number is true. A receiver ignores types and fields it does not know.`;

const definitions = { NoticePerson, FailureCode: NoticeFailureCode };

function jsonSchema(schema: GenericSchema): OpenAPIV3_1.SchemaObject {
  const {
    $schema: _,
    $defs: __,
    ...converted
  } = toJsonSchema(schema, {
    definitions,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  });
  return converted as OpenAPIV3_1.SchemaObject;
}

/** Shapes that several messages share. */
export function webhookSchemas(): Record<string, OpenAPIV3_1.SchemaObject> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => {
      // Among the definitions it would be a reference to itself.
      const { $schema: _, ...converted } = toJsonSchema(schema);
      return [name, converted as OpenAPIV3_1.SchemaObject];
    }),
  );
}

/** Headers and answers, written once. */
export const webhookComponents = {
  parameters: Object.fromEntries(HEADERS.map((header) => [header.name, { ...header, in: 'header', required: true }])),
  responses: Object.fromEntries(ANSWERS.map(([status, description]) => [`webhook-${status}`, { description }])),
};

/** One entry for each type of event, by its name. */
export function webhooks(): Record<string, OpenAPIV3_1.PathItemObject> {
  return Object.fromEntries(NOTICE_TYPES.map((type) => [type, { post: webhook(type) } as OpenAPIV3_1.PathItemObject]));
}

function webhook(type: NoticeType): OpenAPIV3_1.OperationObject {
  const { says, meaning, data } = NOTICE_EXAMPLES[type];
  return {
    operationId: `told-${type}`,
    tags: ['Notifications'],
    summary: says,
    description: meaning,
    security: [],
    parameters: HEADERS.map(({ name }) => ({ $ref: `#/components/parameters/${name}` })),
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: jsonSchema(noticeMessage(type)), example: { type, timestamp: EXAMPLE_AT, data } },
      },
    },
    responses: Object.fromEntries(
      ANSWERS.map(([status]) => [status, { $ref: `#/components/responses/webhook-${status}` }]),
    ),
  };
}

/** The types of events, for the contents of the page. */
export const webhookEntries = (): Html[] =>
  NOTICE_TYPES.map((type) => html`<li><a href="#told-${type}"><code>${type}</code></a></li>`);

/** All of it as a section of the page to read. */
export function webhooksSection(document: OpenAPIV3_1.Document): Html {
  return html`<section aria-labelledby="webhooks">
<h2 id="webhooks">Messages to webhooks</h2>
${prose(ABOUT)}
<table>
<caption>Headers</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Meaning</th></tr></thead>
<tbody>${HEADERS.map(
    ({ name, description, example }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${inline(description)}<br><small>For example <code>${example}</code></small></td></tr>
`,
  )}</tbody>
</table>
<table class="answers">
<caption>What a receiver answers</caption>
<thead><tr><th scope="col">Status</th><th scope="col">What follows</th></tr></thead>
<tbody>${ANSWERS.map(
    ([status, says]) => html`<tr><th scope="row"><code>${status}</code></th><td>${inline(says)}</td></tr>
`,
  )}</tbody>
</table>
${Object.entries(document.webhooks ?? {}).map(([type, item]) => messageArticle(type, item))}
</section>
`;
}

function messageArticle(type: string, item: OpenAPIV3_1.PathItemObject | OpenAPIV3_1.ReferenceObject): Html | string {
  if (!('post' in item) || !item.post) return '';
  const { summary = '', description = '', requestBody } = item.post;
  const content = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  return html`<article aria-labelledby="told-${type}">
<h3 id="told-${type}"><a href="#told-${type}">${summary}</a></h3>
<p class="line"><code>${type}</code></p>
${prose(description)}
${content?.schema ? fieldsTable(content.schema, 'Body, as JSON') : ''}
<p class="example-title">For example:</p>
<pre class="example" tabindex="0" aria-label="Example of ${type}"><code>${JSON.stringify(content?.example, null, 2)}</code></pre>
</article>
`;
}
