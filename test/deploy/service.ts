import type { Run } from '@production-assist/shared/api';
import type { Simulator } from '@production-assist/simulator/simulator';
import { type LocalWorker, startWorker } from '../local/worker.ts';

/** Calls the API as the operator. @throws Error where it does not answer with success */
export type Call = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;

/** A service whose Worker comes and goes while its data stays. */
export interface Service {
  simulator: Simulator;
  /**
   * Runs a Worker on stored data for as long as `work` takes; `run` starts a run of a tenant and waits for its end, `cron`
   * fires the cron trigger.
   */
  during(
    options: { bundle: string; credentialKeys: string; persist: string },
    work: (call: Call, run: (tenantId: string) => Promise<Run>, cron: LocalWorker['cron']) => Promise<void>,
  ): Promise<void>;
}

export async function createService(simulator: Simulator): Promise<Service> {
  const token = await simulator.issuer.token({ subject: 'operator' });
  const { url: issuer, audience, jwksUrl } = simulator.issuer;
  return {
    simulator,
    async during(options, work) {
      const worker = await startWorker({
        ...options,
        access: { ISSUERS: [{ issuer, audience, jwksUrl }], FIRST_OPERATOR: { issuer, subject: 'operator' } },
        network: simulator.fetch,
        onLog: () => {},
      });
      const call: Call = async (method, path, body) => {
        const response = await fetch(`${worker.url}/api/${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: body === undefined ? null : JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
        return response.json();
      };
      try {
        await work(
          call,
          async (tenantId) => {
            const { id } = await call<Run>('POST', `tenants/${tenantId}/runs`);
            for (;;) {
              const run = await call<Run>('GET', `tenants/${tenantId}/runs/${id}`);
              if (run.finishedAt) return run;
            }
          },
          worker.cron,
        );
      } finally {
        await worker.stop();
      }
    },
  };
}
