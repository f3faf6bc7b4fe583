import { describe, expect, it } from 'vitest';
import {
  apiPath,
  OWN_LINKS,
  signInPath,
  TENANT_SCREENS,
  TENANT_TABS,
  tabOfScreen,
  tenantOf,
  tenantPath,
} from '../../worker/web/routes.ts';

describe('addresses of a tenant', () => {
  it.each(['gtg', 'A.b-c_1', 'mit leer/zeichen'])('%s: what is made can be read', (tenantId) => {
    for (const screen of TENANT_SCREENS) {
      expect(tenantOf(tenantPath(tenantId, screen))).toEqual({ tenantId, screen });
      expect(OWN_LINKS.test(tenantPath(tenantId, screen))).toBe(true);
      expect(TENANT_TABS).toContain(tabOfScreen(screen));
    }
  });

  it.each(['/', '/tenants', '/tenants/', '/tenants/gtg/secrets', '/tenants/gtg/sync/1', '/tenants/%E0%A4%A'])(
    '%s is none',
    (path) => {
      expect(tenantOf(path)).toBeNull();
    },
  );
});

it.each([
  '/',
  '/?q=x',
  '/invitations/abc',
  '/signed-in',
  '/sign-in-failed?code=x',
  '/operators',
  '/operators/notifications',
  '/help',
  '/help?x=y#consent',
])('the page follows %s itself', (path) => {
  expect(OWN_LINKS.test(path)).toBe(true);
});

it.each([
  '/api/docs',
  '/sign-in?return=%2F',
  '/sign-in/callback',
  '/signed-inx',
  '/helpful',
  '/operators/x',
  '/oauth/authorize',
  '/assets/x.js',
])('the browser follows %s', (path) => {
  expect(OWN_LINKS.test(path)).toBe(false);
});

it('what is put into an address cannot leave its place', () => {
  expect(apiPath('a/../b', 'runs', '?x')).toBe('/api/tenants/a%2F..%2Fb/runs/%3Fx');
  expect(signInPath('/tenants/gtg?a=1&b=2')).toBe('/sign-in?return=%2Ftenants%2Fgtg%3Fa%3D1%26b%3D2');
});
