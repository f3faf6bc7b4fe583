/**
 * Hosts of Microsoft's own pages. The form is never there, and a form that looks like it must get nothing.
 *
 * Hosts where customers run their own applications (azurewebsites.net, azurestaticapps.net, cloudapp.net) are not in the
 * table: Production Assist may live there.
 */

/** Names Microsoft holds under many endings: microsoft.com, microsoftonline.us, azure.cn, … */
const NAMES = [
  'azure',
  'azure-api',
  'microsoft',
  'microsoft365',
  'microsoftazure',
  'microsoftonline',
  'microsoftonline-p',
  'microsoftstream',
  'office',
  'office365',
  'sharepoint',
  'windowsazure',
] as const;

/** Domains by their full name. */
const DOMAINS = [
  'aadrm.com',
  'bing.com',
  'chinacloudapi.cn',
  'dynamics.com',
  'live.com',
  'live.net',
  'microsoftcloud.us',
  'msauth.net',
  'msauthimages.net',
  'msftauth.net',
  'msftauthimages.net',
  'msidentity.com',
  'msn.com',
  'onmicrosoft.com',
  'outlook.com',
  'phonefactor.net',
  'powerapps.com',
  'powerautomate.com',
  'powerbi.com',
  'powerplatform.com',
  'skype.com',
  'usgovcloudapi.net',
  'visualstudio.com',
  'windows.com',
  'windows.net',
  'yammer.com',
] as const;

/** An ending of one label (`com`, `us`, `cloud`) or of two (`co.uk`, `com.cn`). */
const ENDING = String.raw`(?:[a-z]{2,}|(?:ac|co|com|edu|gov|net|org)\.[a-z]{2})`;
const BY_NAME = new RegExp(String.raw`(?:^|\.)(?:${NAMES.join('|')})\.${ENDING}$`);

/** Whether a host belongs to Microsoft. @param host lower case, as in `URL.hostname` */
export function isMicrosoftHost(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return BY_NAME.test(name) || DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}
