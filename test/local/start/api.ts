import { setTimeout } from 'node:timers/promises';
import type { Problem, Run } from '@production-assist/shared/api';
import { StartError } from './start-error.ts';

const POLL_MS = 50;

/** Longest a run is watched, in ms. */
const RUN_WAIT_MS = 60_000;

/** A refusal by the Worker, in its own words. */
export class ApiError extends StartError {
  readonly code: Problem['code'];

  constructor(call: string, { code, title, detail, fix }: Problem) {
    super(`${call}: ${title} ${detail}`, fix);
    this.code = code;
  }
}

/** The Worker's API, called as every program calls it. */
export interface Api {
  /** @throws ApiError */
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  /** Starts a run of the tenant, or joins the one in flight, and watches it to its end, or until it has to wait. */
  run(tenantId: string): Promise<Run>;
}

export function createApi(url: string, token: string): Api {
  const api: Api = {
    async call(method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const answer = await response.json();
      if (!response.ok) throw new ApiError(`${method} ${path}`, answer);
      return answer;
    },
    async run(tenantId) {
      const path = `/api/tenants/${tenantId}/runs`;
      let run = await api.call<Run>('POST', path);
      const deadline = Date.now() + RUN_WAIT_MS;
      const goesOn = () => !run.finishedAt && !(run.state === 'queued' && run.failure) && Date.now() < deadline;
      while (goesOn()) {
        await setTimeout(POLL_MS);
        run = await api.call<Run>('GET', `${path}/${run.id}`);
      }
      return run;
    },
  };
  return api;
}
