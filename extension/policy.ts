/**
 * What an organisation can preset for everybody, in its browsers' policies. Chrome and Edge take the settings by the
 * schema the manifest names; Firefox hands on whatever its policy holds. docs/managed-browsers.md shows both.
 */
export const POLICY = {
  serviceAddress: {
    title: 'Address of the service',
    description: 'The https address of the service the side panel connects to. People cannot change it.',
  },
  productionAssistOrigin: {
    title: 'Origin of Production Assist',
    description: 'The https origin of the site whose configuration form the side panel fills. People cannot change it.',
  },
} as const satisfies Record<string, { title: string; description: string }>;

export type PolicyName = keyof typeof POLICY;

/** The schema's file in the built extension. */
export const POLICY_FILE = 'managed-storage.json';

/** The schema as browsers want it: an object without further rules, each setting with its type. */
export function managedSchema() {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(POLICY).map(([name, words]) => [name, { ...words, type: 'string' }])),
  };
}
