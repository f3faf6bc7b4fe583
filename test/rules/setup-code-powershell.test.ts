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
import { allOf, faultsOf, parserOf } from './setup-code/trees.ts';

/** The script for Microsoft Graph PowerShell, read back out of its tree. */

const parse = await parserOf('powershell');
const write = (input: SetupInput, texts = setupEn) => setupScript('graph-powershell', input, texts.script).text;

/** A text in quotes as PowerShell reads it, to which four characters are one and the same quote. @throws where it ends too soon */
function literal(quoted: string): string {
  let text = '';
  let at = 1;
  for (; at < quoted.length; at++) {
    if (isQuote(quoted[at])) {
      if (!isQuote(quoted[at + 1])) break;
      at++;
    }
    text += quoted[at];
  }
  if (at !== quoted.length - 1) throw new Error(`ends at ${at}: ${quoted}`);
  return text;
}
const isQuote = (character = '') => /^['\u2018-\u201b]$/.test(character);

/** The texts at the top, by their name. */
function valuesOf(root: Node): Record<string, string> {
  const assigned = allOf(root, 'assignment_expression').map((node) => /^\$(\w+) = ('.*')$/u.exec(node.text));
  return Object.fromEntries(assigned.flatMap((found) => (found ? [[found[1], literal(found[2] ?? '')]] : [])));
}

/** The one use of a command, as what follows each parameter. */
function commandOf(root: Node, name: string): Record<string, string> {
  const found = allOf(root, 'command').filter((node) => node.childForFieldName('command_name')?.text === name);
  expect(found, name).toHaveLength(1);
  const elements = found[0]?.childForFieldName('command_elements')?.namedChildren ?? [];
  const words = elements.flatMap((node) => (node && node.type !== 'command_argument_sep' ? [node] : []));
  return Object.fromEntries(
    words.flatMap((node, at) => {
      if (node.type !== 'command_parameter') return [];
      const next = words[at + 1];
      return [[node.text.replace(/:$/, ''), next && next.type !== 'command_parameter' ? next.text : '']];
    }),
  );
}

/** The table of permissions, as it is written. */
function permissionsOf(root: Node): [string, string][] {
  const table = allOf(root, 'assignment_expression').find((node) => node.text.startsWith('$Permissions = '));
  return allOf(table ?? root, 'hash_entry').map((entry) => {
    const [name = '', id = ''] = allOf(entry, 'string_literal').map((node) => literal(node.text));
    return [name, id];
  });
}

const ENVIRONMENTS = { global: 'Global', usgov: 'USGov', usdod: 'USGovDoD', china: 'China' } as const;

describe.each(CASES)('%s', (_, input, texts) => {
  const script = write(input, texts);
  const root = parse(script);
  const values = valuesOf(root);

  it('is PowerShell', () => {
    expect(faultsOf(root)).toEqual([]);
    expect(values.ErrorActionPreference).toBe('Stop');
  });

  it('makes what the guide says', () => {
    expect(values).toMatchObject({
      DirectoryId: DIRECTORY_ID,
      ClientId: input.clientId ?? '',
      Environment: ENVIRONMENTS[input.cloud],
      GraphAppId: GRAPH_APP_ID,
      ApplicationName: APPLICATION_NAME,
      GroupName: ACCESS_GROUP_NAME,
    });
    const wanted = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'] as const;
    expect(permissionsOf(root)).toEqual(wanted.map((name) => [name, APPLICATION_ROLE_IDS[name]]));
    expect(commandOf(root, 'Connect-MgGraph')).toMatchObject({
      '-TenantId': '$DirectoryId',
      '-Environment': '$Environment',
    });
    expect(commandOf(root, 'New-MgApplication')).toEqual({
      '-DisplayName': '$ApplicationName',
      '-SignInAudience': "'AzureADMyOrg'",
    });
    expect(script).toContain("@{ Id = $Permissions[$_]; Type = 'Role' }");
    expect(commandOf(root, 'New-MgServicePrincipalAppRoleAssignment')).toEqual({
      '-ServicePrincipalId': '$principal.Id',
      '-PrincipalId': '$principal.Id',
      '-ResourceId': '$graph.Id',
      '-AppRoleId': '$roleId',
    });
    expect(commandOf(root, 'New-MgGroup')).toEqual({
      '-DisplayName': '$GroupName',
      '-MailEnabled': '$false',
      '-SecurityEnabled': '',
      '-MailNickname': '$GroupNickname',
    });
  });

  it('gives it the credential that was chosen, and no other', () => {
    const { credential } = input;
    if (credential.kind === 'secret') {
      expect(values).toMatchObject({ SecretName: SECRET_DESCRIPTION, SecretEnds: `${credential.endsOn}T00:00:00Z` });
      const { '-PasswordCredential': password } = commandOf(root, 'Add-MgApplicationPassword');
      expect(password).toBe('@{ DisplayName = $SecretName; EndDateTime = $SecretEnds }');
    } else if (credential.kind === 'certificate') {
      expect(values).toMatchObject({ Certificate: credential.der, CertificateName: SECRET_DESCRIPTION });
      expect(script).toContain("Type = 'AsymmetricX509Cert'; Usage = 'Verify'; DisplayName = $CertificateName;");
      // Those that are there are sent along: the list is replaced as a whole.
      expect(script).toContain('-KeyCredentials ($keys + @($new))');
    } else {
      const { issuer, subject } = credential;
      const audience = CLOUDS[input.cloud].federationAudience;
      expect(values).toMatchObject({ Issuer: issuer, Subject: subject, Audience: audience });
      expect(values).toMatchObject({ FederatedName: APPLICATION_NAME });
      expect(commandOf(root, 'New-MgApplicationFederatedIdentityCredential')).toEqual({
        '-ApplicationId': '$application.Id',
        '-Name': '$FederatedName',
        '-Description': '$FederatedDescription',
        '-Issuer': '$Issuer',
        '-Subject': '$Subject',
        '-Audiences': '@($Audience)',
      });
    }
    expect(script.includes('Add-MgApplicationPassword')).toBe(credential.kind === 'secret');
    expect(script.includes('KeyCredentials')).toBe(credential.kind === 'certificate');
    expect(script.includes(FORM_LABELS.clientSecret)).toBe(credential.kind === 'secret');
  });

  it('writes nothing to a file and deletes nothing', () => {
    const names = allOf(root, 'command').map((node) => node.childForFieldName('command_name')?.text ?? '');
    expect(
      names.filter((name) => /^(?:Remove|Set|Export|Start-Transcript|Tee)|Out-File|Add-Content/.test(name)),
    ).toEqual([]);
    expect(allOf(root, 'redirection')).toEqual([]);
  });
});

const base = () => ({ cloud: 'global', directoryId: DIRECTORY_ID, clientId: null }) as const;

it('lets nothing out that is filled in', () => {
  const usual = parse(write({ ...base(), credential: CREDENTIALS.federated })).toString();
  fc.assert(
    fc.property(hostile, hostile, (issuer, subject) => {
      const root = parse(write({ ...base(), credential: { kind: 'federated', issuer, subject } }));
      expect(root.hasError).toBe(false);
      expect(root.toString()).toBe(usual);
      expect(valuesOf(root)).toMatchObject({ Issuer: issuer, Subject: subject });
    }),
    // Its grammar is slow.
    { numRuns: 25 },
  );
});

it('says nothing that PowerShell would take for the end of a text', () => {
  for (const [, input, texts] of CASES) {
    for (const node of allOf(parse(write(input, texts)), 'string_literal')) {
      if (node.text.startsWith("'")) expect(() => literal(node.text)).not.toThrow();
    }
  }
});
