import { createHash } from 'node:crypto';
import { MANIFEST_KEY } from '../../extension/manifest-key.ts';

/** The id Chrome and Edge give the unpacked extension: half of the SHA-256 of its public key, in letters a to p. */
export const EXTENSION_ID = [...createHash('sha256').update(Buffer.from(MANIFEST_KEY, 'base64')).digest('hex')]
  .slice(0, 32)
  .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
  .join('');

/** Firefox's id of the extension, as it stands in the manifest. */
export const FIREFOX_ID = 'entra-connection@production-assist.example';

/** Firefox makes its address from the id's SHA-1 (toolkit/components/extensions/ext-identity, `getRedirectURL`). */
const firefoxHost = `${createHash('sha1').update(FIREFOX_ID).digest('hex')}.extensions.allizom.org`;

/** The Worker's variable `EXTENSION` for the extension as it is built here. */
export const EXTENSION_CLIENT = {
  redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`, `https://${firefoxHost}/`],
  // Firefox gives every installation another origin; there the permission for the service's host is enough.
  origins: [`chrome-extension://${EXTENSION_ID}`],
};
