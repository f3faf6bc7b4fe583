import { APPLICATION_NAME, FORM_BUTTONS, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';

const OVERVIEW = `Entra ID > App registrations > All applications > ${APPLICATION_NAME} > Overview`;
const SECRETS = `Entra ID > App registrations > All applications > ${APPLICATION_NAME} > Certificates & secrets`;

/** The connection's form: its fields have the guide's own labels, which stand in `guide.ts`. */
export const connection = {
  emptyTitle: 'Not connected yet',
  emptyText: `Three values from the Microsoft Entra admin center make the connection: two ids from the Overview of the app registration ${APPLICATION_NAME}, and the ${MICROSOFT_LABELS.clientSecret} of a client secret.`,
  emptyGuide: 'Open the app registrations',
  saved: 'Version {version}, saved by {name} on {time}.',

  help: {
    directoryId: `${MICROSOFT_LABELS.directoryId}, under ${OVERVIEW}.`,
    clientId: `${MICROSOFT_LABELS.clientId}, on the same page. Not the Object ID.`,
    clientSecret: `The ${MICROSOFT_LABELS.clientSecret}, under ${SECRETS}. Not the ${MICROSOFT_LABELS.secretId}.`,
    secretExpiresOn: 'From the column Expires, so that you are warned in time.',
    cloud: 'Mostly the first one; the address of the admin center tells.',
  },
  field: {
    secretExpiresOn: 'The secret expires on',
    cloud: 'Microsoft cloud',
    schedule: 'Schedule',
    scheduleEnabled: 'Sync by itself',
    everyMinutes: 'Minutes between two syncs',
    leavers: 'Who leaves the group',
  },
  leaversRule: { keep: 'is shown and keeps access' },
  on: 'on',
  off: 'off',
  none: 'none',

  secret: {
    savedUntil: 'Saved, expires {day}',
    saved: 'Saved',
    savedAt: 'Saved on {day}. Nobody can read it any more, only replace it.',
    placeholder: 'Saved. Paste a new one to replace it',
    replace: 'Replace',
    keep: 'Keep the saved one',
    replacing: 'The saved secret stays until the new one is saved.',
    show: 'Show the secret',
    hide: 'Hide the secret',
    changed: 'another secret',
    typed: 'the secret you typed',
  },

  advice: {
    required: 'Must be given.',
    'id-incomplete': 'This id is not complete: 32 digits and letters in five groups.',
    'not-an-id': 'This is not an id such as 7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01.',
    'name-not-id': `This is a name. What is needed is the id, under ${OVERVIEW}.`,
    'secret-in-id': `This looks like the client secret. It belongs in “${FORM_LABELS.clientSecret}”.`,
    'same-as-directory': `This is the id that stands in “${FORM_LABELS.directoryId}” too. The two are never the same.`,
    'object-id': 'This is the id of the group or of a person in it, not of the application.',
    'microsoft-id': `This is the id of one of Microsoft’s own applications, not of ${APPLICATION_NAME}.`,
    'example-id': 'This is an id from an example, not a real one.',
    'secret-is-id': `This is the ${MICROSOFT_LABELS.secretId}. What is needed is the column ${MICROSOFT_LABELS.clientSecret} beside it.`,
    'secret-masked':
      'This is the secret as Microsoft shows it later, partly hidden. It can be copied only right after it was made: make a new one.',
    'secret-unreadable': 'This holds invisible characters, perhaps from copying. Copy it again.',
    'secret-too-long': 'This is too long for a client secret.',
    'secret-with-space': 'There is a space inside. Secrets have none; perhaps too much was copied.',
    'secret-needed': 'Must be given.',
    'secret-needed-again':
      'The saved secret is only used with the directory, application and cloud it was saved for. Enter the one that belongs to these.',
    'date-unreal': 'This is not a day of the calendar.',
    'date-past': 'This day is past. If the secret has expired, nothing will be synced.',
    'date-far': 'Microsoft lets a secret run for 24 months at most. Is the year right?',
    'date-of-old-secret': 'This is the day of the secret saved before. Is it the new one’s, too?',
    'date-near': 'That is soon. Make a new secret in time.',
    'date-missing': 'Without this day nobody can warn you before the secret expires.',
    'minutes-not-whole': 'Must be a whole number.',
    'minutes-too-few': 'At least {min} minutes.',
    'minutes-too-many': 'At most {max} minutes, which is a week.',
  },

  unsaved: 'Not saved yet',
  reset: 'Undo my changes',
  saving: 'Saving …',
  nothingChanged: 'There is nothing to save.',
  savedToast: 'The connection is saved.',
  savedNext: 'The connection is saved. The next sync is planned for {time}.',
  fixFirst: 'Please look at the marked fields first.',
  fieldRefused: 'The service does not take this value: {message}',

  check: {
    title: 'Save all the same?',
    notPreviewed: `These values have not been checked with Microsoft. “${FORM_BUTTONS.preview}” does that and writes nothing.`,
    previewStale: `The preview was made with other values. “${FORM_BUTTONS.preview}” checks these and writes nothing.`,
    failing: 'Microsoft’s answer shows that this will not work yet:',
    unfinished: 'Not all members could be read.',
    advised: 'These look like mistakes:',
    preview: 'Check first',
    saveAnyway: 'Save anyway',
  },

  remove: {
    button: 'Remove the connection',
    title: 'Remove the connection?',
    text: 'The saved secret is destroyed and nothing is synced any more. People who have access keep it.',
    confirm: 'Remove',
    done: 'The connection is removed.',
  },

  conflict: {
    title: 'Somebody else saved in between',
    text: '{name} saved other values on {time}. Nothing you typed is lost: choose for each field what shall be saved.',
    field: 'Field',
    theirs: 'Saved by {name}',
    mine: 'Typed by you',
    unchangedByMe: 'as before',
    save: 'Save this choice',
    later: 'Back to the form',
    laterDone: 'The form shows your choice. It is not saved yet.',
    removedTitle: 'The connection was removed in between',
    removedText:
      'Somebody else removed it. What you typed is still here; saving it makes the connection anew, and the secret has to be entered again.',
    goOn: 'Go on',
    same: 'Somebody else saved in between, the same as you. There is nothing left to do.',
  },
};
