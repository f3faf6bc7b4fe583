import { ACCESS_GROUP_NAME, APPLICATION_NAME, CONSENT_ROLES, FORM_LABELS, SECRET_DESCRIPTION } from '../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../permissions.ts';
import type { SetupScriptTexts } from './texts.ts';

const PERMISSIONS = [...REQUIRED_PERMISSIONS, USER_PERMISSIONS[0]].join(', ');
const ROLES = CONSENT_ROLES.join(' or ');

const script: SetupScriptTexts = {
  title:
    'Makes in Microsoft Entra what Production Assist needs to read one group: an application, its permissions, the group.',
  again:
    'It can be run again at any time: what is there already stays as it is, only what is missing is made. It has to be run by somebody with one of these roles: {roles}.',
  part: {
    values: 'What is to be there',
    signIn: 'Sign in to the directory',
    application: 'The application',
    permissions: 'The permissions it asks for, all of them to read and none to write',
    consent: 'The consent of an administrator, for each permission',
    group: 'The group whose direct members come in',
    secret: 'The client secret',
    certificate: 'The certificate. The private key to it is in Production Assist and nowhere else.',
    federated: 'The federated credential: no secret at all, neither here nor there',
    result: 'What to do with it',
  },
  otherDirectory: 'You are signed in to another directory. Sign out, then run this again.',
  application: {
    there: 'Already there: application',
    made: 'Made: application',
    several:
      'There are several applications of this name. Enter the id of the right one at the top as the client id, then run this again:',
    unknown: 'There is no application with the client id that stands at the top. Is it the right directory?',
  },
  permissions: { there: 'Already asked for: permission', made: 'Asked for now: permission' },
  consent: {
    there: 'Already granted: consent to',
    made: 'Granted: consent to',
    refused: 'The consent was not granted. Have it run again by somebody with one of these roles: {roles}.',
  },
  group: {
    there: 'Already there: group',
    made: 'Made: group',
    several: 'There are several groups of this name. Only one may have it; rename the others:',
    otherKind: 'Careful: the group is not a security group. It was left as it is.',
  },
  secret: {
    there: 'Already there: a valid secret. Its value cannot be shown again. It is',
    made: 'Made: secret. Its value is shown this once; enter it now and keep it nowhere else.',
    none: '(as entered before)',
  },
  certificate: {
    there: 'Already there: certificate',
    made: 'Added: certificate',
    last: '  Nothing else: the certificate comes from there.',
  },
  federated: {
    there: 'Already there: federated credential',
    made: 'Made: federated credential',
    other:
      'There is a federated credential of this name with other values. Compare issuer, subject and audience, or delete it, then run this again.',
    last: '  Nothing else: there is no secret.',
  },
  enter: 'To be entered in Production Assist:',
  members: `Then add people to the group ${ACCESS_GROUP_NAME}. Groups inside it are not followed.`,
  cli: {
    needs:
      'Needs bash and the Azure CLI; the Cloud Shell of the Azure portal has both. Save it, then:\n  bash production-assist.sh',
    clientId: 'The application (client) ID, where there is an application already; empty: it is found by its name.',
    dod: 'The Azure CLI does not know this cloud. It is told of it in settings of its own, so that yours stay as they are; you sign in for it once more. Afterwards that folder can be deleted.',
    cloudSet: 'The Azure CLI now uses another cloud. "az cloud set --name AzureCloud" leads back.',
    securityGroup: 'The Azure CLI makes security groups and no others.',
    secretShown:
      'The value goes from Microsoft to this window: into no file, no history and no log. Scroll back and it is still there: close the window when you are done.',
    newSecret: 'For another one beside it: NEW_SECRET=yes bash production-assist.sh',
    notToFile:
      'No secret was made: this does not run in a window, so its value would end in a file or a log. If you want that: SHOW_SECRET=yes',
    certificateYears: 'It ends when the certificate ends, not after the years named here.',
  },
  powershell: {
    needs: 'Needs the modules named above (Install-Module Microsoft.Graph). Save it, then:\n  .\\production-assist.ps1',
    clientId: 'The application (client) ID, where there is an application already; empty: it is found by its name.',
    secretShown:
      'The value goes from Microsoft to this window: into no file and no history. A transcript (Start-Transcript) would keep it: use none. Close the window when you are done.',
    newSecret: "For another one beside it: $env:NEW_SECRET = 'yes', then run this again",
    notToFile:
      "No secret was made: what this shows goes to a file or a log. If you want that: $env:SHOW_SECRET = 'yes'",
  },
  terraform: {
    needs:
      'Needs Terraform and the sign-in of the Azure CLI (az login) or another one the azuread provider knows. Then:\n  terraform init\n  terraform apply',
    state:
      'CAREFUL: Terraform keeps the value of the client secret in its state, readable by everybody who can read that file. Keep the state encrypted and closed, or take a certificate or a federated credential instead: of these the state holds nothing secret.',
    thereAlready:
      'Where it was made by hand before, nothing is made twice: Terraform stops and names it. Take it in with terraform import.',
    clientId: 'There is an application already, with the client id {id}: take that one in.',
    members: 'Who is in it is decided in Entra, not here.',
    renew: 'Another end makes a new secret. Enter that in Production Assist at once: the old one ends with it.',
    output: 'To see it, this once:\n  terraform output -raw client_secret',
  },
};

