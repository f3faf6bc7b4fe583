import { CLOUDS } from '../clouds.ts';
import {
  ACCESS_GROUP_NAME,
  APPLICATION_NAME,
  FORM_BUTTONS,
  FORM_LABELS,
  FORM_SECTION,
  MICROSOFT_LABELS,
} from '../guide.ts';
import { DEFAULT_DELEGATED_PERMISSION, REQUIRED_PERMISSIONS, USER_PERMISSIONS } from '../permissions.ts';
import {
  ADD_APPLICATION_PERMISSION,
  AGAIN,
  CONSENT,
  CONSENT_ROLE,
  CONSENT_WAIT,
  CREDENTIALS,
  ENTERPRISE,
  FEDERATED,
  FEDERATED_WAIT,
  GROUPS,
  MEMBERS,
  NEW_SECRET,
  NOBODY_REMOVED,
  OVERVIEW,
  PERMISSIONS,
  REPORT,
  SIGN_INS,
  TYPE_TRAP,
} from './phrases-en.ts';
import { seenEn } from './seen-en.ts';
import type { Texts } from './texts.ts';

export const en: Texts = {
  checks: {
    directory: 'The directory is found',
    application: 'The application is found in the directory',
    credential: 'Microsoft accepts the sign-in',
    'permission.Group.Read.All': `${REQUIRED_PERMISSIONS[0]} is granted as Application permission`,
    'permission.GroupMember.Read.All': `${REQUIRED_PERMISSIONS[1]} is granted as Application permission`,
    'permission.users': 'Names and addresses of the members can be read',
    'permission.excess': 'No more is granted than needed',
    consent: 'Admin consent is granted',
    group: `The group ${ACCESS_GROUP_NAME} is found`,
    members: 'The group has people who can come in',
    nested: 'The group holds no other groups',
    'credential.expiry': 'The credential does not expire soon',
    form: 'The form holds the right values',
  },

  failures: {
    ...seenEn.failures,

    'secret-needed': {
      title: 'The client secret is still needed',
      detail:
        'No secret is saved for this directory and this application. A saved secret is only ever used with the cloud, the directory and the application it was saved for, so it has to be entered again when one of them changes.',
      fix: `Paste the secret ${MICROSOFT_LABELS.clientSecret} into “${FORM_LABELS.clientSecret}”. If you no longer have it: ${CREDENTIALS} > Client secrets > New client secret.`,
    },

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

    'secret-wrong': {
      title: 'Microsoft does not accept the client secret',
      detail: 'Microsoft knows the directory and the application, but this secret does not belong to that application.',
      fix: `Open ${CREDENTIALS} > Client secrets. Check three things: you copied the ${MICROSOFT_LABELS.clientSecret}, not the ${MICROSOFT_LABELS.secretId}, in full; the secret is in the same app registration as the ${MICROSOFT_LABELS.clientId} you entered; the secret has not been deleted. A new secret can need a few minutes before Microsoft accepts it. If in doubt, make a new one.`,
    },
    'secret-unchanged': {
      title: 'This is the secret that is in use already',
      detail: 'The new secret and the present one are the same. Nothing was changed.',
      fix: `Make a new secret under ${CREDENTIALS} > Client secrets > New client secret and paste its ${MICROSOFT_LABELS.clientSecret}. Leave the old one where it is until you are told that it can go.`,
    },
    'credential-not-sent': {
      title: 'No credential reached Microsoft',
      detail: 'Microsoft says that the sign-in came without a secret or certificate.',
      fix: `With a client secret: paste its ${MICROSOFT_LABELS.clientSecret} into “${FORM_LABELS.clientSecret}” again and save. With a certificate or a federated credential nothing has to be changed in the admin center: check again. ${REPORT}`,
    },
    'certificate-not-registered': {
      title: 'Microsoft does not know the certificate',
      detail:
        'The certificate that Production Assist signs in with is not among those of the application, or it is another one than was uploaded.',
      fix: `Open ${CREDENTIALS} > Certificates and compare the thumbprint. If it differs or is missing, press Upload certificate and choose the file you were given by Production Assist. It must be the same app registration whose ${MICROSOFT_LABELS.clientId} was entered.`,
    },
    'certificate-expired': {
      title: 'The certificate has expired',
      detail:
        'Microsoft knows the certificate that Production Assist signs in with, but today is not between its dates.',
      fix: `Have Production Assist make a new certificate, download it, and upload it under ${CREDENTIALS} > Certificates > Upload certificate. Remove the old one only when you are told that it can go.`,
    },
    'federation-no-match': {
      title: 'No federated credential fits',
      detail:
        'The application has no federated credential with all three values that Production Assist signs in with: Issuer “{issuer}”, Subject identifier “{subject}”, Audience “{audience}”.',
      fix: `${FEDERATED} and compare all three letter by letter: Issuer “{issuer}” · Subject identifier “{subject}” · Audience “{audience}”. Capital letters, spaces and a slash at the end count. If there is no such entry, press Add credential > Other issuer and copy the values in. It must be the app registration whose ${MICROSOFT_LABELS.clientId} was entered. ${FEDERATED_WAIT}`,
    },
    'federation-issuer': {
      title: 'The issuer of the federated credential differs',
      detail:
        'Microsoft compares the issuer letter by letter and found no entry with the one Production Assist uses: “{issuer}”.',
      fix: `${FEDERATED}, open the entry and set Issuer to “{issuer}” – exactly so, with https:// in front and no slash at the end. The other two stay: Subject identifier “{subject}”, Audience “{audience}”. ${FEDERATED_WAIT}`,
    },
    'federation-audience': {
      title: 'The audience of the federated credential differs',
      detail:
        'Issuer and subject fit, but the entry in the application names another audience than the one Production Assist uses: “{audience}”.',
      fix: `${FEDERATED}, open the entry and set Audience to “{audience}” – exactly so, capital letters included. The other two stay: Issuer “{issuer}”, Subject identifier “{subject}”. Each of Microsoft’s clouds has its own audience; if this one surprises you, check that the right cloud is chosen for this directory. ${FEDERATED_WAIT}`,
    },
    'federation-subject': {
      title: 'The subject of the federated credential differs',
      detail:
        'The issuer fits, but Microsoft compares the subject letter by letter and found no entry with the one Production Assist uses: “{subject}”.',
      fix: `${FEDERATED}, open the entry and set Subject identifier to “{subject}” – exactly so: capital letters count, and its last part looks random because it is. The other two stay: Issuer “{issuer}”, Audience “{audience}”. ${FEDERATED_WAIT}`,
    },
    'federation-key-unknown': {
      title: 'Microsoft does not know the signing key yet',
      detail:
        'The federated credential fits. But Microsoft still remembers an older list of the keys that {issuer} signs with.',
      fix: `Nothing to do: Microsoft fetches the list again by itself, mostly within half an hour. If it stays like this, ask the operator of Production Assist to see that {issuer}/.well-known/jwks.json can be opened from the Internet.`,
    },
    'federation-unreachable': {
      title: 'Microsoft could not ask Production Assist for its keys',
      detail: 'The federated credential fits. But when Microsoft asked {issuer} for its public keys, it got no answer.',
      fix: 'Check again in a few minutes. If it stays like this, ask the operator of Production Assist to see that {issuer}/.well-known/openid-configuration can be opened from the Internet by everybody, without a sign-in or a bot check in front of it.',
    },
    'federation-no-origin': {
      title: 'This service has no address Microsoft could ask',
      detail:
        'A federated credential names the address of this service, beginning with https. It was opened under another one, and none is set.',
      fix: 'Open this page under its https address. The operator can also set the address once for all tenants, with PUBLIC_ORIGIN.',
    },
    'assertion-time': {
      title: 'The sign-in was outside its time',
      detail:
        'What Production Assist signed in with is valid for a few minutes only, and Microsoft received it too early or too late. Your set-up is not the cause.',
      fix: `Check again in a minute. ${REPORT}`,
    },
    'assertion-signature': {
      title: 'The signature does not fit the certificate',
      detail: 'Microsoft knows the certificate, but what Production Assist signed does not match it.',
      fix: `Open ${CREDENTIALS} > Certificates and upload the certificate you were given by Production Assist again. Remove an older one only when the new one works. ${REPORT}`,
    },
    'assertion-audience': {
      title: 'The sign-in was made out to the wrong address',
      detail: 'Microsoft says that what Production Assist signed in with was meant for somebody else.',
      fix: `Check that the right cloud is chosen for this directory. Nothing has to be changed in the admin center. ${REPORT}`,
    },
    'assertion-form': {
      title: 'Microsoft does not understand how Production Assist signs',
      detail: 'What Production Assist signed in with has a form Microsoft does not take. Your set-up is not the cause.',
      fix: REPORT,
    },
    'scope-wrong': {
      title: 'Microsoft does not know what was asked for',
      detail:
        'The sign-in asked for access to Microsoft Graph in a form this directory does not accept. Mostly the wrong cloud is chosen.',
      fix: `Check that the right cloud is chosen for this directory. Nothing has to be changed in the admin center. ${REPORT}`,
    },
    'conditional-access': {
      title: 'A Conditional Access policy blocks the sign-in',
      detail:
        'The three values are not the cause: a policy of your directory for workload identities refuses this application.',
      fix: `Open ${SIGN_INS}, choose the failed sign-in and see on its tab Conditional Access which policy it was. Then open Entra ID > Conditional Access > Policies and exclude ${APPLICATION_NAME} from it. A list of permitted IP addresses is no lasting way: Production Assist has no outgoing address of its own.`,
    },
    'sign-in-refused': {
      title: 'Microsoft refused the sign-in ({code})',
      detail: 'Microsoft gave a reason that is rare. Its code is {code}.',
      fix: `Open ${SIGN_INS} and choose the failed sign-in: Microsoft explains the reason there. If that does not help, send Production Assist support the code and the ids shown with this message.`,
    },
    'sign-in-throttled': {
      title: 'Too many sign-ins in a short time',
      detail: 'Microsoft asks for a pause before the next sign-in. Your set-up is not the cause.',
      fix: 'Wait {seconds} s, then check once more. The scheduled sync waits by itself.',
    },
    'sign-in-unavailable': {
      title: 'Microsoft’s sign-in does not answer',
      detail:
        'Microsoft’s sign-in service could not be reached or reports a fault of its own. That says nothing about your set-up.',
      fix: AGAIN,
    },

    'consent-missing': {
      title: 'No permission has been granted yet',
      detail: 'Microsoft let the application in. But it carries no permission, so it may read nothing.',
      fix: `Open ${PERMISSIONS}. Are ${REQUIRED_PERMISSIONS.join(' and ')} listed? ${TYPE_TRAP} If they are missing or delegated: ${ADD_APPLICATION_PERMISSION}; add ${USER_PERMISSIONS[0]} there as well, so that names and addresses can be read. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'consent-partial': {
      title: 'Some permissions have not been granted',
      detail: 'Microsoft let the application in, but not with all it needs. Missing: {permissions}.',
      fix: `Open ${PERMISSIONS} and find the missing ones. ${TYPE_TRAP} What is not listed as Application: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'permission-missing': {
      title: '{permission} has not been granted',
      detail: 'Microsoft let the application in, but without the permission {permission}, which the sync needs.',
      fix: `Open ${PERMISSIONS}. Is {permission} listed? ${TYPE_TRAP} If it is missing or delegated: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'permission-denied': {
      title: 'Microsoft Graph refuses access (403)',
      detail:
        'The sign-in worked, but the application may not read the group. Either a permission is missing or nobody has consented to it.',
      fix: `Open ${PERMISSIONS}. ${REQUIRED_PERMISSIONS.join(' and ')} must be listed. ${TYPE_TRAP} If one is missing or delegated: ${ADD_APPLICATION_PERMISSION}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'members-redacted': {
      title: 'Microsoft does not show who the members are',
      detail: `The group was read, but its members came back with nothing except an id: no name, no address. ${REQUIRED_PERMISSIONS.join(' and ')} are not enough for that. Nobody was removed.`,
      fix: `Open ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} and add {permission}. The delegated ${DEFAULT_DELEGATED_PERMISSION} that is there from the beginning is something else and does not help. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'token-refused': {
      title: 'Microsoft Graph did not accept the sign-in',
      detail:
        'Microsoft issued an access token and then did not accept it. This happens shortly after a change and mostly passes.',
      fix: `Wait a minute or two, then check again. ${REPORT}`,
    },

    'group-replaced': {
      title: 'Another group has the name now',
      detail: `The group named {expected} is not the one used so far: the old one was deleted or renamed. To be safe, the sync stopped before it changed anything. ${NOBODY_REMOVED}`,
      fix: `If this was not intended, give the old group its name back under ${GROUPS} (the new one needs another name first), or restore it under Deleted groups. If the new group is the right one, look at its people with “${FORM_BUTTONS.preview}”, then press “${FORM_BUTTONS.save}” once more.`,
    },
    'group-gone': {
      title: 'The group disappeared while it was read',
      detail: `The group was found, but a moment later Microsoft no longer knew it. Probably it has just been deleted. ${NOBODY_REMOVED}`,
      fix: `Open ${GROUPS} and see whether ${ACCESS_GROUP_NAME} is there. A deleted group may still be under Deleted groups; otherwise create it anew with exactly this name.`,
    },
    'nobody-usable': {
      title: 'None of the members can come in',
      detail:
        'Users in the group: {fetched}. None of them can come in, mostly because they have no usable e-mail address or their account is disabled.',
      fix: `The list of people gives the reason for each. For a missing address open Entra ID > Users > All users > the person > Properties and fill in Email under Contact information. For a disabled account set Account enabled, or take the person out of ${ACCESS_GROUP_NAME}.`,
    },

    'members-incomplete': {
      title: 'The list of members was not complete',
      detail:
        'Microsoft named {read} users of the group, and {counted} when it was asked again. People who left cannot be told from people who were not sent, so nobody lost their access.',
      fix: `Usually nothing: it is read again within minutes, and Microsoft’s own count needs some after a change. If it stays so, look at the members of ${ACCESS_GROUP_NAME} in the admin center. ${REPORT}`,
    },

    'graph-throttled': {
      title: 'Microsoft asks for a pause',
      detail:
        'Microsoft Graph received too many requests for this directory and asks for a pause. Your set-up is not the cause.',
      fix: 'Wait {seconds} s, then try again. The scheduled sync waits by itself.',
    },
    'graph-unavailable': {
      title: 'Microsoft Graph does not answer',
      detail: `Microsoft Graph could not be reached or reports a fault of its own. ${NOBODY_REMOVED}`,
      fix: AGAIN,
    },
    'graph-unreadable': {
      title: 'Microsoft’s answer cannot be read',
      detail: `Microsoft Graph answered, but the answer was incomplete or damaged, so it is not used. ${NOBODY_REMOVED}`,
      fix: `${AGAIN} ${REPORT}`,
    },
    'graph-query-refused': {
      title: 'Microsoft Graph did not accept the question',
      detail: `Microsoft Graph refused a request of Production Assist as wrong. Your set-up is not the cause. ${NOBODY_REMOVED}`,
      fix: `${AGAIN} ${REPORT}`,
    },
    'graph-page-expired': {
      title: 'The list of members became outdated while it was read',
      detail: `A long list comes in parts, and Microsoft no longer offered the next one. An incomplete list never removes anybody. ${NOBODY_REMOVED}`,
      fix: 'Nothing to do: the next run reads the group from the start. If you do not want to wait, start the sync again.',
    },
    'graph-foreign-link': {
      title: 'Microsoft’s answer pointed to another address',
      detail: `The rest of the list was said to be at an address that is not Microsoft Graph. For safety nothing was sent there, and the reading stopped. ${NOBODY_REMOVED}`,
      fix: 'Check that the right cloud is chosen for this directory. If it is, send Production Assist support this message with the ids shown with it.',
    },

    'connection-missing': {
      title: 'No connection is set up',
      detail: 'No connection to Microsoft Entra has been saved for this tenant of Production Assist.',
      fix: `Enter the three values under “${FORM_SECTION}” and press “${FORM_BUTTONS.save}”.`,
    },
    'candidate-missing': {
      title: 'No new credential is on its way',
      detail: 'It was taken over or withdrawn in the meantime, or has never been given.',
      fix: 'Reload to see which credential is in use now.',
    },
    'candidate-needed': {
      title: 'A working credential is not simply overwritten',
      detail:
        'For a saved directory and application the kind of the credential changes step by step: the new one is tried with Microsoft first, and the present one goes on working until then.',
      fix: 'Use “Replace credential” and choose the new kind there.',
    },
    'former-missing': {
      title: 'There is no old credential to remove',
      detail: 'Somebody has confirmed it in the meantime, or none was replaced.',
      fix: 'Reload to see how things stand now.',
    },
    'former-in-use': {
      title: 'The old credential is still needed',
      detail: 'It stands in until a full run has succeeded with the new one. Only then can it go.',
      fix: 'Do not remove it in the admin center yet. Start the sync, or wait for the next run.',
    },
    'connection-changed': {
      title: 'The connection was changed in the meantime',
      detail: `While the run was reading, somebody saved other values. It stopped so as not to go on with the old ones. ${NOBODY_REMOVED}`,
      fix: 'Nothing to do: the next run uses the new values. If you do not want to wait, start the sync again.',
    },
    'credential-unreadable': {
      title: 'The saved credential cannot be opened any more',
      detail:
        'What the application signs in with is stored sealed, and the key to it does not fit. Nothing is lost at Microsoft, but Production Assist cannot use it.',
      fix: `With a client secret: paste its ${MICROSOFT_LABELS.clientSecret} into “${FORM_LABELS.clientSecret}” again and press “${FORM_BUTTONS.save}”; if you no longer have it, make a new one under ${CREDENTIALS} > Client secrets > New client secret. With a certificate: replace the credential by a new certificate and upload that. With a federated credential nothing has to be changed in the admin center: ask the operator of Production Assist. ${REPORT}`,
    },
    'storage-unavailable': {
      title: 'Production Assist cannot reach its storage',
      detail: 'Reading or saving was not possible just now. Your set-up is not the cause.',
      fix: 'Try again in a few minutes. If you were saving, reload first and see whether your change is there.',
    },
    'queue-unavailable': {
      title: 'The run could not be lined up',
      detail: 'Production Assist cannot take orders for a sync just now. Your set-up is not the cause.',
      fix: AGAIN,
    },
    'issuer-unavailable': {
      title: 'The sign-in cannot be checked',
      detail: 'The service that signs you in does not show the keys its tokens are checked with.',
      fix: 'Wait a minute and try again. Signing in again does not help.',
    },
    'run-abandoned': {
      title: 'The run was given up',
      detail: 'The run did not come to an end after several attempts. What it had already written is right and stays.',
      fix: `Start the sync again, or wait for the next scheduled one: it finishes the job. ${REPORT}`,
    },
    'run-superseded': {
      title: 'Another run took over',
      detail:
        'This run gave no sign of life for too long, so another one took its place. What it had already written is right and stays.',
      fix: 'Nothing to do: look at the newer run.',
    },
    internal: {
      title: 'Something went wrong in Production Assist',
      detail: 'This is a fault on our side, not in your set-up.',
      fix: 'Try again. If it stays, send Production Assist support the id of the request.',
    },

    'not-json': {
      title: 'The body is not JSON',
      detail: 'The body of the request could not be parsed as JSON.',
      fix: 'Send one JSON object in UTF-8. Often a comma too many or a missing quotation mark is the cause.',
    },
    'not-signed-in': {
      title: 'Not signed in',
      detail: 'The request carries no token, so it is not known who is asking.',
      fix: 'In the browser: sign in again. In a program: send a token in the header “Authorization: Bearer <token>”.',
    },
    'session-expired': {
      title: 'You are signed out',
      detail: 'A sign-in lasts for eight hours at most, and this one is over. Nothing was changed.',
      fix: 'Sign in again and repeat what you did last.',
    },
    'token-expired': {
      title: 'The sign-in has expired',
      detail: 'The token was valid once, but its time is over.',
      fix: 'In the browser: sign in again. In a program: get a new token and repeat the request.',
    },
    'token-invalid': {
      title: 'The token is not accepted',
      detail:
        'Signature, issuer, audience or content of the token does not fit, or it comes from an issuer that is not configured here.',
      fix: 'Get a token that was issued for this service. If it should fit, compare its issuer and audience with the configuration of the service.',
    },
    'not-allowed': {
      title: 'Not allowed',
      detail: 'You are signed in, but this needs a right you do not have.',
      fix: 'Ask an administrator of Production Assist for the right, or sign in with another account.',
    },
    'cross-site': {
      title: 'The request comes from another page',
      detail:
        'A change is accepted only from this service’s own pages. This request came from elsewhere, or its origin cannot be told. Nothing was changed.',
      fix: 'Open the page of this service and do it there. In a program: send a token in the header “Authorization”, no cookie.',
    },
    'not-found': {
      title: 'Not found',
      detail: 'There is nothing at this address, or nothing you may see.',
      fix: 'Check the address and the ids in it. If they are right, ask an administrator of Production Assist for access.',
    },
    'method-not-allowed': {
      title: 'This method does not exist here',
      detail: 'The address exists, but it does not take this HTTP method.',
      fix: 'See /api/docs for the methods of this address.',
    },
    'version-stale': {
      title: 'Somebody else saved in between',
      detail: 'What you changed is not the newest version any more. Nothing was saved, so nobody’s work is lost.',
      fix: 'Reload, look at what is new and apply your change again. In a program: read again and send the new ETag as If-Match.',
    },
    'version-missing': {
      title: 'The version is missing',
      detail: 'A change must say which version it is based on, so that nobody overwrites what somebody else has saved.',
      fix: 'Read first, then send the ETag of that answer in the header If-Match.',
    },
    'invitation-gone': {
      title: 'The invitation is no longer valid',
      detail:
        'An invitation can be accepted once, within seven days, unless it is withdrawn or whoever invited loses the right to. One of these has happened, or the link is not complete.',
      fix: 'Check that the whole link was copied. Otherwise ask for a new invitation.',
    },
    'already-decided': {
      title: 'This has been decided already',
      detail: 'Somebody else decided about this removal, it expired, or everyone on its list has come back.',
      fix: 'Load the list again to see how it stands.',
    },

    'email-not-configured': {
      title: 'E-mail cannot be sent here',
      detail: 'This service has not been given a way to send e-mail.',
      fix: 'Use a webhook, or ask the operator of this service to set up sending.',
    },
    'too-many-targets': {
      title: 'There are too many notifications already',
      detail: 'A tenant can have at most {limit} webhooks and e-mail addresses together.',
      fix: 'Remove one that is no longer needed.',
    },

    'sign-in-not-configured': {
      title: 'Nobody can sign in here',
      detail: 'No sign-in provider is configured for this service.',
      fix: 'Ask whoever runs the service: the variable SIGN_IN names the provider, or Cloudflare Access stands in front of the service.',
    },
    'sign-in-declined': {
      title: 'The sign-in was cancelled',
      detail:
        'The sign-in provider reports that the sign-in was cancelled, or that this account may not use this service.',
      fix: 'Sign in again. If it was not you who cancelled, use another account or ask an administrator of the sign-in provider.',
    },
    'sign-in-expired': {
      title: 'The sign-in took too long or was begun twice',
      detail:
        'A sign-in has to end in the browser it began in, within ten minutes, and only the one begun last counts.',
      fix: 'Sign in again. If this keeps happening, allow cookies for this site.',
    },
    'sign-in-failed': {
      title: 'The sign-in could not be verified',
      detail:
        'What the sign-in provider answered does not fit what was asked, so it is not accepted. Nobody was signed in.',
      fix: 'Sign in again. If this keeps happening, ask whoever runs the service to compare its configuration with the provider’s; the log names the reason.',
    },
    'too-large': {
      title: 'The request is too large',
      detail: 'The body of the request may have at most {limit} bytes.',
      fix: 'Send less in one request.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      detail: 'This was asked for too often within a short time.',
      fix: 'Wait {seconds} seconds, then try again.',
    },
    'not-json-type': {
      title: 'The content type is not JSON',
      detail: 'Only JSON is taken here, and the request declares something else or nothing.',
      fix: 'Send the header “Content-Type: application/json”.',
    },
    'invalid-request': {
      title: 'Some values do not fit',
      detail: 'At least one field is missing, unknown or has a value that is not possible. Nothing was saved.',
      fix: 'Correct the fields named in this answer and send the request again.',
    },
  },

  findings: {
    ...seenEn.findings,

    'not-reached': { detail: 'Not checked yet, because this comes first: {first}.', fix: null },

    'directory-found': { detail: 'Microsoft knows this directory. Cloud: {cloud}.', fix: null },
    'application-found': { detail: 'Microsoft knows the application in this directory.', fix: null },
    'credential-accepted': { detail: 'Microsoft let the application in.', fix: null },

    'permission-unlisted': {
      detail: 'The group could be found and read, although {permission} is not among the granted permissions.',
      fix: `It works today, but do not rely on it. Open ${PERMISSIONS}: {permission} must be listed with the type “Application”. If not: ${ADD_APPLICATION_PERMISSION} > {permission}. ${CONSENT}`,
    },
    'permission-proven': {
      detail:
        'Which permissions were granted cannot be read here, but Microsoft Graph answered, so what {permission} is for works.',
      fix: null,
    },
    'users-readable': { detail: 'Microsoft shows who the members are.', fix: null },
    'users-unproven': {
      detail:
        'No user of the group has been read yet, so nothing shows whether names and addresses can be read. {permission} is granted, so it should work.',
      fix: `Check again when there is somebody in the group: ${MEMBERS} > Add members.`,
    },
    'users-not-granted': {
      detail: `No user of the group has been read yet, but no permission is granted that would show names and addresses. ${REQUIRED_PERMISSIONS.join(' and ')} are not enough for that.`,
      fix: `Open ${PERMISSIONS} > ${ADD_APPLICATION_PERMISSION} and add {permission}. ${CONSENT} ${CONSENT_ROLE} ${CONSENT_WAIT}`,
    },
    'excess-unlisted': {
      detail:
        'Which permissions were granted cannot be told from Microsoft’s answer, so a needless one would not show.',
      fix: `Look for yourself: of the type “Application” the sync needs nothing under ${PERMISSIONS} but ${REQUIRED_PERMISSIONS.join(', ')} and ${USER_PERMISSIONS[0]}.`,
    },
    'consent-unlisted': {
      detail: 'Which permissions were consented to cannot be told from Microsoft’s answer.',
      fix: `Look for yourself: under ${PERMISSIONS} the column Status must say “Granted for <directory>” beside each permission of type “Application”. Take care: “Not granted for” looks much the same.`,
    },

    'group-found': { detail: 'There is exactly one group with this name, and it is a security group.', fix: null },
    'members-usable': { detail: 'Every user in the group can come in. People: {processed}.', fix: null },
    'members-some-skipped': {
      detail: 'Users in the group: {fetched}. Of these {processed} can come in and {skipped} cannot.',
      fix: 'The list of people gives the reason for each one who cannot. Mostly an e-mail address is missing or the account is disabled.',
    },
    'expiry-far': { detail: 'The end date that was entered is {date}. Days left: {days}.', fix: null },
    'expiry-near': {
      detail:
        'The end date that was entered is {date}. Days left: {days}. After that the sync stops until there is a new secret.',
      fix: `${NEW_SECRET} Enter its new end date too. Run the sync, and only when it works delete the old secret.`,
    },
    'expiry-passed': {
      detail: 'The end date that was entered, {date}, has passed.',
      fix: `Open ${CREDENTIALS} > Client secrets and look at the column Expires. If the secret still runs, enter the date that stands there. If it has expired, press New client secret, copy its ${MICROSOFT_LABELS.clientSecret} at once and save it with its own end date.`,
    },
    'expiry-not-given': {
      detail: 'It is not known when the client secret ends, so nobody can be warned in time.',
      fix: `Open ${CREDENTIALS} > Client secrets, read the date in the column Expires and enter it with the connection.`,
    },
    'expiry-never': { detail: 'A federated credential does not expire.', fix: null },
    'certificate-far': { detail: 'The certificate is valid until {date}. Days left: {days}.', fix: null },
    'certificate-near': {
      detail:
        'The certificate is valid until {date}. Days left: {days}. After that the sync stops until there is a new one.',
      fix: `Replace the credential by a new certificate here, download it and upload it under ${CREDENTIALS} > Certificates. The present one goes on working until the new one is proven.`,
    },
    'certificate-passed': {
      detail: 'The certificate was valid until {date}.',
      fix: `Replace the credential by a new certificate here, download it and upload it under ${CREDENTIALS} > Certificates.`,
    },
  },

  skipReasons: {
    'nested-group': 'A group inside the group: its people do not come in. Add them directly.',
    'not-a-user': 'Not a person but, for example, a device or a contact.',
    'no-address': 'Has no usable e-mail address or user principal name.',
    'guest-without-address': 'A guest without an e-mail address; the user principal name of a guest is not one.',
    disabled: 'The account is disabled in Microsoft Entra.',
    'duplicate-address': 'Has the same e-mail address as {holder} and therefore does not come in.',
    'address-in-use': 'The e-mail address already belongs to {holder} from another directory. A person has to decide.',
    redacted: `Microsoft does not show who this is; for that the application needs the permission ${USER_PERMISSIONS[0]}.`,
  },

  standings: {
    held: 'Waits for a decision already.',
    kept: 'Keeps access: a person has decided so.',
  },

  fieldErrors: {
    required: 'Must be given.',
    'unknown-field': 'There is no such field.',
    'wrong-type': 'Has the wrong type.',
    'not-a-guid': 'Must be an id such as 00000000-0000-0000-0000-000000000000.',
    'not-a-date': 'Must be a date that exists, as YYYY-MM-DD.',
    'not-https': 'Must begin with https:// and name neither a port nor a user.',
    'private-address': 'Must be a public name on the Internet, not an address in figures and no local name.',
    'not-an-email': 'Must be one e-mail address.',
    'too-short': 'Too short; minimum number of characters: {limit}.',
    'too-long': 'Too long; maximum number of characters: {limit}.',
    'too-small': 'Too small; the minimum is {limit}.',
    'too-large': 'Too large; the maximum is {limit}.',
    'not-whole': 'Must be a whole number.',
    'not-an-option': 'Must be one of: {options}.',
    'control-characters': 'Holds invisible control characters, perhaps from copying. Enter it again.',
    'bad-characters': 'Holds characters that are not possible here.',
    invalid: 'Is not valid.',
  },
};
