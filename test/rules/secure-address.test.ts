import { isSecureAddress } from '@production-assist/shared/secure-address';
import { expect, it } from 'vitest';

it.each([
  ['https://entra.example.com/', true],
  ['https://localhost:8443/', true],
  ['http://localhost:8787/', true],
  ['http://127.0.0.1:8787/oauth/token', true],
  ['http://entra.example.com/', false],
  ['http://localhost.example.com/', false],
  ['http://192.168.0.7/', false],
  ['ftp://localhost/', false],
  ['file://localhost/etc/hosts', false],
])('%s can be spoken to in confidence: %s', (address, expected) => {
  expect(isSecureAddress(new URL(address))).toBe(expected);
});
