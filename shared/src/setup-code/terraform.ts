import type { Cloud } from '../clouds.ts';
import { FORM_LABELS } from '../guide.ts';
import { fill } from '../texts/texts.ts';
import { opening } from './in-order.ts';
import { comment, terraformText as q } from './quote.ts';
import type { Writing } from './set-up-code.ts';

/** What the provider calls each cloud. */
const ENVIRONMENTS: Record<Cloud, string> = {
  global: 'global',
  usgov: 'usgovernmentl4',
  usdod: 'usgovernmentl5',
  china: 'china',
};

/** The configuration for Terraform. That it changes nothing the second time is Terraform's own nature. */
export function terraform(writing: Writing): string {
  const { input, plan, texts } = writing;
  const { part } = texts;
  const words = texts.terraform;
  const widest = Math.max(...plan.permissions.map(({ name }) => q(name).length));
  return [
    ...opening(texts, words.needs),
    ...(plan.credential.kind === 'secret' ? comment(words.state) : []),
    'terraform {',
    '  required_version = ">= 1.5.0"',
    '  required_providers {',
    '    azuread = {',
    '      source  = "hashicorp/azuread"',
    '      version = "~> 3.9"',
    '    }',
    '  }',
    '}',
    '',
    ...comment(part.signIn),
    'provider "azuread" {',
    `  tenant_id   = ${q(plan.directoryId)}`,
    `  environment = ${q(ENVIRONMENTS[input.cloud])}`,
    '}',
    '',
    ...comment(part.values),
    'locals {',
    '  permissions = {',
    ...plan.permissions.map(({ name, id }) => `    ${q(name).padEnd(widest)} = ${q(id)}`),
    '  }',
    '}',
    '',
    ...comment(part.application),
    ...comment(words.thereAlready),
    ...(plan.clientId === null ? [] : comment(fill(words.clientId, { id: plan.clientId }))),
    'resource "azuread_application" "production_assist" {',
    `  display_name            = ${q(plan.application.displayName)}`,
    `  sign_in_audience        = ${q(plan.application.signInAudience)}`,
    '  prevent_duplicate_names = true',
    '',
    ...comment(part.permissions).map((line) => `  ${line}`),
    '  required_resource_access {',
    `    resource_app_id = ${q(plan.graph.appId)}`,
    '',
    '    dynamic "resource_access" {',
    '      for_each = local.permissions',
    '      content {',
    '        id   = resource_access.value',
    '        type = "Role"',
    '      }',
    '    }',
    '  }',
    '}',
    '',
    ...comment(part.consent),
    'data "azuread_service_principal" "graph" {',
    `  client_id = ${q(plan.graph.appId)}`,
    '}',
    '',
    'resource "azuread_service_principal" "production_assist" {',
    '  client_id = azuread_application.production_assist.client_id',
    '}',
    '',
    'resource "azuread_app_role_assignment" "consent" {',
    '  for_each            = local.permissions',
    '  app_role_id         = each.value',
    '  principal_object_id = azuread_service_principal.production_assist.object_id',
    '  resource_object_id  = data.azuread_service_principal.graph.object_id',
    '}',
    '',
    ...comment(part.group),
    'resource "azuread_group" "access" {',
    `  display_name            = ${q(plan.group.displayName)}`,
    '  security_enabled        = true',
    '  mail_enabled            = false',
    '  prevent_duplicate_names = true',
    '',
    ...comment(words.members).map((line) => `  ${line}`),
    '  lifecycle {',
    '    ignore_changes = [members, owners]',
    '  }',
    '}',
    '',
    ...comment(part[plan.credential.kind]),
    ...credential(writing),
    '',
    ...comment(part.result),
    ...output('directory_id', FORM_LABELS.directoryId, q(plan.directoryId)),
    '',
    ...output('client_id', FORM_LABELS.clientId, 'azuread_application.production_assist.client_id'),
    ...(plan.credential.kind === 'secret'
      ? [
          '',
          ...comment(words.output),
          ...output(
            'client_secret',
            FORM_LABELS.clientSecret,
            'azuread_application_password.production_assist.value',
            true,
          ),
        ]
      : []),
    '',
  ].join('\n');
}

function output(name: string, label: string, value: string, sensitive = false): string[] {
  return [
    `output "${name}" {`,
    `  description = ${q(label)}`,
    `  value       = ${value}`,
    ...(sensitive ? ['  sensitive   = true'] : []),
    '}',
  ];
}

function credential({ plan, texts }: Writing): string[] {
  const { credential: planned } = plan;
  switch (planned.kind) {
    case 'secret':
      return [
        ...comment(texts.terraform.renew),
        'resource "azuread_application_password" "production_assist" {',
        '  application_id = azuread_application.production_assist.id',
        `  display_name   = ${q(planned.displayName)}`,
        `  end_date       = ${q(planned.endDate)}`,
        '',
        '  lifecycle {',
        '    create_before_destroy = true',
        '  }',
        '}',
      ];
    case 'certificate':
      return [
        'resource "azuread_application_certificate" "production_assist" {',
        '  application_id = azuread_application.production_assist.id',
        '  type           = "AsymmetricX509Cert"',
        '  encoding       = "base64"',
        `  value          = ${q(planned.der)}`,
        `  end_date       = ${q(planned.endDate)}`,
        '',
        '  lifecycle {',
        '    create_before_destroy = true',
        '  }',
        '}',
      ];
    case 'federated':
      return [
        'resource "azuread_application_federated_identity_credential" "production_assist" {',
        '  application_id = azuread_application.production_assist.id',
        `  display_name   = ${q(planned.name)}`,
        `  description    = ${q(planned.description)}`,
        `  issuer         = ${q(planned.issuer)}`,
        `  subject        = ${q(planned.subject)}`,
        `  audiences      = [${q(planned.audience)}]`,
        '}',
      ];
  }
}
