import * as api from '@production-assist/shared/api';
import { type DescribeRouteOptions, describeRoute, resolver } from 'hono-openapi';
import type { GenericSchema } from 'valibot';

/** Schemas that have a name of their own in the OpenAPI document. */
const NAMED: Readonly<Record<string, GenericSchema>> = {
  Tenant: api.Tenant,
  Connection: api.Connection,
  Candidate: api.Candidate,
  Preview: api.Preview,
  Check: api.Check,
  Member: api.Member,
  Run: api.Run,
  RunCounts: api.RunCounts,
  User: api.User,
  HeldRemoval: api.HeldRemoval,
  HeldPerson: api.HeldPerson,
  AuditEvent: api.AuditEvent,
  Browser: api.Browser,
  Me: api.Me,
  Admin: api.Admin,
  Admins: api.Admins,
  Invitation: api.Invitation,
  InvitationOffer: api.InvitationOffer,
  SealingKeyUse: api.SealingKeyUse,
  Health: api.Health,
  FailureView: api.FailureView,
  Problem: api.Problem,
  TenantInput: api.TenantInput,
  InvitationInput: api.InvitationInput,
  ConnectionInput: api.ConnectionInput,
  CandidateInput: api.CandidateInput,
  PreviewInput: api.PreviewInput,
};

/** How schemas are written into the document: named ones once, under `components`. */
export const SCHEMA_OPTIONS = {
  options: {
    definitions: NAMED,
    overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
  },
};

const schema = (of: GenericSchema) => resolver(of, SCHEMA_OPTIONS);

type Responses = NonNullable<DescribeRouteOptions['responses']>;
type Header = 'ETag' | 'Location';

const HEADERS: Readonly<Record<Header, string>> = {
  ETag: 'Version of the connection, for If-Match.',
  Location: 'Address of the run.',
};

const IF_MATCH = {
  in: 'header' as const,
  name: 'If-Match',
  description: 'The ETag that was read, or `*` for whatever is there. Needed where there is a connection already.',
  schema: { type: 'string' as const },
};

/** What a problem's status means, whichever call it comes from. */
const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Not JSON',
  401: 'No token, or one that is not accepted',
  403: 'The caller may not do this; where it is about a tenant, that is theirs',
  404: 'Not there, or not the caller’s',
  409: 'It was decided already, or waits for nobody',
  412: 'Somebody else saved in between',
  413: 'The body is too large',
  415: 'The body is not declared as JSON',
  422: 'A field is unknown, missing or not of its form',
  428: 'A change needs If-Match',
  429: 'Asked too often; `Retry-After` says when to try again',
  503: 'A store, the queue or the callers’ issuer does not answer; try again',
};
const BODY_PROBLEMS = [400, 413, 415, 422];

/** One call of the interface. */
export interface Call {
  /** Name of the operation in generated clients. */
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** What it answers when all is well, by status; without a schema there is no body. */
  answers: Partial<
    Record<200 | 201 | 202 | 204 | 503, { says: string; schema?: GenericSchema; csv?: true; file?: string }>
  >;
  headers?: readonly Header[];
  /** Statuses of its problems, besides those of every call with a body or a token. */
  problems?: readonly number[];
  body?: 'required' | 'optional';
  ifMatch?: true;
  /** Needs no token. */
  open?: true;
}

/** Describes a route in the OpenAPI document. It stands behind the route's validators: what it says goes before. */
export function describe(call: Call) {
  const responses: Responses = {};
  for (const [status, answer] of Object.entries(call.answers)) {
    const content = answer.file
      ? { [answer.file]: { schema: { type: 'string' as const, format: 'binary' } } }
      : answer.schema && {
          'application/json': { schema: schema(answer.schema) },
          ...(answer.csv ? { 'text/csv': { schema: { type: 'string' as const } } } : {}),
        };
    const headers = call.headers?.map((name) => [
      name,
      { description: HEADERS[name], schema: { type: 'string' as const } },
    ]);
    responses[status] = {
      description: answer.says,
      ...(content ? { content } : {}),
      ...(headers ? { headers: Object.fromEntries(headers) } : {}),
    };
  }
  const problems = [
    ...(call.open ? [] : [401, 403, 503]),
    ...(call.body ? BODY_PROBLEMS : []),
    ...(call.problems ?? []),
  ];
  for (const status of problems.sort((a, b) => a - b)) responses[status] = problemResponse(PROBLEMS[status]);
  responses.default = problemResponse('Any other problem');
  return describeRoute({
    operationId: call.id,
    summary: call.summary,
    tags: [call.tag],
    ...(call.description ? { description: call.description } : {}),
    ...(call.open ? { security: [] } : {}),
    ...(call.ifMatch ? { parameters: [IF_MATCH] } : {}),
    ...(call.body ? { requestBody: { required: call.body === 'required', content: {} } } : {}),
    responses,
  });
}

function problemResponse(description = 'Problem') {
  return { description, content: { 'application/problem+json': { schema: schema(api.Problem) } } };
}
