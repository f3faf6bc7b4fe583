import type { Cloud } from '../clouds.ts';
import { FORM_LABELS } from '../guide.ts';
import { fill } from '../texts/texts.ts';
import { inOrder, ROLES } from './in-order.ts';
import type { PlannedCredential } from './plan.ts';
import { comment, powershellText as q } from './quote.ts';
import type { Writing } from './set-up-code.ts';

/** What `Connect-MgGraph` calls each cloud. */
const ENVIRONMENTS: Record<Cloud, string> = { global: 'Global', usgov: 'USGov', usdod: 'USGovDoD', china: 'China' };

/** What the person who runs it is asked to allow Microsoft Graph PowerShell. */
const SCOPES = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'Group.ReadWrite.All'];

/** The script for Microsoft Graph PowerShell; Windows PowerShell 5.1 runs it too. */
export function graphPowershell(writing: Writing): string {
  const { input, plan, texts } = writing;
  const { powershell } = texts;
  return inOrder(writing, {
    runBy: '#Requires -Modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Groups',
    needs: powershell.needs,
    stopsAtErrors: "$ErrorActionPreference = 'Stop'",
    values: [
      `$DirectoryId = ${q(plan.directoryId)}`,
      ...comment(powershell.clientId),
      `$ClientId = ${q(plan.clientId ?? '')}`,
      `$Environment = ${q(ENVIRONMENTS[input.cloud])}`,
      `$GraphAppId = ${q(plan.graph.appId)}`,
      `$ApplicationName = ${q(plan.application.displayName)}`,
      `$GroupName = ${q(plan.group.displayName)}`,
      `$GroupNickname = ${q(plan.group.mailNickname)}`,
      '$Permissions = [ordered]@{',
      ...plan.permissions.map(({ name, id }) => `  ${q(name)} = ${q(id)}`),
      '}',
      ...credentialValues(plan.credential),
    ],
    helpers: HELPERS,
    signIn: [
      `Connect-MgGraph -TenantId $DirectoryId -Environment $Environment -Scopes @(${SCOPES.map(q).join(', ')}) -NoWelcome`,
      `if ((Get-MgContext).TenantId -ne $DirectoryId) { throw ${q(texts.otherDirectory)} }`,
    ],
    application: application(writing),
    permissions: permissions(writing),
    consent: consent(writing),
    group: group(writing),
    credential: credential(writing),
    result: [
      `Write-Host ''`,
      `Write-Host ${q(texts.enter)}`,
      `Write-Host (${q(`  ${FORM_LABELS.directoryId}: `)} + $DirectoryId)`,
      `Write-Host (${q(`  ${FORM_LABELS.clientId}: `)} + $application.AppId)`,
      ...(plan.credential.kind === 'secret'
        ? [
            `if ($secret) { Write-Host (${q(`  ${FORM_LABELS.clientSecret}: `)} + $secret.SecretText) }`,
            `else { Write-Host ${q(`  ${FORM_LABELS.clientSecret}: ${texts.secret.none}`)} }`,
          ]
        : [`Write-Host ${q(texts[plan.credential.kind].last)}`]),
      `Write-Host ${q(texts.members)}`,
    ],
  });
}

/** What is new is not known everywhere at once. */
const HELPERS = [
  'function Invoke-Again([scriptblock] $Action) {',
  '  for ($try = 1; ; $try++) {',
  '    try { return & $Action }',
  '    catch { if ($try -ge 12 -or "$_" -match \'Forbidden|Denied|Insufficient privileges\') { throw }; Start-Sleep -Seconds 5 }',
  '  }',
  '}',
];

function credentialValues(credential: PlannedCredential): string[] {
  switch (credential.kind) {
    case 'secret':
      return [`$SecretName = ${q(credential.displayName)}`, `$SecretEnds = ${q(credential.endDate)}`];
    case 'certificate':
      return [
        `$CertificateName = ${q(credential.displayName)}`,
        `$CertificateThumbprint = ${q(credential.thumbprint)}`,
        `$Certificate = ${q(credential.der)}`,
      ];
    case 'federated':
      return [
        `$FederatedName = ${q(credential.name)}`,
        `$FederatedDescription = ${q(credential.description)}`,
        `$Issuer = ${q(credential.issuer)}`,
        `$Subject = ${q(credential.subject)}`,
        `$Audience = ${q(credential.audience)}`,
      ];
  }
}

