import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../extension/form/fingerprint.ts';
import { readForm } from '../../../extension/form/read.ts';
import { CLIENT_ID, DIRECTORY_ID, form, page, SECRET } from './page.ts';

function filled(values: Record<string, string>): Document {
  const document = page(form((label, name) => `<label>${label}<input data-is="${name}"></label>`));
  for (const field of document.querySelectorAll('input')) field.value = values[field.dataset.is ?? ''] ?? '';
  return document;
}

const captured = { directoryId: DIRECTORY_ID, clientId: CLIENT_ID };

describe('reading', () => {
  it('says that all three agree', async () => {
    const document = filled({
      directoryId: ` {${DIRECTORY_ID.toUpperCase()}} `,
      clientId: CLIENT_ID,
      clientSecret: SECRET,
    });
    expect(await readForm(document, { ...captured, secret: await fingerprintOf(SECRET) })).toEqual({
      directoryId: { status: 'agrees', value: DIRECTORY_ID },
      clientId: { status: 'agrees', value: CLIENT_ID },
      clientSecret: { status: 'agrees' },
    });
  });

  it('says what differs: ids in each other’s place', async () => {
    const reading = await readForm(filled({ directoryId: CLIENT_ID, clientId: DIRECTORY_ID }), captured);
    expect(reading.directoryId).toEqual({ status: 'differs', value: CLIENT_ID });
    expect(reading.clientId).toEqual({ status: 'differs', value: DIRECTORY_ID });
  });

  it('says what is empty', async () => {
    expect(await readForm(filled({ clientId: '  ' }), captured)).toEqual({
      directoryId: { status: 'empty', value: null },
      clientId: { status: 'empty', value: null },
      clientSecret: { status: 'empty' },
    });
  });

  it('says when there is nothing to compare with', async () => {
    const reading = await readForm(filled({ clientId: CLIENT_ID, clientSecret: SECRET }), {});
    expect(reading.clientId).toEqual({ status: 'uncompared', value: CLIENT_ID });
    expect(reading.clientSecret).toEqual({ status: 'other' });
  });

  it.each([
    ['secret-is-id', CLIENT_ID],
    ['secret-masked', 'fak***********'],
    ['secret-masked', '••••••••••••'],
    ['other', `${SECRET}x`],
    ['other', ` ${SECRET}`],
  ])('judges the secret: %s', async (status, clientSecret) => {
    const reading = await readForm(filled({ clientSecret }), { secret: await fingerprintOf(SECRET) });
    expect(reading.clientSecret).toEqual({ status });
  });

  it('never gives the secret back, not even from the wrong field', async () => {
    const reading = await readForm(filled({ directoryId: SECRET, clientId: SECRET, clientSecret: SECRET }), captured);
    expect(reading.directoryId).toEqual({ status: 'differs', value: null });
    expect(JSON.stringify(reading)).not.toContain(SECRET);
  });

  it('says which field is missing', async () => {
    const reading = await readForm(page('<label>AD Master Client Id <input></label>'), captured);
    expect(reading.directoryId).toEqual({ status: 'not-found', because: 'no-such-label' });
    expect(reading.clientSecret).toEqual({ status: 'not-found', because: 'no-such-label' });
  });

  it('gives each secret a fingerprint of its own', async () => {
    const [one, other] = await Promise.all([fingerprintOf(SECRET), fingerprintOf(SECRET)]);
    expect(one.sha256).not.toBe(other.sha256);
    expect(JSON.stringify(one)).not.toContain(SECRET.slice(0, 8));
  });
});
