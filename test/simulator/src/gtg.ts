import { ACCESS_GROUP_NAME, APPLICATION_NAME } from '@production-assist/shared/guide';
import { REQUIRED_PERMISSIONS } from '@production-assist/shared/permissions';
import type { DirectoryData, Member, UserData } from './directory.ts';

/** Ids and credentials of the demo directory; they are made up, and fixed so that a demo looks the same every time. */
export const GTG = {
  directoryId: '7d1f7c52-3c0b-4f0e-9a57-6b8e6a1d2c01',
  domain: 'gtg.example',
  clientId: '4b2a9f3e-58d1-4c86-8e0f-1c9d7a35e702',
  applicationObjectId: 'c90e4d17-6f2b-4a8c-b1d3-90f25e8ac703',
  secretId: 'e3a7605b-1d94-4b3f-a2c8-57d0f9e41b04',
  secret: 'fake8Q~simulated-secret-not-real-0000000',
  accessGroupId: '2f86d0c9-b417-4e5a-93f6-8d0a4c7be105',
  nestedGroupId: '91c5e7a0-2d38-4f61-8b9e-3a7f0d64c206',
  deviceId: '5e0b8d36-7fa1-4c29-9d84-b6c2f15a0307',
} as const;

const YEAR_MS = 365 * 24 * 3_600_000;
const ONMICROSOFT = 'gtgdemo.onmicrosoft.com';

/** Given name, surname, local part of the address. */
const COLLEAGUES = [
  ['Lena', 'Hoffmann', 'lena.hoffmann'],
  ['Jonas', 'Weber', 'jonas.weber'],
  ['Müge', 'Yılmaz', 'muege.yilmaz'],
  ['Seán', "O'Brien", "sean.o'brien"],
  ['Zoë', 'de Vries', 'zoe.devries'],
  ['José', 'Núñez García', 'jose.nunez'],
  ['Agnieszka', 'Wójcik', 'agnieszka.wojcik'],
  ['Søren', 'Kjær', 'soren.kjaer'],
  ['Chloé', 'Lefèvre', 'chloe.lefevre'],
  ['Giulia', 'Ricci', 'giulia.ricci'],
  ['Mateus', 'Conceição', 'mateus.conceicao'],
  ['Priya', 'Raman', 'priya.raman'],
  ['Tomáš', 'Dvořák', 'tomas.dvorak'],
  ['Anna-Lena', 'Groß', 'anna-lena.gross'],
] as const;

/**
 * The demo directory: an application set up as the guide says, with the permission to see who the members are, and a
 * group of 24 members of every kind the sync has to tell apart.
 *
 * @param now milliseconds since the epoch; the secret expires half a year later, the usual lifetime
 */
export function gtgDirectory(now: number = Date.now()): DirectoryData {
  const users = COLLEAGUES.map(([given, surname, local], index) => colleague(index + 1, given, surname, local));
  const [first] = users;
  users.push(
    colleague(15, '美咲', '田中', 'misaki.tanaka'),
    { ...colleague(16, 'Jürgen', 'Müller', 'jürgen.müller'), mail: 'jürgen.müller@bühne.example' },
    // Two people behind one address: a shared mailbox.
    { ...colleague(17, 'Nora', 'Lind', 'nora.lind'), mail: `box.office@${GTG.domain}` },
    { ...colleague(18, 'Nils', 'Lind', 'nils.lind'), mail: `Box.Office@${GTG.domain}` },
    { ...colleague(19, 'Robert', 'Former', 'robert.former'), accountEnabled: false },
    // A cloud account without a mailbox: the user principal name has to serve.
    { ...colleague(20, 'Ines', 'Marek', 'ines.marek'), mail: null, proxyAddresses: [] },
    guest(21, 'Alice', 'Partner', 'alice_partner.example', 'alice@partner.example'),
    guest(22, 'Bob', 'Partner', 'bob_partner.example', null),
  );
  const outsider = colleague(23, 'Olga', 'Outside', 'olga.outside');
  const nested = colleague(24, 'Nadia', 'Nested', 'nadia.nested');
  const members: Member[] = users.map(({ id }) => ({ type: 'user', id }));
  members.push({ type: 'group', id: GTG.nestedGroupId }, { type: 'device', id: GTG.deviceId });

  return {
    id: GTG.directoryId,
    displayName: 'GTG',
    domains: [GTG.domain, ONMICROSOFT],
    applications: [
      {
        clientId: GTG.clientId,
        objectId: GTG.applicationObjectId,
        displayName: APPLICATION_NAME,
        secrets: [{ keyId: GTG.secretId, value: GTG.secret, expiresAt: now + YEAR_MS / 2 }],
        configuredPermissions: [...REQUIRED_PERMISSIONS, 'User.Read.All'],
        consents: [...REQUIRED_PERMISSIONS, 'User.Read.All'].map((name) => ({ name, at: now - YEAR_MS })),
      },
    ],
    users: [...users, outsider, nested],
    groups: [
      { id: GTG.accessGroupId, displayName: ACCESS_GROUP_NAME, members },
      {
        id: GTG.nestedGroupId,
        displayName: 'Azure_APP_Production-Assist_Freelancers',
        members: [{ type: 'user', id: nested.id }, ...(first ? [{ type: 'user' as const, id: first.id }] : [])],
      },
    ],
    others: [{ type: 'device', id: GTG.deviceId, displayName: 'GTG-STAGE-PC-01' }],
  };
}

/** A fixed GUID that shows at a glance whose it is. */
function userId(number: number): string {
  return `a0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function colleague(number: number, givenName: string, surname: string, local: string): UserData {
  const mail = `${local}@${GTG.domain}`;
  return {
    id: userId(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail,
    userPrincipalName: mail,
    accountEnabled: true,
    userType: 'Member',
    proxyAddresses: [`SMTP:${mail}`],
  };
}

function guest(number: number, givenName: string, surname: string, local: string, mail: string | null): UserData {
  return {
    id: userId(number),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail,
    userPrincipalName: `${local}#EXT#@${ONMICROSOFT}`,
    userType: 'Guest',
    otherMails: mail === null ? [] : [mail],
  };
}
