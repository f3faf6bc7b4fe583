import { APPLICATION_NAME, FORM_BUTTONS, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';
import type { Counted } from '../texts.ts';

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
    leavers: 'People who leave the group',
    guardPeople: 'People without asking',
    guardPercent: 'Percent without asking',
  },
  leaversRule: { keep: 'They keep access', suspend: 'They lose access, and have it again when they return' },
  leaversHelp: {
    keep: 'They are shown in the preview and after each sync. Nothing happens to them.',
    suspend:
      'From the next sync on that has read the whole group. Nothing is deleted: who returns has access again by itself.',
  },
  guard: {
    legend: 'How many may lose access at once',
    help: 'When more leave than both limits allow, nobody loses access until a person decides here. The same goes, whatever the limits, for everyone at once and for a group that is suddenly empty.',
  },
  concern: {
    title: 'Whom this would concern',
    ask: 'Show whom',
    askAgain: 'Ask again',
    needsValues: 'Fill in the three values above; then it can be shown whom this would concern.',
    needsLimits: 'Put the limits right; then it can be shown whom this would concern.',
    notAsked: 'Not asked yet.',
    stale: 'The values above have changed since this was asked.',
    failed:
      'Whom this would concern could not be found out. You can save all the same: the next sync then goes by the rule and its limits.',
    incomplete:
      'Not all members could be read, so it cannot be said whom this would concern. A sync that reads no more than that ends nobody’s access. You can save all the same.',
    nobody: 'Nobody: everyone with access through the group is in it.',
    decided: 'Nobody more: about those who left, somebody has decided or is still to decide.',
    suspend: {
      one: '{count} person is no longer in the group and loses access with the next sync.',
      other: '{count} people are no longer in the group and lose access with the next sync.',
    } satisfies Counted as Counted,
    hold: {
      one: '{count} person is no longer in the group and keeps access until somebody decides.',
      other: '{count} people are no longer in the group. They keep access until somebody decides.',
    } satisfies Counted as Counted,
    suspended: {
      one: '{count} person has left the group and lost access. It stays so until they return.',
      other: '{count} people have left the group and lost access. It stays so until they return.',
    } satisfies Counted as Counted,
    nobodySuspended: 'Nobody: so far, nobody has lost access by leaving the group.',
    withdrawn: {
      one: 'The removal of {count} person that waits for a decision is withdrawn; access stays.',
      other: 'The removals of {count} people that wait for a decision are withdrawn; access stays.',
    } satisfies Counted as Counted,
    keepFailed:
      'Who has lost access so far could not be found out. You can save all the same: nobody loses access by this rule.',
    caption: 'Who it is',
    heading: { person: 'Person', action: 'What happens' },
    action: { suspend: 'Loses access', hold: 'Waits for a decision', stays: 'No access until they return' },
    more: 'and {count} more',
    moreUncounted: 'And more; all of them are listed under People.',
  },
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
    'limit-not-whole': 'Must be a whole number.',
    'limit-too-small': 'At least 0.',
    'people-too-many': 'At most {people} people.',
    'percent-too-many': 'At most {percent}, which is everyone.',
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
    ruleUnknown: `It is not known whom the rule for people who leave would concern. “${FORM_BUTTONS.preview}” shows it and writes nothing.`,
    advised: 'These look like mistakes:',
    preview: 'Check first',
    saveAnyway: 'Save anyway',
  },

  remove: {
    button: 'Remove the connection',
    title: 'Remove the connection?',
    text: 'The saved secret is destroyed and nothing is synced any more. People who have access keep it, also those whose removal waits for a decision.',
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
