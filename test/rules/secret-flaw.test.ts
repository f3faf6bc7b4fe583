import { secretFlaw } from '@production-assist/shared/values';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it.each([
  'b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00',
  'B1946AC9-2492-4D23-8F9D-0A3B8C1E7F00',
  '{b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00}',
  '  b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00\n',
  '{ b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00 }',
])('the Secret ID is recognised: %j', (text) => {
  expect(secretFlaw(text)).toBe('secret-is-id');
});

it.each(['abc******************', '***', 'abc•••••••', 'abc●●●●●', ' abc*** ', 'ab***cd'])(
  'a masked value is recognised: %j',
  (text) => {
    expect(secretFlaw(text)).toBe('secret-masked');
  },
);

it.each([
  'fake8Q~abcdefghijklmnopqrstuvwxyz0123456',
  'fake8Q~a.b-c_d~e',
  'b1946ac9-2492-4d23-8f9d-0a3b8c1e7f0', // a digit short of a GUID
  'b1946ac9-2492-4d23-8f9d-0a3b8c1e7f00~',
  'with*one*star',
])('%j shows no flaw', (text) => {
  expect(secretFlaw(text)).toBeNull();
});

it('no secret of Microsoft’s form is ever refused, and every GUID is', () => {
  const value = fc.stringMatching(/^[A-Za-z0-9]{3}8Q~[A-Za-z0-9~._-]{34}$/);
  fc.assert(
    fc.property(value, (secret) => {
      expect(secretFlaw(secret)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(secretFlaw(id)).toBe('secret-is-id');
    }),
  );
});
