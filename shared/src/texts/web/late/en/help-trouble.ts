import { ACCESS_GROUP_NAME, CONSENT_ROLES, FORM_LABELS, MICROSOFT_LABELS } from '../../../../guide.ts';
import { REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../../../../permissions.ts';
import type { HelpTexts } from '../../help.ts';

/** What to look at when it does not work, by what somebody sees. */
export const helpTrouble: Pick<
  HelpTexts,
  'symptoms' | 'causes' | 'failuresTitle' | 'failuresLead' | 'service' | 'values'
> = {
  symptoms: {
    forbidden: {
      title: 'Request failed with status code 403',
      body: [
        {
          points: [
            `${REQUIRED_PERMISSIONS.join(' and ')} stand in the list under *API permissions*.`,
            'Their type is *Application*, not *Delegated*.',
            'In the column *Status* it says *Granted for …* beside each.',
            'The consent is some minutes old: only a token that was issued after it contains it. This service fetches a new one by itself.',
          ],
        },
      ],
    },
    group: {
      title: 'The group is not found',
      body: [
        {
          points: [
            `Its name is exactly ${ACCESS_GROUP_NAME}, without a space in front or behind.`,
            'It is in the same directory as the app registration.',
            `“${FORM_LABELS.directoryId}” holds the ${MICROSOFT_LABELS.directoryId} of this directory.`,
          ],
        },
      ],
    },
    people: {
      title: 'Users are not created',
      body: [
        {
          points: [
            `They are direct members of ${ACCESS_GROUP_NAME}, not only members of a group inside it.`,
            'They have an e-mail address or a usable user principal name, and their accounts are enabled.',
            'The group is not empty.',
            `Fetched is more than zero and processed is zero? Then ${USER_PERMISSIONS[0]} or its consent is missing, and Microsoft hides who they are.`,
          ],
        },
      ],
    },
    secret: {
      title: 'The client secret is not accepted',
      body: [
        {
          points: [
            `You copied the ${MICROSOFT_LABELS.clientSecret}, not the ${MICROSOFT_LABELS.secretId}.`,
            'It has not expired.',
            `It belongs to the app registration whose id stands in “${FORM_LABELS.clientId}”.`,
          ],
        },
      ],
    },
    consent: {
      title: 'The button for the consent is grey',
      body: [
        `Your account may not consent. Have it done by somebody with one of the roles ${CONSENT_ROLES.join(' or ')}, then reload the page of the app registration and look at the column *Status*.`,
      ],
    },
  },
  causes: 'Can be behind it:',
  failuresTitle: 'Every failure, and what to do',
  failuresLead:
    'By the step in which it is put right. The name in small letters also stands in the answers of the API; what stands in <…> is named when it happens.',
  service: 'The service itself',
  values: {
    audience: '<audience>',
    cloud: '<cloud>',
    code: '<code>',
    count: '<number>',
    counted: '<number>',
    fetched: '<number>',
    found: '<name>',
    holder: '<person>',
    issuer: '<issuer>',
    permission: '<permission>',
    permissions: '<permissions>',
    read: '<number>',
    seconds: '<number>',
    subject: '<subject>',
  },
};
