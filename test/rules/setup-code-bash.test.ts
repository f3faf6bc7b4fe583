import { CLOUDS } from '@production-assist/shared/clouds';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { APPLICATION_ROLE_IDS, GRAPH_APP_ID } from '@production-assist/shared/permissions';
import type { SetupInput } from '@production-assist/shared/setup-code/plan';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from 'web-tree-sitter';
import { CASES, CREDENTIALS, DIRECTORY_ID, hostile } from './setup-code/cases.ts';
import { allOf, faultsOf, parserOf, shapeOf } from './setup-code/trees.ts';

/** The script for the Azure CLI, read back out of its tree. What it does when it runs, `setup-code-run.test.ts` shows. */

const parse = await parserOf('bash');
const write = (input: SetupInput, texts = setupEn) => setupScript('azure-cli', input, texts.script).text;

/** Text as bash would have it: quotes taken away. */
function literal(node: Node): string {
  switch (node.type) {
    case 'raw_string':
      return node.text.slice(1, -1);
    case 'word':
      return node.text.replace(/\\(.)/g, '$1');
    case 'concatenation':
      return node.namedChildren.map((child) => (child ? literal(child) : '')).join('');
    case 'array':
      return node.namedChildren.map((child) => (child ? literal(child) : '')).join('\n');
    default:
      return node.text;
  }
}

/** The values at the top, by their name. */
function valuesOf(root: Node): Record<string, string> {
  const top = root.namedChildren.filter((node) => node?.type === 'variable_assignment');
  return Object.fromEntries(
    top.map((node) => [node?.childForFieldName('name')?.text ?? '', literal(node?.childForFieldName('value') ?? root)]),
  );
}

/** The command that begins so, as its words. */
function commandOf(root: Node, ...begins: string[]): string[] {
  const words = allOf(root, 'command').map((node) => node.namedChildren.map((child) => child?.text ?? ''));
  const found = words.filter((each) => begins.every((word) => each.includes(word)));
  expect(found, begins.join(' ')).toHaveLength(1);
  return found[0] ?? [];
}

const option = (words: string[], name: string) => words[words.indexOf(name) + 1];

/** What the script of the Azure CLI calls each cloud. */
const CLI_CLOUDS = {
  global: 'AzureCloud',
  usgov: 'AzureUSGovernment',
  usdod: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
} as const;

