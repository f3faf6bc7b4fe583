import { FORM_LABELS } from '@production-assist/shared/guide';
import { shown } from './home.ts';
import { RECEIVER_ADDRESS } from './receiver.ts';
import { paint } from './terminal.ts';

/** What the lines are about. */
export interface Situation {
  url: string;
  /** Paths. */
  session: string;
  state: string;
  tenantId: string;
  /** Minutes between scheduled runs; null where none is scheduled. */
  everyMinutes: number | null;
  /** False: Microsoft's real hosts, and no connection saved yet. */
  connected: boolean;
  /** Page of the local receiver of webhooks; null where there is none. */
  receiver: string | null;
}

/** What to do next, ready to be copied. */
export function nextSteps(situation: Situation): string[] {
  const { url, session, state, tenantId, everyMinutes, connected, receiver } = situation;
  const path = shown(session);
  const file = path.startsWith('/') ? path : `./${path}`;
  const tenant = `${url}/api/tenants/${tenantId}`;
  const authorization = '-H "Authorization: Bearer $TOKEN"';
  return [
    ...part('Open the page', [url]),
    ...part('Sign in', [
      `no password: be the operator, an admin or a viewer of ${tenantId}, or somebody without a role`,
    ]),
    ...part('Read the interface', [`${url}/api/docs`]),
    ...part('Take the token', [`TOKEN=$(node -p 'require("${file}").token')`]),
    ...(connected
      ? []
      : part('Connect a directory', [
          `curl -s -X PUT ${tenant}/connection ${authorization} -H 'Content-Type: application/json' -d '{`,
          `  "directoryId": "<${FORM_LABELS.directoryId}>", "clientId": "<${FORM_LABELS.clientId}>",`,
          `  "clientSecret": "<${FORM_LABELS.clientSecret}>", "secretExpiresOn": "<YYYY-MM-DD>" }'`,
        ])),
    ...part('Preview a sync', [`curl -s -X POST ${tenant}/preview ${authorization}`]),
    ...(connected ? [] : part('Sync', [`curl -s -X POST ${tenant}/runs ${authorization}`])),
    ...part('See who has access', [`curl -s ${tenant}/users ${authorization}`]),
    ...(receiver === null
      ? []
      : part('See webhooks arrive', [
          receiver,
          `add one to ${RECEIVER_ADDRESS} at ${url}/tenants/${tenantId}/notifications, enter its secret there`,
        ])),
    ...part('Schedule', [
      everyMinutes === null
        ? 'no run is scheduled; the cron looks every minute'
        : `a run every ${everyMinutes} minutes; the cron looks every minute`,
    ]),
    ...part('Data', [`${shown(state)} is kept for the next start; delete it to begin anew`]),
    ...part('End', ['Ctrl-C']),
  ];
}

const LABEL_WIDTH = 20;

function part(label: string, lines: string[]): string[] {
  return lines.map((line, index) => `  ${paint('bold', (index === 0 ? label : '').padEnd(LABEL_WIDTH))} ${line}`);
}
