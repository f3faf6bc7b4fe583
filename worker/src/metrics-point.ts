/*
 * The points an operator plots. No names, no addresses, no values: a tenant's id, codes and numbers.
 */

/** What a run has done, as far as it is plotted. */
interface Done {
  graphRequests: number;
  rowsWritten: number;
  pages: number;
  counts: { members: number };
}

/** One thing that happened. Times are in ms. */
export type Measured =
  | { kind: 'run'; tenantId: string; trigger: string; mode: string; code: string; ms: number; progress: Done }
  | { kind: 'wait'; tenantId: string; code: string; ms: number }
  | { kind: 'preview'; tenantId: string; code: string; ms: number; graphRequests: number }
  | { kind: 'notice'; tenantId: string; code: string; attempts: number }
  | { kind: 'queue'; queue: string; ms: number; attempts: number }
  | { kind: 'cron'; code: string; ms: number };

/**
 * A point's columns, the same in every kind: index1 the tenant (or the kind, where it concerns none); blob1 kind, blob2
 * outcome (`ok` or a code), blob3 trigger or queue, blob4 mode; double1 ms, double2 Graph requests, double3 rows
 * written, double4 members, double5 pages, double6 attempts.
 */
export function pointOf(measured: Measured): { indexes: [string]; blobs: string[]; doubles: number[] } {
  const { kind } = measured;
  const outcome = 'code' in measured ? measured.code || 'ok' : 'ok';
  const index = 'tenantId' in measured ? measured.tenantId : kind;
  switch (kind) {
    case 'run': {
      const { ms, trigger, mode, progress } = measured;
      const { graphRequests, rowsWritten, counts, pages } = progress;
      return {
        indexes: [index],
        blobs: [kind, outcome, trigger, mode],
        doubles: [ms, graphRequests, rowsWritten, counts.members, pages, 0],
      };
    }
    case 'preview':
      return {
        indexes: [index],
        blobs: [kind, outcome, '', ''],
        doubles: [measured.ms, measured.graphRequests, 0, 0, 0, 0],
      };
    case 'queue':
      return {
        indexes: [index],
        blobs: [kind, outcome, measured.queue, ''],
        doubles: [measured.ms, 0, 0, 0, 0, measured.attempts],
      };
    case 'notice':
      return { indexes: [index], blobs: [kind, outcome, '', ''], doubles: [0, 0, 0, 0, 0, measured.attempts] };
    default:
      return { indexes: [index], blobs: [kind, outcome, '', ''], doubles: [measured.ms, 0, 0, 0, 0, 0] };
  }
}
