import { APPLICATION_NAME, FORM_LABELS, MICROSOFT_LABELS } from '../../../guide.ts';
import { AGAIN, CREDENTIALS, FEDERATED, FEDERATED_WAIT, REPORT, SIGN_INS } from '../../phrases-en.ts';
import type { SomeFailures } from '../texts.ts';

/** What is said about the credential and the sign-in with it. */
export const credentialEn = {
  'secret-needed': {
    title: 'The client secret is still needed',
    detail:
      'No secret is saved for this directory and this application. A saved secret is only ever used with the cloud, the directory and the application it was saved for, so it has to be entered again when one of them changes.',
    fix: `Paste the secret ${MICROSOFT_LABELS.clientSecret} into “${FORM_LABELS.clientSecret}”. If you no longer have it: ${CREDENTIALS} > Client secrets > New client secret.`,
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
    detail: 'Microsoft knows the certificate that Production Assist signs in with, but today is not between its dates.',
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
} satisfies SomeFailures;