function application({ plan, texts }: Writing): string[] {
  return [
    'if ($ClientId) {',
    '  $found = @(Get-MgApplication -Filter "appId eq \'$ClientId\'" -All)',
    `  if ($found.Count -ne 1) { throw ${q(texts.application.unknown)} }`,
    '}',
    'else {',
    '  $found = @(Get-MgApplication -Filter "displayName eq \'$ApplicationName\'" -All | Where-Object { $_.DisplayName -ceq $ApplicationName })',
    `  if ($found.Count -gt 1) { throw (${q(`${texts.application.several} `)} + ($found.AppId -join ', ')) }`,
    '}',
    'if ($found) {',
    '  $application = $found[0]',
    `  Write-Host (${q(`${texts.application.there} `)} + $application.AppId)`,
    '}',
    'else {',
    `  $application = New-MgApplication -DisplayName $ApplicationName -SignInAudience ${q(plan.application.signInAudience)}`,
    `  Write-Host (${q(`${texts.application.made} `)} + $application.AppId)`,
    '}',
  ];
}

function permissions({ texts }: Writing): string[] {
  return [
    // What the application has asked for elsewhere stays: the list is replaced as a whole.
    '$resources = @($application.RequiredResourceAccess | Where-Object { $_.ResourceAppId } | ForEach-Object {',
    '  @{ ResourceAppId = $_.ResourceAppId; ResourceAccess = @($_.ResourceAccess | ForEach-Object { @{ Id = $_.Id; Type = $_.Type } }) }',
    '})',
    '$asked = @($resources | Where-Object { $_.ResourceAppId -eq $GraphAppId } | ForEach-Object { $_.ResourceAccess })',
    '$others = @($resources | Where-Object { $_.ResourceAppId -ne $GraphAppId })',
    "$have = @($asked | Where-Object { $_.Type -eq 'Role' } | ForEach-Object { $_.Id })",
    '$missing = @($Permissions.Keys | Where-Object { $have -notcontains $Permissions[$_] })',
    'foreach ($name in $Permissions.Keys) {',
    `  if ($missing -contains $name) { Write-Host (${q(`${texts.permissions.made} `)} + $name) }`,
    `  else { Write-Host (${q(`${texts.permissions.there} `)} + $name) }`,
    '}',
    'if ($missing) {',
    "  $access = $asked + @($missing | ForEach-Object { @{ Id = $Permissions[$_]; Type = 'Role' } })",
    '  $wanted = $others + @(@{ ResourceAppId = $GraphAppId; ResourceAccess = $access })',
    '  Invoke-Again { Update-MgApplication -ApplicationId $application.Id -RequiredResourceAccess $wanted }',
    '}',
  ];
}

function consent({ texts }: Writing): string[] {
  return [
    '$graph = Get-MgServicePrincipal -Filter "appId eq \'$GraphAppId\'"',
    '$principal = Get-MgServicePrincipal -Filter "appId eq \'$($application.AppId)\'"',
    'if (-not $principal) { $principal = Invoke-Again { New-MgServicePrincipal -AppId $application.AppId } }',
    '$granted = @(Invoke-Again { Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All } |',
    '  Where-Object { $_.ResourceId -eq $graph.Id } | ForEach-Object { $_.AppRoleId })',
    'foreach ($name in $Permissions.Keys) {',
    '  $roleId = $Permissions[$name]',
    `  if ($granted -contains $roleId) { Write-Host (${q(`${texts.consent.there} `)} + $name) }`,
    '  else {',
    '    try { Invoke-Again { New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $graph.Id -AppRoleId $roleId } | Out-Null }',
    `    catch { throw (${q(`${fill(texts.consent.refused, { roles: ROLES })} `)} + "$_") }`,
    `    Write-Host (${q(`${texts.consent.made} `)} + $name)`,
    '  }',
    '}',
  ];
}

