import type { Notice, Review, Webhook } from '@production-assist/shared/api-notifications';
import { EMAIL, WEBHOOK } from './access-table.ts';
import type { Answer, Harness } from './harness.ts';

type Fits = <Body>(route: string, status: number, answer: Promise<Answer<Body>>) => Promise<Body>;

/** The calls about notifications, of a tenant and of operators, and about reviews, held against the document. */
export async function notificationsFit(h: Harness, tenantId: string, fits: Fits): Promise<void> {
  for (const [place, of] of [
    [`/api/tenants/${tenantId}`, '/api/tenants/{tenantId}'],
    ['/api/operators', '/api/operators'],
  ] as const) {
    for (const [kind, one, input] of [
      ['webhooks', '{webhookId}', WEBHOOK],
      ['emails', '{emailId}', EMAIL],
    ] as const) {
      const list = `${place}/${kind}`;
      const { id } = await fits<Webhook>(`POST ${of}/${kind}`, 201, h.call('POST', list, input));
      await fits(`POST ${of}/${kind}`, 422, h.call('POST', list, {}));
      await fits(`GET ${of}/${kind}`, 200, h.call('GET', list));
      await fits(`PUT ${of}/${kind}/${one}`, 200, h.call('PUT', `${list}/${id}`, { ...input, name: 'Another' }));
      const notice = await fits<Notice>(`POST ${of}/${kind}/${one}/test`, 202, h.call('POST', `${list}/${id}/test`));
      if (kind === 'webhooks') {
        await fits(`POST ${of}/webhooks/${one}/rotate`, 200, h.call('POST', `${list}/${id}/rotate`));
        await fits(`GET ${of}/notices`, 200, h.call('GET', `${place}/notices`));
        await fits(`GET ${of}/notices`, 422, h.call('GET', `${place}/notices?state=lost`));
        const replay = `${place}/notices/${notice.id}/replay`;
        await fits(`POST ${of}/notices/{noticeId}/replay`, 202, h.call('POST', replay));
      }
      await fits(`DELETE ${of}/${kind}/${one}`, 204, h.call('DELETE', `${list}/${id}`));
      await fits(`DELETE ${of}/${kind}/${one}`, 404, h.call('DELETE', `${list}/${id}`));
    }
  }
  const review = `/api/tenants/${tenantId}/review`;
  const { asOf } = await fits<Review>('GET /api/tenants/{tenantId}/review', 200, h.call('GET', review));
  await fits('GET /api/tenants/{tenantId}/review', 200, h.call('GET', `${review}?format=csv`));
  await fits('GET /api/tenants/{tenantId}/review/people', 200, h.call('GET', `${review}/people`));
  await fits('POST /api/tenants/{tenantId}/review', 200, h.call('POST', review, { asOf }));
  await fits('POST /api/tenants/{tenantId}/review', 422, h.call('POST', review, {}));
}
