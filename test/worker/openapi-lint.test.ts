import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { contractOf } from './contract.ts';
import { useWorker } from './harness.ts';

/** The description of the interface, as a linter of the trade sees it: Redocly's recommended rules. */

const h = useWorker();

/** Rules that do not apply here, and why. */
const NOT_OURS = {
  // Nobody has decided on a licence of the interface; the customer runs the service.
  'info-license': 'off',
  'info-license-strict': 'off',
  // A service has the address its operator gave it, which the document cannot know.
  'no-empty-servers': 'off',
} as const;

/** Findings that stay, and why. */
const KNOWN = [
  // It takes nothing and is open to all: there is nothing a caller could do wrong.
  'operation-4xx-response #/paths/~1api~1health/get/responses',
];

it('has no finding but the known ones', async () => {
  const { document } = await contractOf(h);
  const config = await createConfig({ extends: ['recommended'], rules: NOT_OURS });
  const findings = await lintFromString({ source: JSON.stringify(document), config });
  const said = findings.map(({ ruleId, location: [place] = [] }) => `${ruleId} ${place?.pointer}`);
  expect(said).toEqual(KNOWN);
});