function group({ texts }: Writing): string[] {
  return [
    '$groups = @(Get-MgGroup -Filter "displayName eq \'$GroupName\'" -All | Where-Object { $_.DisplayName -ceq $GroupName })',
    `if ($groups.Count -gt 1) { throw (${q(`${texts.group.several} `)} + ($groups.Id -join ', ')) }`,
    'if ($groups) {',
    `  Write-Host (${q(`${texts.group.there} `)} + $groups[0].Id)`,
    `  if (-not $groups[0].SecurityEnabled) { Write-Warning ${q(texts.group.otherKind)} }`,
    '}',
    'else {',
    '  $group = New-MgGroup -DisplayName $GroupName -MailEnabled:$false -SecurityEnabled -MailNickname $GroupNickname',
    `  Write-Host (${q(`${texts.group.made} `)} + $group.Id)`,
    '}',
  ];
}

function credential({ plan, texts }: Writing): string[] {
  switch (plan.credential.kind) {
    case 'secret':
      return [
        ...comment(texts.powershell.secretShown),
        '$secret = $null',
        '$valid = @($application.PasswordCredentials | Where-Object { $_.DisplayName -ceq $SecretName -and $_.EndDateTime -gt (Get-Date) })',
        "if ($valid -and $env:NEW_SECRET -ne 'yes') {",
        `  Write-Host (${q(`${texts.secret.there} `)} + $valid[0].Hint + ${q('…, ')} + $valid[0].EndDateTime)`,
        `  Write-Host ${q(texts.powershell.newSecret)}`,
        '}',
        'else {',
        `  if ([Console]::IsOutputRedirected -and $env:SHOW_SECRET -ne 'yes') { throw ${q(texts.powershell.notToFile)} }`,
        '  $secret = Invoke-Again { Add-MgApplicationPassword -ApplicationId $application.Id -PasswordCredential @{ DisplayName = $SecretName; EndDateTime = $SecretEnds } }',
        `  Write-Host ${q(texts.secret.made)}`,
        '}',
      ];
    case 'certificate':
      return [
        // Only asked for by name are the keys themselves in the answer; without them they would be lost below.
        '$keys = @((Invoke-Again { Get-MgApplication -ApplicationId $application.Id -Property KeyCredentials }).KeyCredentials | Where-Object { $_ })',
        '$there = @($keys | Where-Object {',
        '  ($_.Key -and [Convert]::ToBase64String($_.Key) -eq $Certificate) -or',
        "  ($_.CustomKeyIdentifier -and ([BitConverter]::ToString($_.CustomKeyIdentifier) -replace '-') -eq $CertificateThumbprint)",
        '})',
        `if ($there) { Write-Host (${q(`${texts.certificate.there} `)} + $CertificateThumbprint) }`,
        'else {',
        "  $new = @{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; DisplayName = $CertificateName; Key = [Convert]::FromBase64String($Certificate) }",
        '  Invoke-Again { Update-MgApplication -ApplicationId $application.Id -KeyCredentials ($keys + @($new)) }',
        `  Write-Host (${q(`${texts.certificate.made} `)} + $CertificateThumbprint)`,
        '}',
      ];
    case 'federated':
      return [
        '$credentials = @(Invoke-Again { Get-MgApplicationFederatedIdentityCredential -ApplicationId $application.Id -All })',
        '$there = @($credentials | Where-Object { $_.Issuer -ceq $Issuer -and $_.Subject -ceq $Subject -and $_.Audiences -ccontains $Audience })',
        `if ($there) { Write-Host ${q(texts.federated.there)} }`,
        `elseif (@($credentials | Where-Object { $_.Name -eq $FederatedName })) { throw ${q(texts.federated.other)} }`,
        'else {',
        '  Invoke-Again { New-MgApplicationFederatedIdentityCredential -ApplicationId $application.Id -Name $FederatedName -Description $FederatedDescription -Issuer $Issuer -Subject $Subject -Audiences @($Audience) } | Out-Null',
        `  Write-Host ${q(texts.federated.made)}`,
        '}',
      ];
  }
}
