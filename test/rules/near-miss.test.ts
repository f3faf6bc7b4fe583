import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../worker/src/entra/group.ts';

it.each([
  'azure_app_production-assist',
  'Azure_App_Production-Assist',
  'Azure_APP_Production–Assist',
  'Azure_APP_Production_Assist',
  'Azure-APP-Production-Assist',
  'Azure APP Production Assist',
  'AzureAPPProductionAssist',
  'Azure_APP_Production-Assist ',
  ' Azure_APP_Production-Assist',
  'Azure_APP__Production-Assist',
  'Azure_APP_Production-Assist.',
  'Azure_APP_Production-Assist-Users',
  'Azure_APP_Production-Assistant',
  'Azure_APP_Production-Assits',
  'Azure_APP_Producton-Assist',
  'Azure_APP_Production-Assis',
])('“%s” is a near miss, and shown as it stands', (name) => {
  expect(nearest(['Azure DevOps', name, 'All users'])).toBe(name);
});

it.each([
  [`Azure_APP_Production-Assist\u00a0`, 'Azure_APP_Production-Assist[U+00A0]'],
  ['Azure_APP_\u200bProduction-Assist', 'Azure_APP_[U+200B]Production-Assist'],
  ['Azure_APP_Production-\tAssist', 'Azure_APP_Production-[U+0009]Assist'],
])('what cannot be seen in %j is spelled out', (name, shown) => {
  expect(nearest([name])).toBe(shown);
});

it.each([
  'Azure_APP_Other-Product',
  'Azure_APP_Production',
  'Azure DevOps',
  'Azure',
  'Production-Assist',
  'All users',
  '',
  '🙂',
])('“%s” is none', (name) => {
  expect(nearest([name])).toBeNull();
});

it('of several the nearest is named: spelled alike before a longer ending before a slip', () => {
  const [slip, longer, alike] = [
    'Azure_APP_Prodcution-Assist',
    `${ACCESS_GROUP_NAME}-Test`,
    'azure-app-production-assist',
  ];
  expect(nearest([slip, longer, alike])).toBe(alike);
  expect(nearest([slip, longer])).toBe(longer);
  expect(nearest([slip])).toBe(slip);
  expect(nearest([])).toBeNull();
});

describe('for any names', () => {
  it('whoever only changes case, dashes and spaces is found', () => {
    const respelled = fc
      .tuple(
        fc.array(fc.boolean(), { minLength: ACCESS_GROUP_NAME.length, maxLength: ACCESS_GROUP_NAME.length }),
        fc.constantFrom('-', '_', ' ', '–', '.', ''),
      )
      .map(([upper, separator]) =>
        [...ACCESS_GROUP_NAME]
          .map((letter, index) => (upper[index] ? letter.toUpperCase() : letter.toLowerCase()))
          .join('')
          .replace(/[-_]/g, separator),
      );
    fc.assert(
      fc.property(respelled, (name) => {
        fc.pre(name !== ACCESS_GROUP_NAME);
        expect(nearest(['All users', name])).toBe(name);
      }),
    );
  });

  it('nothing is named that is not among them', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const found = nearest(names);
        if (found !== null && !found.includes('[U+')) expect(names).toContain(found);
      }),
    );
  });
});
