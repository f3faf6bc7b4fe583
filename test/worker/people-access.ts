import type { Invitation } from '@production-assist/shared/api';
import { expectStatus, type Harness } from './harness.ts';

/** Invites somebody as the caller of `token` (the operator). @returns the invitation and the token in its link */
export async function invite(
  h: Harness,
  place: string,
  role: string,
  token?: string,
): Promise<{ invitation: Invitation; secret: string }> {
  const { body } = await expectStatus(
    201,
    h.call<Invitation>('POST', `${place}/invitations`, { name: 'Lena', role }, token === undefined ? {} : { token }),
  );
  const url = new URL(body.link ?? '');
  return { invitation: body, secret: url.pathname.replace('/invitations/', '') };
}