describe.each(CASES)('%s', (_, input, texts) => {
  const script = write(input, texts);
  const root = parse(script);
  const values = valuesOf(root);

  it('is bash', () => {
    expect(faultsOf(root)).toEqual([]);
    expect(script).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(script).toContain('\nset -euo pipefail\n');
  });

  it('makes what the guide says', () => {
    expect(values).toMatchObject({
      DIRECTORY_ID,
      CLIENT_ID: input.clientId ?? '',
      CLOUD: CLI_CLOUDS[input.cloud],
      GRAPH: CLOUDS[input.cloud].graph,
      GRAPH_APP_ID,
      APPLICATION_NAME,
      GROUP_NAME: ACCESS_GROUP_NAME,
    });
    const wanted = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'] as const;
    expect(values.PERMISSIONS).toBe(wanted.map((name) => `${name}=${APPLICATION_ROLE_IDS[name]}`).join('\n'));
    const application = commandOf(root, 'app', 'create', '--sign-in-audience');
    expect(option(application, '--display-name')).toBe('"$APPLICATION_NAME"');
    expect(option(application, '--sign-in-audience')).toBe('AzureADMyOrg');
    const permission = commandOf(root, 'permission', 'add');
    expect(option(permission, '--api')).toBe('"$GRAPH_APP_ID"');
    expect(option(permission, '--api-permissions')).toBe(['"', '{PERMISSION#*=}=Role"'].join('$'));
    const group = commandOf(root, 'group', 'create');
    expect(option(group, '--display-name')).toBe('"$GROUP_NAME"');
    // Consent is an assignment of the role; the command of that name goes through a portal and works in one cloud.
    expect(script).not.toContain('admin-consent');
    expect(script).toContain('appRoleAssignments');
  });

  it('gives it the credential that was chosen, and no other', () => {
    const { credential } = input;
    if (credential.kind === 'secret') {
      expect(values).toMatchObject({ SECRET_NAME: SECRET_DESCRIPTION, SECRET_ENDS: `${credential.endsOn}T00:00:00Z` });
      const words = commandOf(root, 'credential', 'reset');
      expect(words).toContain('--append');
      expect(option(words, '--display-name')).toBe('"$SECRET_NAME"');
      expect(option(words, '--end-date')).toBe('"$SECRET_ENDS"');
    } else if (credential.kind === 'certificate') {
      expect(values).toMatchObject({
        CERTIFICATE: credential.der,
        CERTIFICATE_THUMBPRINT: credential.thumbprint,
        CERTIFICATE_NAME: SECRET_DESCRIPTION,
      });
      const words = commandOf(root, 'credential', 'reset');
      expect(words).toContain('--append');
      expect(option(words, '--cert')).toBe('"$CERTIFICATE"');
    } else {
      const { issuer, subject } = credential;
      const audience = CLOUDS[input.cloud].federationAudience;
      expect(values).toMatchObject({ ISSUER: issuer, SUBJECT: subject, AUDIENCE: audience });
      expect(JSON.parse(values.FEDERATED ?? '')).toEqual({
        name: APPLICATION_NAME,
        description: SECRET_DESCRIPTION,
        issuer,
        subject,
        audiences: [audience],
      });
      const words = commandOf(root, 'federated-credential', 'create');
      expect(option(words, '--parameters')).toBe('"$FEDERATED"');
    }
    expect(script.includes('credential reset')).toBe(credential.kind !== 'federated');
    expect(script.includes(FORM_LABELS.clientSecret)).toBe(credential.kind === 'secret');
  });

  it('writes nothing to a file and deletes nothing', () => {
    const targets = allOf(root, 'file_redirect').map((node) => node.text);
    for (const target of targets) expect(target).toMatch(/^\d?>(?:\/dev\/null|&[123-]+)$/);
    const verbs = allOf(root, 'command').flatMap((node) => node.namedChildren.map((child) => child?.text ?? ''));
    expect(verbs.filter((word) => /^(?:delete|remove|rm|tee|DELETE|PATCH)$/.test(word))).toEqual([]);
  });
});

it('lets nothing out that is filled in', () => {
  const usual = shapeOf(parse(write({ ...base(), credential: CREDENTIALS.federated })), TEXTS);
  fc.assert(
    fc.property(hostile, hostile, (issuer, subject) => {
      const root = parse(write({ ...base(), credential: { kind: 'federated', issuer, subject } }));
      expect(faultsOf(root)).toEqual([]);
      expect(shapeOf(root, TEXTS)).toBe(usual);
      const values = valuesOf(root);
      expect(values).toMatchObject({ ISSUER: issuer, SUBJECT: subject });
      expect(JSON.parse(values.FEDERATED ?? '')).toMatchObject({ issuer, subject });
    }),
  );
});

/** What a text is made of, whatever stands in it. */
const TEXTS = ['raw_string', 'concatenation'];
const base = () => ({ cloud: 'global', directoryId: DIRECTORY_ID, clientId: null }) as const;

it.each(['a\nb', 'a\rb', 'a\u2028b', '\u0000', 'a\ud800', '', 'x'.repeat(601)])('refuses %j', (subject) => {
  expect(() => write({ ...base(), credential: { kind: 'federated', issuer: 'https://a.example', subject } })).toThrow(
    RangeError,
  );
});

it.each(["'; id", '7d1f7c52', '{7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01}'])('refuses %j as an id', (id) => {
  expect(() => write({ ...base(), directoryId: id, credential: CREDENTIALS.secret })).toThrow(RangeError);
  expect(() => write({ ...base(), clientId: id, credential: CREDENTIALS.secret })).toThrow(RangeError);
});
