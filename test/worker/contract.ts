import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Answer, Harness } from './harness.ts';

/** What the tests use of the OpenAPI document. */
export interface ContractOperation {
  operationId: string;
  security?: unknown[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { required?: boolean; content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

export interface ContractDocument {
  openapi: string;
  security: unknown[];
  paths: Record<string, Record<string, ContractOperation>>;
  webhooks: Record<string, { post: ContractOperation }>;
  components: { schemas: Record<string, unknown>; parameters: Record<string, { name: string; in: string }> };
}

/** The Worker's own OpenAPI document, and answers held against it. */
export interface Contract {
  document: ContractDocument;
  /** All calls, as `GET /api/tenants/{tenantId}/users`. */
  routes: string[];
  operation(route: string): ContractOperation;
  /** Fails where the answer's status, media type or body is not what the document says of this route. */
  expectFits(route: string, answer: Answer): void;
  /** What is wrong with a message to a webhook of this type; `[]`: nothing. */
  faultsOfMessage(type: string, body: unknown): unknown[];
}

const contracts = new WeakMap<Harness, Promise<Contract>>();

/** Reads the contract, once per Worker. */
export function contractOf(h: Harness): Promise<Contract> {
  const contract = contracts.get(h) ?? readContract(h);
  contracts.set(h, contract);
  return contract;
}

async function readContract(h: Harness): Promise<Contract> {
  const { body: document } = await h.call<ContractDocument>('GET', '/api/openapi.json', undefined, { token: null });
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(closed(document) as ContractDocument, 'contract');

  const checks = new Map<string, ValidateFunction>();

  /** What is wrong with a value, by the schema that stands there in the document. */
  function faultsAt(steps: readonly string[], value: unknown): unknown[] {
    const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const reference = `contract#/${pointer.join('/')}`;
    const fits = checks.get(reference) ?? ajv.compile({ $ref: reference });
    checks.set(reference, fits);
    fits(value);
    return fits.errors ?? [];
  }

  function operation(route: string): ContractOperation {
    const [method = '', path = ''] = route.split(' ');
    const found = document.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`the document has no ${route}`);
    return found;
  }

  return {
    document,
    routes: Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    operation,
    expectFits(route, answer) {
      const [method = '', path = ''] = route.split(' ');
      const response = operation(route).responses[answer.status];
      expect(response, `${route} may answer ${answer.status}`).toBeDefined();
      const media = answer.headers.get('content-type')?.split(';')[0] ?? null;
      expect(Object.keys(response?.content ?? {}), `${route} ${answer.status}`).toEqual(
        media === null ? [] : expect.arrayContaining([media]),
      );
      if (media === null || media === 'text/csv') return;
      const steps = [
        'paths',
        path,
        method.toLowerCase(),
        'responses',
        String(answer.status),
        'content',
        media,
        'schema',
      ];
      expect(faultsAt(steps, answer.body), `${route} ${answer.status}`).toEqual([]);
    },
    faultsOfMessage(type, body) {
      return faultsAt(['webhooks', type, 'post', 'requestBody', 'content', 'application/json', 'schema'], body);
    },
  };
}

/** The document with every object closed: a field it does not name is then an error. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return copy.type === 'object' && copy.properties ? { additionalProperties: false, ...copy } : copy;
}
