import { ACCESS_GROUP_NAME, APPLICATION_NAME, FORM_LABELS, FORM_SECTION, SECRET_DESCRIPTION } from '../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../permissions.ts';
import { seenEn } from '../seen-en.ts';
import { findingsEn } from './findings-en.ts';
import { labelsEn } from './labels-en.ts';
import type { PanelTexts } from './texts.ts';

export const panelEn: PanelTexts = {
  steps: {
    directory: {
      title: 'Be in the right directory',
      do: [
        'Sign in to the Microsoft Entra admin center with an administrator account.',
        'Open *Entra ID* > *Overview* and compare the name and the *Tenant ID* with the directory your people are in.',
      ],
      care: 'If you look after several directories, switch first: the settings wheel at the top right, *Directories + subscriptions*.',
    },
    application: {
      title: 'Create or open the app registration',
      do: [
        'Open *Entra ID* > *App registrations* > *All applications* and search for the name. If it is there, open it.',
        'If it is not, press *New registration*.',
        `Name: \`${APPLICATION_NAME}\``,
        'Supported account types: *Accounts in this organizational directory only*. Leave the redirect URI empty.',
        'Press *Register*.',
      ],
      care: null,
    },
    ids: {
      title: 'Copy the client ID and the tenant ID',
      do: [
        'Open *Overview* of the app registration. Both ids are read from the page by themselves.',
        'Compare them with *Application (client) ID* and *Directory (tenant) ID*.',
      ],
      care: 'The *Object ID* stands between them and looks the same. It is not needed.',
    },
    secret: {
      title: 'Create a client secret',
      do: [
        'Open *Certificates & secrets* > *Client secrets* and press *New client secret*.',
        `Description: \`${SECRET_DESCRIPTION}\``,
        'Choose when it expires, as your company’s rules say, and press *Add*.',
        'While the *Value* is shown, press *Take the secret* here.',
      ],
      care: 'Microsoft shows the *Value* once. The *Secret ID* beside it is something else and does not work.',
    },
    permissions: {
      title: 'Add the Microsoft Graph permissions',
      do: [
        'Open *API permissions* and press *Add a permission* > *Microsoft Graph* > *Application permissions*.',
        `Under *Group* select \`${REQUIRED_PERMISSIONS[0]}\``,
        `Under *GroupMember* select \`${REQUIRED_PERMISSIONS[1]}\``,
        `Under *User* select \`${USER_PERMISSIONS[0]}\` – without it Microsoft hides the members’ names and addresses.`,
        'Press *Add permissions*.',
      ],
      care: 'Not *Delegated permissions*, and nothing with *ReadWrite*: the sync only reads, and nobody is signed in while it runs. *User.Read* may stay.',
    },
    consent: {
      title: 'Grant admin consent',
      do: [
        'Stay on *API permissions* and press *Grant admin consent for …*. Confirm with *Yes*.',
        'The column *Status* must say *Granted for …* beside each permission.',
      ],
      care: 'If the button is grey, your account may not do this. It takes a *Global Administrator* or a *Privileged Role Administrator*.',
    },
    group: {
      title: 'Create the access group',
      do: [
        'Open *Entra ID* > *Groups* > *All groups* and search for the name. If it is not there, press *New group*.',
        'Group type: *Security*',
        `Group name: \`${ACCESS_GROUP_NAME}\``,
        'Under *Members* add everybody who should get access, then press *Create*.',
      ],
      care: 'The name must be exactly this. People inside a nested group do not come in: add them themselves.',
    },
    form: {
      title: 'Fill in the form in Production Assist',
      do: [
        `Open the settings of the organization in Production Assist, section *${FORM_SECTION}*.`,
        `Fill in *${FORM_LABELS.directoryId}*, *${FORM_LABELS.clientId}* and *${FORM_LABELS.clientSecret}*: by the button below, or by hand.`,
        'Look at the people with *Refresh AD preview*, then press *Save configuration* yourself.',
      ],
      care: null,
    },
    verify: {
      title: 'Check with Microsoft',
      do: [
        'What is read from a page is a hint. Here Production Assist asks Microsoft itself, with your values, and writes nothing.',
        `The people listed must be the members of *${ACCESS_GROUP_NAME}*.`,
      ],
      care: null,
    },
  },
  values: {
    directoryId: 'Directory (tenant) ID',
    clientId: 'Application (client) ID',
    clientSecret: 'Client secret Value',
  },
  checks: {
    directory: 'Directory',
    application: 'App registration',
    credential: 'Client secret',
    'permission.Group.Read.All': REQUIRED_PERMISSIONS[0],
    'permission.GroupMember.Read.All': REQUIRED_PERMISSIONS[1],
    'permission.users': 'Names and addresses of the members',
    'permission.excess': 'Needless permissions',
    consent: 'Admin consent',
    group: 'Access group',
    members: 'People in the group',
    nested: 'Groups inside the group',
    'credential.expiry': 'End of the secret',
    form: 'Values in the form',
  },
  findings: { ...seenEn.findings, ...findingsEn },
  failures: seenEn.failures,
  labels: labelsEn,
};
