import type { Connection } from '@production-assist/shared/api';
import type { FormValues } from '../../worker/web/connection/values.ts';

export const IDS = {
  directoryId: '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01',
  clientId: '4b2a9f3e-58d1-4c86-8e0f-1c9d7a35e702',
  groupId: '2f86d0c9-b417-4e5a-93f6-8d0a4c7be105',
  other: '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206',
} as const;

/** Visibly not real. */
export const FAKE_SECRET = 'fake8Q~of-the-page-tests-0000000000000000';

/** A secret that has proven itself. */
export function aCredential(part: Partial<Connection['credential']> = {}): Connection['credential'] {
  return {
    kind: 'secret',
    hint: 'fak',
    expiresOn: '2027-03-12',
    updatedAt: '2026-11-01T10:00:00.000Z',
    verifiedAt: '2026-11-01T10:01:00.000Z',
    expiredAt: null,
    certificate: null,
    ...part,
  };
}

/** A connection as the interface shows it. */
export function aConnection(part: Partial<Connection> = {}): Connection {
  return {
    tenantId: 'gtg',
    cloud: 'global',
    directoryId: IDS.directoryId,
    clientId: IDS.clientId,
    credential: aCredential(),
    candidate: null,
    former: null,
    schedule: { enabled: true, everyMinutes: 60 },
    leavers: 'keep',
    guard: { people: 5, percent: 20 },
    failures: 0,
    version: 1,
    updatedAt: '2026-11-01T10:00:00.000Z',
    updatedBy: 'Ada',
    nextRunAt: null,
    lastRun: null,
    ...part,
  };
}

/** What a person has typed into an empty form. */
export function typed(part: Partial<FormValues> = {}): FormValues {
  return {
    cloud: 'global',
    directoryId: IDS.directoryId,
    clientId: IDS.clientId,
    credentialKind: 'secret',
    clientSecret: FAKE_SECRET,
    secretExpiresOn: '2027-06-30',
    scheduleEnabled: true,
    everyMinutes: '60',
    leavers: 'keep',
    guardPeople: '5',
    guardPercent: '20',
    ...part,
  };
}
