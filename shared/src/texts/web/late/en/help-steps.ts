import {
  ACCESS_GROUP_NAME,
  APPLICATION_NAME,
  CONSENT_ROLES,
  FORM_BUTTONS,
  FORM_SECTION,
  MICROSOFT_LABELS,
  SECRET_DESCRIPTION,
} from '../../../../guide.ts';
import {
  DEFAULT_DELEGATED_PERMISSION,
  HIDDEN_MEMBERS_PERMISSION,
  REQUIRED_PERMISSIONS,
  USER_PERMISSIONS,
} from '../../../../permissions.ts';
import type { HelpTexts } from '../../help.ts';
import { common, connection, sync } from './help-labels.ts';

const { tabs } = common;
const [GROUP_READ, MEMBER_READ] = REQUIRED_PERMISSIONS;
const [USER_READ, USER_BASIC, DIRECTORY_READ] = USER_PERMISSIONS;

/** The guide's steps, one section each. */
export const helpSteps: HelpTexts['steps'] = {
  directory: {
    title: 'Open the admin center in the right directory',
    body: [
      {
        steps: [
          'Sign in to the Microsoft Entra admin center with an administrator account.',
          'Open *Entra ID* > *Overview*.',
          'Compare the name and the *Tenant ID* shown there with the directory your people are in.',
        ],
      },
      {
        care: 'If you look after several directories, switch first: the settings wheel at the top right, *Directories + subscriptions*. Everything below is made in the directory that is open.',
      },
    ],
  },
  application: {
    title: 'Create or open the app registration',
    body: [
      {
        steps: [
          'Open *Entra ID* > *App registrations* > *All applications*.',
          `Search for \`${APPLICATION_NAME}\`. If it is there, open it and go on with the next step.`,
          `If not, press *New registration* and give it the name \`${APPLICATION_NAME}\`.`,
          'Under *Supported account types* choose *Accounts in this organizational directory only*.',
          'Leave the *Redirect URI* empty, unless your company wants one, and press *Register*.',
        ],
      },
    ],
  },
  ids: {
    title: 'Copy the two ids',
    body: [
      'Both stand on the *Overview* of the app registration and go into Production Assist later.',
      { points: [`*${MICROSOFT_LABELS.clientId}*`, `*${MICROSOFT_LABELS.directoryId}*`] },
      { care: 'The *Object ID* between them has the same form. It is not one of the two.' },
    ],
  },
  secret: {
    title: 'Create a client secret',
    body: [
      `There are two ways without a secret, which are safer; see “${connection.credential.title}” below.`,
      {
        steps: [
          'In the app registration open *Certificates & secrets* > *Client secrets*.',
          `Press *New client secret*. As description, for example: \`${SECRET_DESCRIPTION}\``,
          'Choose when it ends, as your company’s rules say, and press *Add*.',
          `Copy what stands in the column *${MICROSOFT_LABELS.clientSecret}* at once, and note the date in the column *Expires*.`,
        ],
      },
      {
        care: `Take the *${MICROSOFT_LABELS.clientSecret}*, not the *${MICROSOFT_LABELS.secretId}*. Microsoft shows the ${MICROSOFT_LABELS.clientSecret} only now; when the page is opened again, asterisks stand in its place.`,
      },
    ],
  },
  permissions: {
    title: 'Add the Microsoft Graph permissions',
    body: [
      {
        steps: [
          'In the app registration open *API permissions* and press *Add a permission*.',
          'Choose *Microsoft Graph*, then *Application permissions*.',
          `Search for “group”. Under *Group* tick \`${GROUP_READ}\``,
          `Under *GroupMember* tick \`${MEMBER_READ}\``,
          `Search for “user”. Under *User* tick \`${USER_READ}\``,
          'Press *Add permissions*. All three then stand in the table, with the type *Application*.',
        ],
      },
      {
        care: `Not *Delegated permissions*: the sync runs in the background, while nobody is signed in. And nothing with *ReadWrite*: it only reads. The delegated ${DEFAULT_DELEGATED_PERMISSION} that each new app registration has may stay.`,
      },
      `Why a third permission, when the guide you were given names only two? With ${GROUP_READ} and ${MEMBER_READ} Microsoft tells who is a member only by an id. Name, e-mail address and user principal name are left empty, and there is no error. Nobody could come in that way, and the log would say that users were fetched and none processed. ${USER_READ} makes Microsoft show them.`,
      `${USER_BASIC} is narrower and shows names and addresses too, as far as is known; but not whether an account is disabled. ${DIRECTORY_READ} would do as well and allows far more than is needed. If the group hides its members, ${HIDDEN_MEMBERS_PERMISSION} is needed besides; a group that does not hide them is simpler.`,
    ],
  },
  consent: {
    title: 'Grant admin consent',
    body: [
      'A permission that was added does nothing until an administrator has consented to it for the whole directory.',
      {
        steps: [
          'Stay on *API permissions* and press *Grant admin consent for …*; the name of your directory stands there.',
          'Confirm with *Yes*.',
          'Look at the column *Status*: beside each of the three it must say *Granted for …*.',
        ],
      },
      {
        care: `“Not granted for …” looks much the same. If the button is grey, your account may not do this: it takes one of the roles ${CONSENT_ROLES.join(' or ')}.`,
      },
      'Microsoft can need some minutes until a consent is in effect; a check right after it may still fail.',
    ],
  },
  group: {
    title: 'Create the access group',
    body: [
      {
        steps: [
          'Open *Entra ID* > *Groups* > *All groups* and search for the name below.',
          'If there is none, press *New group*. As *Group type* choose *Security*.',
          `As *Group name* enter exactly \`${ACCESS_GROUP_NAME}\``,
          'Under *Members* add everybody who should get access to Production Assist.',
          'Press *Create*.',
        ],
      },
      {
        care: 'Only direct members come in. A group inside the group is reported, but its people stay out: add them themselves.',
      },
      {
        points: [
          'The name must be exactly this one: capital letters, hyphens and underscores count. It is best to copy it.',
          'There must be only one group with this name. If there are several, none of them is used.',
          'A group with a membership rule (dynamic) works too: whom its rule picks is a direct member.',
        ],
      },
    ],
  },
  form: {
    title: 'Configure Production Assist',
    body: [
      `Here: choose the tenant, then *${tabs.connection}*. The section is called *${FORM_SECTION}*. Its labels are English in both languages, as in the guide.`,
      {
        steps: [
          'Enter the three values, from the places in the table below.',
          `Press *${FORM_BUTTONS.preview}*. Microsoft is asked, nothing is saved, and you see what is in order and who would come in.`,
          `Compare the people with the members of ${ACCESS_GROUP_NAME}, then press *${FORM_BUTTONS.save}*.`,
        ],
      },
      `Rather not by hand? On the connection of each tenant there is “${connection.byScript}”; and the browser extension reads the ids from the pages of the admin center and fills in the form.`,
    ],
  },
  verify: {
    title: 'Run the first sync, and look at it',
    body: [
      {
        steps: [
          `Open *${tabs.sync}* and press *${sync.run}*, or wait for the next one by schedule.`,
          'Look at the counts when it has ended: fetched is how many users the group has, processed is how many came in.',
          `Open *${tabs.people}*: everybody who has access stands there, and for each one who stayed out the reason.`,
        ],
      },
      'The sync finds the group, reads its members, creates the people who are new, and gives them access to this tenant. It never writes anything into your Microsoft directory.',
    ],
  },
};
