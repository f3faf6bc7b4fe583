import {
  ACCESS_GROUP_NAME,
  APPLICATION_NAME,
  CONSENT_ROLES,
  FORM_BUTTONS,
  FORM_LABELS,
  MICROSOFT_LABELS,
} from '../../../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../../permissions.ts';
import type { HelpTexts } from '../../help.ts';
import { common, connection } from './help-labels.ts';
import { helpSteps } from './help-steps.ts';
import { helpTrouble } from './help-trouble.ts';

const { role, tabs } = common;
const [GROUP_READ, MEMBER_READ] = REQUIRED_PERMISSIONS;
const USER_READ = USER_PERMISSIONS[0];

/** The set-up guide on the settings page: what it is for, the way, and what to do when it does not work. */
export const help: HelpTexts = {
  title: 'Help: connecting Microsoft Entra',
  lead: 'From an empty app registration to the first sync, step by step; and what to do when something does not work.',
  contents: 'Contents',
  search: 'Search in the help',
  found: { one: '{count} place', other: '{count} places' },
  print: 'Print',
  cloud: 'Microsoft cloud',
  cloudHelp: 'The links into the admin center lead there. Mostly the first one.',
  step: 'Step {number}',
  open: 'Open this page in the admin center',

  steps: helpSteps,

  parts: {
    purpose: {
      title: 'What it is for',
      body: [
        `The users of one Microsoft Entra group come into Production Assist by themselves. You keep the group ${ACCESS_GROUP_NAME} in Entra; Production Assist reads it by schedule and gives its direct members access.`,
        'The set-up has four parts:',
        {
          steps: [
            `the app registration ${APPLICATION_NAME} in Entra, as which Production Assist signs in;`,
            'a credential for it: a client secret, a certificate, or a federated credential;',
            'the permissions to read the group and who is in it, and an administrator’s consent;',
            'the ids, and the secret if there is one, in Production Assist.',
          ],
        },
      ],
    },
    prerequisites: {
      title: 'What you need',
      body: [
        {
          points: [
            'Access to the Microsoft Entra admin center of your directory.',
            `For the consent, an account with one of these roles: ${CONSENT_ROLES.join(' or ')}. The rest can be done by whoever may register applications and create groups.`,
            `Administrator rights for the tenant here, where the connection is saved. With “${role.viewer}” you can look at everything.`,
            `A group named exactly \`${ACCESS_GROUP_NAME}\` – or the right to create it.`,
            'Users in it who have an e-mail address, or a user principal name that is one.',
          ],
        },
      ],
    },
    credentials: {
      title: connection.credential.title,
      body: [
        `With one of three. You can change from one to another at any time, without a gap, under *${tabs.connection}* > *${connection.credential.title}*.`,
      ],
    },
    people: {
      title: 'What comes in, and what does not',
      body: [
        {
          points: [
            'Read and stored for each user: the id in Entra, the display name, the e-mail address or else the user principal name. Nothing else: no password, no telephone number, no photo, no other groups.',
            'Whether the account is enabled is read to keep disabled accounts out.',
            'What changes in Entra is taken over with the next sync: names and addresses too.',
            'Nothing is ever written into Entra.',
          ],
        },
      ],
    },
    leavers: {
      title: 'When somebody leaves the group',
      body: [
        `Each tenant has a rule for that, under *${tabs.connection}* > *${connection.field.leavers}*: either they keep access, or they lose it with the next sync that has read the whole group. Nothing is deleted; who returns has access again.`,
        `If more people are missing than the limits allow, or all of them at once, nobody loses access until a person has decided under *${tabs.removals}*. A sync that fails takes access from nobody.`,
      ],
    },
    trouble: {
      title: 'When something does not work',
      body: [
        `First press *${FORM_BUTTONS.preview}* on the connection: it names the cause, and what to do. The same stands here, by what you see and by the name of the failure.`,
      ],
    },
    maintenance: {
      title: 'Maintenance: before a secret ends',
      body: [
        `Client secrets and certificates end; a federated credential does not. You are warned here in time, and by e-mail or webhook if you set that up under *${tabs.notifications}*. *${tabs.connection}* > *${connection.credential.replace.secret}* leads through these four steps without a gap:`,
        {
          steps: [
            'Create a new client secret in Entra. Leave the old one where it is.',
            'Enter it here. Microsoft is asked whether it works before it is used.',
            'Run the sync and see that it succeeds.',
            'Remove the old secret from Entra.',
          ],
        },
      ],
    },
    security: {
      title: 'Security',
      body: [
        {
          steps: [
            'Keep the client secret safe. Here it is stored encrypted and never shown again; whoever keeps a copy elsewhere keeps it in a password safe.',
            'Do not send it by e-mail or chat. Who needs one makes a new one.',
            `Grant only the permissions that are needed: ${GROUP_READ}, ${MEMBER_READ} and ${USER_READ}. The check names each one that is too many.`,
            'Remove client secrets nobody uses any more from the app registration.',
            `Look through who is in the group regularly. Under *${tabs.people}* > *${tabs.review}* you see who came and who went, and are reminded once a month.`,
          ],
        },
      ],
    },
  },

  permissions: {
    caption: 'Application permissions of Microsoft Graph',
    column: { permission: 'Permission', id: 'Id', why: 'What it is for' },
    added: 'not in the original guide',
    why: {
      'Group.Read.All': `To find the group ${ACCESS_GROUP_NAME} by its name.`,
      'GroupMember.Read.All': 'To read who its direct members are.',
      'User.Read.All':
        'To see the members’ names and addresses, and whether their accounts are enabled. Without it Microsoft hides them and reports no error.',
    },
  },
  form: {
    caption: 'What goes into which field',
    column: { field: 'Field here', value: 'Value from Microsoft Entra' },
    secretValue: `${MICROSOFT_LABELS.clientSecret} of the client secret`,
  },
  kinds: {
    secret: {
      title: 'Client secret',
      body: [
        `A password of the application. You copy its ${MICROSOFT_LABELS.clientSecret} once into “${FORM_LABELS.clientSecret}”. It ends after 24 months at most and has to be replaced before.`,
      ],
    },
    certificate: {
      title: 'Certificate',
      body: [
        'The key pair is made here, and the private half never leaves. You download the public half and upload it in Entra under *Certificates & secrets* > *Certificates*. It ends after two years.',
      ],
    },
    federated: {
      title: 'Federated credential',
      body: [
        'No secret at all: Entra trusts what this service signs. You copy three values into *Certificates & secrets* > *Federated credentials* > *Add credential* > *Other issuer*. It never ends.',
      ],
    },
  },
  audience: 'Its audience in this cloud:',
  log: 'In the server’s log a successful sync looks like this:',
  skipped: 'A member of the group stays out for one of these reasons:',
  ...helpTrouble,
};
