/**
 * The extension's public key. Chrome and Edge make the extension's id from it, and from the id the address at which a
 * sign-in ends: `https://<id>.chromiumapp.org/`, which the service has to know. Without a key the id of an unpacked
 * extension depends on its folder. A store puts its own key in place of this one and with it another id; the service's
 * `EXTENSION` lists one address for each.
 *
 * Base64 of an RSA public key of 2048 bits (SubjectPublicKeyInfo, DER), made once, on 2026-11-23, as
 * `openssl genrsa 2048 | openssl rsa -pubout -outform DER | base64 -w 96` makes one. The private key was never written
 * down: it would only be needed to sign a .crx by hand.
 */
export const MANIFEST_KEY = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxklbZRsGgn4r+Rkyaql6Y7WL+7qT0aKkPOxSDIhXP4a9egtF2xwC',
  'Vyamchghx+UY1h+SaxaoXUu6aDwMqb3ejg++Y3fufDvq640siL8tThzBa8cj14zJnFvoql0zxyo3mYVmGR1O4qq2sjyBD7Fl',
  'aHe6W46SImVwOkxE8H3Z+qLS0ETSpsrFFaUF46n+mRfb1/37edRyA36K73hZJvrtECWh5mTBwSiTXvbMvN6cNdI+SVo1XmLH',
  'vra4i+RU34d0paOBKWMlv75slq4MpboIDeS22vl+Viq4kU+K8cjFL9h/INdYAKy1d2nJFQ2X5GNc/y7S4GEBEMmAKQaj1XgW',
  'yQIDAQAB',
].join('');