/** The screen. */
const screen = {
  title: 'Set up by script',
  intro:
    'For those who do not click through the admin center: the same set-up as the guide’s, as a script with your ids filled in. It is run by you, with your sign-in; this page runs nothing.',
  back: 'Back to the connection',
  form: 'Form of the script',
  kind: 'How the application proves itself',
  kinds: { secret: 'Client secret', certificate: 'Certificate', federated: 'No secret (federated)' },
  kindHelp: {
    secret: 'Microsoft makes a secret and shows it once. It expires and has to be replaced.',
    certificate: 'Microsoft gets a public certificate. The private key never leaves Production Assist.',
    federated: 'Microsoft trusts this service to vouch for itself. Nothing is kept that could be stolen or expire.',
  },
  values: 'Filled in',
  directoryId: 'Directory (tenant) ID',
  clientId: 'Application (client) ID, if there is one already',
  clientIdHelp: 'Empty: the application is found by its name, or made.',
  cloud: 'Microsoft cloud',
  endsOn: 'The secret ends on',
  endsOnHelp: 'Microsoft allows 24 months at most; shorter is better.',
  certificate: 'Certificate (.cer)',
  certificateHelp:
    'The file that Production Assist offers when you choose a certificate for the connection. It is public; it is read here and sent nowhere.',
  certificateFromService: 'The certificate of this connection is filled in: {thumbprint}, valid until {day}.',
  certificateRead: 'Read: {thumbprint}, valid until {day}.',
  certificateFault: {
    'private-key':
      'There is a private key in this file. It belongs in no script: choose the .cer file, which has none.',
    unreadable: 'This is not a certificate.',
  },
  issuer: 'Issuer',
  subject: 'Subject identifier',
  federationHelp: 'Letter by letter as this service signs: small and capital letters and every slash count.',
  missing: {
    directoryId: 'Enter the Directory (tenant) ID; then the script stands here.',
    clientId: 'The Application (client) ID is not complete.',
    endsOn: 'Enter the day on which the secret is to end: after today, within 24 months.',
    certificate: 'Choose the certificate; then the script stands here.',
    federated: 'Enter issuer and subject; then the script stands here.',
  },
  does: 'What it does',
  steps: [
    `It looks for the application “${APPLICATION_NAME}” in your directory and makes it if it is missing, for this directory alone.`,
    `It asks for three permissions of Microsoft Graph, all to read: ${PERMISSIONS}.`,
    `It grants the consent of an administrator for each of them; for that it has to be run by a ${ROLES}.`,
    `It looks for the security group “${ACCESS_GROUP_NAME}” and makes it if it is missing. Nobody is put into it.`,
  ],
  credential: {
    secret: `It makes a client secret “${SECRET_DESCRIPTION}”, unless a valid one is there, and shows it once.`,
    certificate: 'It adds the certificate, unless it is there.',
    federated: 'It adds the federated credential, unless it is there.',
  },
  result: `At the end it shows what to enter here: ${FORM_LABELS.directoryId}, ${FORM_LABELS.clientId}`,
  resultSecret: `and ${FORM_LABELS.clientSecret}.`,
  again: 'Run again, it changes nothing that is there and says so. It deletes nothing.',
  terraform:
    'Terraform looks into its own state, not into the directory: what was made by hand before makes it stop, and has to be taken in with terraform import. It prints the secret only when asked for it.',
  careful: 'Careful',
  state:
    'Terraform keeps the value of the client secret in its state, in clear. Whoever can read the state has the secret. A certificate or a federated credential leaves nothing secret there.',
  shown:
    'The secret is shown in your window and kept nowhere. The script refuses to show it where the output goes to a file.',
  text: 'The script',
  copy: 'Copy the script',
  copied: 'The script is copied.',
  copyFailed: 'The browser did not let it be copied. Use the download instead.',
  download: 'Download {file}',
};

export const setupEn = { script, screen };
