import { CLOUDS } from '@production-assist/shared/clouds';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entraIdentity } from '../../worker/src/auth/entra-identity.ts';

const TID = '11111111-1111-4111-8111-aaaaaaaaaaaa';
const OID = '22222222-2222-4222-8222-bbbbbbbbbbbb';
const CLAIMS = { tid: TID, oid: OID };
const ISSUER = `https://login.microsoftonline.com/${TID}/v2.0`;

describe('who somebody is in Entra', () => {
  it.each(Object.entries(CLOUDS))('said by Microsoft in the cloud %s', (_, { signIn }) => {
    expect(entraIdentity(`${signIn}/${TID}/v2.0`, CLAIMS)).toEqual({ directoryId: TID, objectId: OID });
  });

  it('in lower case, as ids are stored', () => {
    const claims = { tid: TID.toUpperCase(), oid: OID.toUpperCase() };
    expect(entraIdentity(ISSUER, claims)).toEqual({ directoryId: TID, objectId: OID });
  });

  it.each([
    ['another issuer', 'https://issuer.example', CLAIMS],
    ['a host that only begins like Microsoft’s', `https://login.microsoftonline.com.example/${TID}/v2.0`, CLAIMS],
    ['a host that only ends like it', `https://evil-login.microsoftonline.com/${TID}/v2.0`, CLAIMS],
    ['a user name like it', `https://login.microsoftonline.com@evil.example/${TID}/v2.0`, CLAIMS],
    ['another port', `https://login.microsoftonline.com:8443/${TID}/v2.0`, CLAIMS],
    ['without encryption', `http://login.microsoftonline.com/${TID}/v2.0`, CLAIMS],
    ['the older tokens', `https://sts.windows.net/${TID}/`, CLAIMS],
    ['all directories at once', 'https://login.microsoftonline.com/common/v2.0', CLAIMS],
    ['a longer path', `${ISSUER}/more`, CLAIMS],
    ['a path in front', `https://login.microsoftonline.com/x/${TID}/v2.0`, CLAIMS],
    ['a query', `${ISSUER}?x`, CLAIMS],
    ['no address', 'login.microsoftonline.com', CLAIMS],
    ['a guest’s home directory', ISSUER, { ...CLAIMS, tid: OID }],
    ['no directory', ISSUER, { oid: OID }],
    ['no object', ISSUER, { tid: TID }],
    ['an object that is no id', ISSUER, { ...CLAIMS, oid: 'ada@x.example' }],
    ['an object that is a list', ISSUER, { ...CLAIMS, oid: [OID] }],
  ])('is not known from %s', (_, issuer, claims) => {
    expect(entraIdentity(issuer, claims)).toBeNull();
  });

  it('nothing that can be claimed makes it throw, or say anything but ids', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string(), fc.constant(ISSUER)),
        fc.dictionary(fc.constantFrom('tid', 'oid', 'sub'), fc.anything()),
        (issuer, claims) => {
          const known = entraIdentity(issuer, { tid: TID, ...claims });
          if (known) expect(`${known.directoryId} ${known.objectId}`).toMatch(/^[0-9a-f-]{36} [0-9a-f-]{36}$/);
        },
      ),
    );
  });
});
