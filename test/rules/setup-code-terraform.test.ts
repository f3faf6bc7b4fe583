import { parse as parseHcl } from '@cdktn/hcl2json';
import { CLOUDS } from '@production-assist/shared/clouds';
import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS, SECRET_DESCRIPTION } from '@production-assist/shared/guide';
import { APPLICATION_ROLE_IDS, GRAPH_APP_ID } from '@production-assist/shared/permissions';
import type { SetupInput } from '@production-assist/shared/setup-code/plan';
import { setupScript } from '@production-assist/shared/setup-code/set-up-code';
import { setupEn } from '@production-assist/shared/texts/setup-code/en';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASES, CREDENTIALS, DIRECTORY_ID, hostile } from './setup-code/cases.ts';

/** The configuration for Terraform, read back out of what HashiCorp's own parser makes of it. */

type Block = Record<string, unknown>;
/** Blocks by their type and name, each in a list. */
interface Configuration {
  terraform: Block[];
  provider: Record<string, Block[]>;
  locals: { permissions: Record<string, string> }[];
  data: Record<string, Record<string, Block[]>>;
  resource: Record<string, Record<string, Block[]>>;
  output: Record<string, Block[]>;
}

const write = (input: SetupInput, texts = setupEn) => setupScript('terraform', input, texts.script).text;
const read = async (text: string): Promise<Configuration> =>
  JSON.parse(JSON.stringify(await parseHcl('main.tf', text)));

const ENVIRONMENTS = { global: 'global', usgov: 'usgovernmentl4', usdod: 'usgovernmentl5', china: 'china' } as const;
/** Something that is worked out, as the parser gives it. */
const ref = (path: string) => `\${${path}}`;
/** A text, as the parser gives it: what could be worked out is marked as text, and Terraform composes characters. */
const asText = (text: string) => text.normalize('NFC').replace(/([$%])(?=\{)/g, '$1$1');
const application = ref('azuread_application.production_assist.id');

describe.each(CASES)('%s', (_, input, texts) => {
  const script = write(input, texts);

  it('makes what the guide says', async () => {
    const { terraform, provider, locals, data, resource } = await read(script);
    expect(terraform).toMatchObject([
      { required_providers: [{ azuread: { source: 'hashicorp/azuread', version: '~> 3.9' } }] },
    ]);
    expect(provider.azuread).toEqual([{ tenant_id: DIRECTORY_ID, environment: ENVIRONMENTS[input.cloud] }]);
    const wanted = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'] as const;
    expect(locals).toEqual([
      { permissions: Object.fromEntries(wanted.map((name) => [name, APPLICATION_ROLE_IDS[name]])) },
    ]);
    expect(resource.azuread_application?.production_assist).toEqual([
      {
        display_name: APPLICATION_NAME,
        sign_in_audience: 'AzureADMyOrg',
        prevent_duplicate_names: true,
        required_resource_access: [
          {
            resource_app_id: GRAPH_APP_ID,
            dynamic: {
              resource_access: [
                {
                  for_each: ref('local.permissions'),
                  content: [{ id: ref('resource_access.value'), type: 'Role' }],
                },
              ],
            },
          },
        ],
      },
    ]);
    // Looked up and not taken in: what Terraform has taken in it can destroy.
    expect(data.azuread_service_principal).toEqual({ graph: [{ client_id: GRAPH_APP_ID }] });
    expect(resource.azuread_service_principal).toEqual({
      production_assist: [{ client_id: ref('azuread_application.production_assist.client_id') }],
    });
    expect(resource.azuread_app_role_assignment?.consent).toEqual([
      {
        for_each: ref('local.permissions'),
        app_role_id: ref('each.value'),
        principal_object_id: ref('azuread_service_principal.production_assist.object_id'),
        resource_object_id: ref('data.azuread_service_principal.graph.object_id'),
      },
    ]);
    expect(resource.azuread_group?.access).toMatchObject([
      { display_name: ACCESS_GROUP_NAME, security_enabled: true, mail_enabled: false, prevent_duplicate_names: true },
    ]);
    expect(JSON.stringify(resource.azuread_group)).not.toContain('"members":');
  });

  it('gives it the credential that was chosen, and no other', async () => {
    const { resource, output } = await read(script);
    const { credential, cloud } = input;
    const kinds = Object.keys(resource).filter((type) =>
      /_(?:password|certificate|federated_identity_credential)$/.test(type),
    );
    if (credential.kind === 'secret') {
      expect(kinds).toEqual(['azuread_application_password']);
      expect(resource.azuread_application_password?.production_assist).toMatchObject([
        { application_id: application, display_name: SECRET_DESCRIPTION, end_date: `${credential.endsOn}T00:00:00Z` },
      ]);
      expect(output.client_secret).toEqual([
        {
          description: FORM_LABELS.clientSecret,
          value: ref('azuread_application_password.production_assist.value'),
          sensitive: true,
        },
      ]);
      // It is said before anything else that the state will hold it.
      expect(script.indexOf(texts.script.terraform.state.slice(0, 40))).toBeGreaterThan(0);
      expect(script.indexOf(texts.script.terraform.state.slice(0, 40))).toBeLessThan(script.indexOf('terraform {'));
    } else if (credential.kind === 'certificate') {
      expect(kinds).toEqual(['azuread_application_certificate']);
      expect(resource.azuread_application_certificate?.production_assist).toMatchObject([
        {
          application_id: application,
          type: 'AsymmetricX509Cert',
          encoding: 'base64',
          value: credential.der,
          end_date: '2028-11-23T04:05:06Z',
        },
      ]);
    } else {
      expect(kinds).toEqual(['azuread_application_federated_identity_credential']);
      expect(resource.azuread_application_federated_identity_credential?.production_assist).toEqual([
        {
          application_id: application,
          display_name: APPLICATION_NAME,
          description: SECRET_DESCRIPTION,
          issuer: credential.issuer,
          subject: credential.subject,
          audiences: [CLOUDS[cloud].federationAudience],
        },
      ]);
    }
    expect(output.directory_id).toMatchObject([{ description: FORM_LABELS.directoryId, value: DIRECTORY_ID }]);
    expect(Object.keys(output)).toHaveLength(credential.kind === 'secret' ? 3 : 2);
  });
});

const base = () => ({ cloud: 'global', directoryId: DIRECTORY_ID, clientId: null }) as const;

it('lets nothing out that is filled in', async () => {
  const usual = await read(write({ ...base(), credential: CREDENTIALS.federated }));
  const kind = 'azuread_application_federated_identity_credential';
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (issuer, subject) => {
      const found = await read(write({ ...base(), credential: { kind: 'federated', issuer, subject } }));
      const [made] = found.resource[kind]?.production_assist ?? [];
      expect({ issuer: made?.issuer, subject: made?.subject }).toEqual({
        issuer: asText(issuer),
        subject: asText(subject),
      });
      Object.assign(made ?? {}, CREDENTIALS.federated, { kind: undefined });
      expect(found).toEqual({
        ...usual,
        resource: { ...usual.resource, [kind]: { production_assist: [{ ...made }] } },
      });
    }),
  );
});
