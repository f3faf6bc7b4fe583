import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HELD_STATES, RUN_MODES, RUN_STATES, RUN_TRIGGERS } from '@production-assist/shared/api';
import { BROWSER_SCOPES } from '@production-assist/shared/api-access';
import { CANDIDATE_STATES, FORMER_STATES } from '@production-assist/shared/api-credentials';
import { TARGET_STATES } from '@production-assist/shared/api-notifications';
import { AUDIT_ACTIONS } from '@production-assist/shared/audit-actions';
import { CLOUDS } from '@production-assist/shared/clouds';
import { HOLD_REASONS } from '@production-assist/shared/people';
import { LEAVERS_RULES, MEMBERSHIP_STATES } from '@production-assist/shared/requests';
import { CREDENTIAL_KINDS } from '@production-assist/shared/requests-credentials';
import { NOTICE_STATES } from '@production-assist/shared/requests-notifications';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { expect, it } from 'vitest';
import { NO_COUNTS } from '../../worker/src/store/runs.ts';
import { ROOT } from '../local/bundle.ts';

/** What docs/storage.md says a column may hold is what the code writes into it. */

const sections = Object.fromEntries(
  readFileSync(join(ROOT, 'docs/storage.md'), 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((section) => [/^`(\w+)`/.exec(section)?.[1] ?? '', section]),
);

/** Words in code letters of the row of a column, without what stands in braces and brackets. */
function namedIn(table: string, column: string): string[] {
  const row = (sections[table] ?? '').split('\n').find((line) => line.split('|')[1]?.includes(`\`${column}\``));
  return [...(row?.split('|')[2] ?? '').matchAll(/`([a-z][\w.-]*)`/g)].map(([, word = '']) => word);
}

it.each<[string, string, readonly string[]]>([
  ['connections', 'cloud', Object.keys(CLOUDS)],
  ['connections', 'credential_kind', CREDENTIAL_KINDS],
  ['connections', 'leavers', LEAVERS_RULES],
  ['candidates', 'kind', CREDENTIAL_KINDS],
  ['candidates', 'state', CANDIDATE_STATES],
  ['formers', 'state', FORMER_STATES],
  ['memberships', 'state', MEMBERSHIP_STATES],
  ['runs', 'trigger', RUN_TRIGGERS],
  ['runs', 'state', RUN_STATES],
  ['runs', 'mode', RUN_MODES],
  ['runs', 'counts', Object.keys(NO_COUNTS)],
  ['held_removals', 'reason', HOLD_REASONS],
  ['browsers', 'scopes', BROWSER_SCOPES],
  ['events', 'action', AUDIT_ACTIONS],
  ['notice_targets', 'state', TARGET_STATES],
  ['notice_targets', 'language', LANGUAGES],
  ['notices', 'state', NOTICE_STATES],
])('%s.%s', (table, column, values) => {
  expect(namedIn(table, column).sort()).toEqual([...values].sort());
});

it('held_removals.state', () => {
  // One of them is named for the rule that ends it.
  expect(namedIn('held_removals', 'state').sort()).toEqual([...HELD_STATES, 'keep'].sort());
});
