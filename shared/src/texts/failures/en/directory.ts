import { CLOUDS } from '../../../clouds.ts';
import { APPLICATION_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';
import { CONSENT, CONSENT_ROLE, ENTERPRISE, OVERVIEW, PERMISSIONS } from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the directory, its cloud and the application. */
export const directoryEn = {
  'directory-not-found': {
    title: 'Microsoft does not know this directory',
    detail: `There is no directory with the id in “${FORM_LABELS.directoryId}”, at least not in the cloud that was chosen.`,
    fix: `Copy ${MICROSOFT_LABELS.directoryId} from ${OVERVIEW}, with its copy button, into “${FORM_LABELS.directoryId}”. Take care not to mix it up with ${MICROSOFT_LABELS.clientId} or Object ID on the same page. If it is right, check the chosen cloud.`,
  },

  'directory-invalid': {
    title: 'This is not the id of a directory',
    detail: `“${FORM_LABELS.directoryId}” holds something Microsoft does not take as the id of one directory.`,
    fix: `Copy ${MICROSOFT_LABELS.directoryId} from ${OVERVIEW}. It consists of 32 digits and letters in five groups; a name or a word such as “common” does not do.`,
  },

  'cloud-wrong': {
    title: 'The directory is in another Microsoft cloud',
    detail: 'The chosen cloud ({cloud}) is not the one that holds this directory.',
    fix: `Choose the cloud whose admin center you use; its address tells. ${CLOUDS.global.adminCenter}: ${CLOUDS.global.name}. ${CLOUDS.usgov.adminCenter}: ${CLOUDS.usgov.name} or ${CLOUDS.usdod.name}. ${CLOUDS.china.adminCenter}: ${CLOUDS.china.name}.`,
  },

  'application-not-found': {
    title: 'The application is not in this directory',
    detail: `Microsoft found the directory, but no application with the id in “${FORM_LABELS.clientId}” in it.`,
    fix: `Open ${OVERVIEW} and copy ${MICROSOFT_LABELS.clientId}, not Object ID. On the same page compare ${MICROSOFT_LABELS.directoryId} with “${FORM_LABELS.directoryId}”: both must come from the same app registration. If you have only just registered the application, wait a few minutes.`,
  },

  'application-disabled': {
    title: 'The application is switched off',
    detail: `${APPLICATION_NAME} exists in the directory, but it is disabled there, so it gets no access.`,
    fix: `Open ${ENTERPRISE} > Properties, set “Enabled for users to sign-in?” to Yes and save. If it says Yes already, see whether the app registration itself was deactivated: ${OVERVIEW}.`,
  },

  'service-principal-missing': {
    title: 'The application has not been admitted to the directory',
    detail:
      'The app registration exists, but its other half, the enterprise application, is missing. Permissions are granted to that half.',
    fix: `Open ${PERMISSIONS}. ${CONSENT} That creates what is missing. ${CONSENT_ROLE} If it stays, open ${OVERVIEW} and use the link beside “Managed application in local directory”.`,
  },

  'service-principal-new': {
    title: 'The application is still too new',
    detail: 'Microsoft accepted the sign-in, but the new application is not yet known everywhere at Microsoft.',
    fix: 'Nothing to do. Wait a minute or two, then check again.',
  },
} satisfies SomeFailures;
