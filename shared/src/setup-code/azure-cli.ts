import type { Cloud } from '../clouds.ts';
import { FORM_LABELS } from '../guide.ts';
import { fill } from '../texts/texts.ts';
import { inOrder, ROLES } from './in-order.ts';
import type { PlannedCredential } from './plan.ts';
import { comment, bashText as q } from './quote.ts';
import type { Writing } from './set-up-code.ts';

/** What the Azure CLI calls each cloud. For the DoD's it has no name: its sign-in is the Government's. */
const CLI_CLOUDS: Record<Cloud, string> = {
  global: 'AzureCloud',
  usgov: 'AzureUSGovernment',
  usdod: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/** The script for the Azure CLI, in bash. */
export function azureCli(writing: Writing): string {
  const { plan, texts } = writing;
  const { cli } = texts;
  return inOrder(writing, {
    runBy: '#!/usr/bin/env bash',
    needs: cli.needs,
    stopsAtErrors: 'set -euo pipefail',
    values: [
      `DIRECTORY_ID=${q(plan.directoryId)}`,
      ...comment(cli.clientId),
      `CLIENT_ID=${q(plan.clientId ?? '')}`,
      `CLOUD=${q(CLI_CLOUDS[writing.input.cloud])}`,
      `GRAPH=${q(plan.graph.origin)}`,
      `GRAPH_APP_ID=${q(plan.graph.appId)}`,
      `APPLICATION_NAME=${q(plan.application.displayName)}`,
      `GROUP_NAME=${q(plan.group.displayName)}`,
      `GROUP_NICKNAME=${q(plan.group.mailNickname)}`,
      'PERMISSIONS=(',
      ...plan.permissions.map(({ name, id }) => `  ${q(`${name}=${id}`)}`),
      ')',
      ...credentialValues(plan.credential),
    ],
    helpers: HELPERS,
    signIn: signIn(writing),
    application: application(writing),
    permissions: permissions(writing),
    consent: consent(writing),
    group: group(writing),
    credential: credential(writing),
    result: [
      'say ""',
      `say ${q(texts.enter)}`,
      `say ${q(`  ${FORM_LABELS.directoryId}: `)}"$DIRECTORY_ID"`,
      `say ${q(`  ${FORM_LABELS.clientId}: `)}"$CLIENT_ID"`,
      ...(plan.credential.kind === 'secret'
        ? [`say ${q(`  ${FORM_LABELS.clientSecret}: `)}"\${SECRET:-${bashInner(texts.secret.none)}}"`]
        : [`say ${q(texts[plan.credential.kind].last)}`]),
      `say ${q(texts.members)}`,
    ],
  });
}

/** What every part uses. `az` on Windows ends its lines with a carriage return. */
const HELPERS = [
  'say() { printf \'%s\\n\' "$1"; }',
  'stop() { printf \'%s\\n\' "$1" >&2; exit 1; }',
  'text() { az "$@" --only-show-errors --output tsv | tr -d \'\\r\'; }',
  'has() { grep -Fxq -- "$2" <<<"$1"; }',
  // Tells the errors from what is answered, and tries again only where time can help.
  'again() {',
  '  local error',
  '  for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do',
  '    { error=$("$@" 2>&1 >&3 3>&-) && return; } 3>&1',
  '    case "$error" in *[Ff]orbidden* | *[Dd]enied* | *[Ii]"nsufficient privileges"*) break ;; esac',
  '    sleep 5',
  '  done',
  '  printf \'%s\\n\' "$error" >&2',
  '  return 1',
  '}',
];

/** Text inside `${…:-…}` between double quotes. */
function bashInner(text: string): string {
  return text.replace(/[\\"$`}]/g, '\\$&');
}

function credentialValues(credential: PlannedCredential): string[] {
  switch (credential.kind) {
    case 'secret':
      return [`SECRET_NAME=${q(credential.displayName)}`, `SECRET_ENDS=${q(credential.endDate)}`];
    case 'certificate':
      return [
        `CERTIFICATE_NAME=${q(credential.displayName)}`,
        `CERTIFICATE_THUMBPRINT=${q(credential.thumbprint)}`,
        `CERTIFICATE=${q(credential.der)}`,
      ];
    case 'federated': {
      const { name, description, issuer, subject, audience } = credential;
      return [
        `FEDERATED_NAME=${q(name)}`,
        `ISSUER=${q(issuer)}`,
        `SUBJECT=${q(subject)}`,
        `AUDIENCE=${q(audience)}`,
        `FEDERATED=${q(JSON.stringify({ name, description, issuer, subject, audiences: [audience] }))}`,
      ];
    }
  }
}

function signIn({ input, texts }: Writing): string[] {
  return [
    ...(input.cloud === 'usdod'
      ? [
          ...comment(texts.cli.dod),
          'export AZURE_CONFIG_DIR="$HOME/.azure-production-assist"',
          'az cloud update --name "$CLOUD" --endpoint-microsoft-graph-resource-id "$GRAPH/" --only-show-errors --output none',
        ]
      : []),
    'if [[ "$(text cloud show --query name)" != "$CLOUD" ]]; then',
    '  az cloud set --name "$CLOUD" --only-show-errors --output none',
    `  say ${q(texts.cli.cloudSet)}`,
    'fi',
    'if [[ "$(text account show --query tenantId 2>/dev/null || true)" != "$DIRECTORY_ID" ]]; then',
    '  az login --tenant "$DIRECTORY_ID" --allow-no-subscriptions --only-show-errors --output none',
    'fi',
    `[[ "$(text account show --query tenantId)" == "$DIRECTORY_ID" ]] || stop ${q(texts.otherDirectory)}`,
  ];
}

function application({ plan, texts }: Writing): string[] {
  return [
    'if [[ -n "$CLIENT_ID" ]]; then',
    '  FOUND=$(text ad app list --filter "appId eq \'$CLIENT_ID\'" --query "[].appId")',
    `  [[ "$FOUND" == "$CLIENT_ID" ]] || stop ${q(texts.application.unknown)}`,
    'else',
    '  FOUND=$(text ad app list --filter "displayName eq \'$APPLICATION_NAME\'" --query "[?displayName==\'$APPLICATION_NAME\'].appId")',
    `  [[ "$FOUND" != *$'\\n'* ]] || stop ${q(`${texts.application.several} `)}"$FOUND"`,
    '  CLIENT_ID=$FOUND',
    'fi',
    'if [[ -n "$CLIENT_ID" ]]; then',
    `  say ${q(`${texts.application.there} `)}"$CLIENT_ID"`,
    'else',
    `  CLIENT_ID=$(text ad app create --display-name "$APPLICATION_NAME" --sign-in-audience ${plan.application.signInAudience} --query appId)`,
    '  again text ad app show --id "$CLIENT_ID" --query appId >/dev/null',
    `  say ${q(`${texts.application.made} `)}"$CLIENT_ID"`,
    'fi',
  ];
}

function permissions({ texts }: Writing): string[] {
  return [
    'ASKED=$(text ad app permission list --id "$CLIENT_ID" --query "[?resourceAppId==\'$GRAPH_APP_ID\'].resourceAccess[] | [?type==\'Role\'].id")',
    `for PERMISSION in "\${PERMISSIONS[@]}"; do`,
    `  if has "$ASKED" "\${PERMISSION#*=}"; then`,
    `    say ${q(`${texts.permissions.there} `)}"\${PERMISSION%%=*}"`,
    '  else',
    `    az ad app permission add --id "$CLIENT_ID" --api "$GRAPH_APP_ID" --api-permissions "\${PERMISSION#*=}=Role" --only-show-errors --output none`,
    `    say ${q(`${texts.permissions.made} `)}"\${PERMISSION%%=*}"`,
    '  fi',
    'done',
  ];
}

function consent({ texts }: Writing): string[] {
  return [
    'SP_ID=$(text ad sp list --filter "appId eq \'$CLIENT_ID\'" --query "[].id")',
    'if [[ -z "$SP_ID" ]]; then',
    '  SP_ID=$(again text ad sp create --id "$CLIENT_ID" --query id)',
    'fi',
    'GRAPH_ID=$(text ad sp list --filter "appId eq \'$GRAPH_APP_ID\'" --query "[].id")',
    'ASSIGNMENTS="$GRAPH/v1.0/servicePrincipals/$SP_ID/appRoleAssignments"',
    'GRANTED=$(again text rest --method GET --uri "$ASSIGNMENTS" --resource "$GRAPH" --query "value[?resourceId==\'$GRAPH_ID\'].appRoleId")',
    'grant() { az rest --method POST --uri "$ASSIGNMENTS" --resource "$GRAPH" --headers Content-Type=application/json --body "$1" --only-show-errors --output none; }',
    `for PERMISSION in "\${PERMISSIONS[@]}"; do`,
    `  if has "$GRANTED" "\${PERMISSION#*=}"; then`,
    `    say ${q(`${texts.consent.there} `)}"\${PERMISSION%%=*}"`,
    '  else',
    `    BODY="{\\"principalId\\":\\"$SP_ID\\",\\"resourceId\\":\\"$GRAPH_ID\\",\\"appRoleId\\":\\"\${PERMISSION#*=}\\"}"`,
    `    again grant "$BODY" || stop ${q(fill(texts.consent.refused, { roles: ROLES }))}`,
    `    say ${q(`${texts.consent.made} `)}"\${PERMISSION%%=*}"`,
    '  fi',
    'done',
  ];
}

function group({ texts }: Writing): string[] {
  return [
    'GROUP_ID=$(text ad group list --filter "displayName eq \'$GROUP_NAME\'" --query "[?displayName==\'$GROUP_NAME\'].id")',
    `[[ "$GROUP_ID" != *$'\\n'* ]] || stop ${q(`${texts.group.several} `)}"$GROUP_ID"`,
    'if [[ -n "$GROUP_ID" ]]; then',
    `  say ${q(`${texts.group.there} `)}"$GROUP_ID"`,
    '  SECURITY=$(text ad group list --filter "displayName eq \'$GROUP_NAME\'" --query "[?securityEnabled].id")',
    `  has "$SECURITY" "$GROUP_ID" || say ${q(texts.group.otherKind)}`,
    'else',
    ...comment(texts.cli.securityGroup).map((line) => `  ${line}`),
    '  GROUP_ID=$(text ad group create --display-name "$GROUP_NAME" --mail-nickname "$GROUP_NICKNAME" --query id)',
    `  say ${q(`${texts.group.made} `)}"$GROUP_ID"`,
    'fi',
  ];
}

function credential({ plan, texts }: Writing): string[] {
  switch (plan.credential.kind) {
    case 'secret':
      return [
        ...comment(texts.cli.secretShown),
        '{ set +x; } 2>/dev/null',
        "SECRET=''",
        'NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
        "VALID=''",
        'SECRETS=$(text ad app credential list --id "$CLIENT_ID" --query "[?displayName==\'$SECRET_NAME\'].[endDateTime,hint]")',
        "while IFS=$'\\t' read -r END HINT; do",
        '  if [[ "$END" > "$NOW" ]]; then VALID="$HINT…, $END"; fi',
        'done <<<"$SECRETS"',
        `if [[ -n "$VALID" && "\${NEW_SECRET:-}" != yes ]]; then`,
        `  say ${q(`${texts.secret.there} `)}"$VALID"`,
        `  say ${q(texts.cli.newSecret)}`,
        'else',
        `  [[ -t 1 || "\${SHOW_SECRET:-}" == yes ]] || stop ${q(texts.cli.notToFile)}`,
        '  SECRET=$(text ad app credential reset --id "$CLIENT_ID" --append --display-name "$SECRET_NAME" --end-date "$SECRET_ENDS" --query password)',
        `  say ${q(texts.secret.made)}`,
        'fi',
      ];
    case 'certificate':
      return [
        'KEYS="$GRAPH/v1.0/applications(appId=\'$CLIENT_ID\')?\\$select=keyCredentials"',
        'THERE=$(text rest --method GET --uri "$KEYS" --resource "$GRAPH" --query "keyCredentials[?key==\'$CERTIFICATE\' || customKeyIdentifier==\'$CERTIFICATE_THUMBPRINT\'].keyId")',
        'if [[ -n "$THERE" ]]; then',
        `  say ${q(`${texts.certificate.there} `)}"$CERTIFICATE_THUMBPRINT"`,
        'else',
        ...comment(texts.cli.certificateYears).map((line) => `  ${line}`),
        '  az ad app credential reset --id "$CLIENT_ID" --append --cert "$CERTIFICATE" --display-name "$CERTIFICATE_NAME" --years 10 --only-show-errors --output none',
        `  say ${q(`${texts.certificate.made} `)}"$CERTIFICATE_THUMBPRINT"`,
        'fi',
      ];
    case 'federated':
      return [
        'THERE=$(text ad app federated-credential list --id "$CLIENT_ID" --query "[].[issuer,subject,audiences[0]]")',
        'NAMES=$(text ad app federated-credential list --id "$CLIENT_ID" --query "[].[name]")',
        'if has "$THERE" "$ISSUER"$\'\\t\'"$SUBJECT"$\'\\t\'"$AUDIENCE"; then',
        `  say ${q(texts.federated.there)}`,
        'elif has "$NAMES" "$FEDERATED_NAME"; then',
        `  stop ${q(texts.federated.other)}`,
        'else',
        '  az ad app federated-credential create --id "$CLIENT_ID" --parameters "$FEDERATED" --only-show-errors --output none',
        `  say ${q(texts.federated.made)}`,
        'fi',
      ];
  }
}
