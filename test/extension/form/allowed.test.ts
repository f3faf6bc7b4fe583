import { CLOUDS } from '@production-assist/shared/clouds';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeApproved, mayFill, originPattern } from '../../../extension/form/allowed.ts';

const hosts = Object.values(CLOUDS).flatMap(({ signIn, graph, adminCenter }) => [signIn, graph, adminCenter]);

describe('where filling may happen', () => {
  it.each([
    ...hosts,
    'https://portal.azure.com',
    'https://portal.azure.us',
    'https://portal.azure.cn',
    'https://sandbox-1.reactblade.portal.azure.net',
    'https://login.live.com',
    'https://login.windows.net',
    'https://contoso.sharepoint.com',
    'https://www.office.com',
    'https://login.microsoftonline.de',
    'https://www.microsoft.co.uk',
    'https://login.microsoftonline.com.',
    'https://LOGIN.MICROSOFTONLINE.COM',
    'https://management.chinacloudapi.cn',
    'http://login.microsoftonline.com',
  ])('never on Microsoft: %s', (url) => {
    expect(mayFill(`${url}/`, new URL(url).origin)).toEqual({ allowed: false, because: 'microsoft' });
    expect(originPattern(url)).toBeNull();
  });

  it.each([
    'https://production-assist.example',
    'https://notmicrosoft.com',
    'https://microsoft.com.example.org',
    'https://azure.production-assist.example',
    'https://alive.com',
    'https://production-assist.azurewebsites.net',
    'https://production-assist.example:8443',
    'http://localhost:8787',
    'http://127.0.0.1:8787',
  ])('on others, once approved: %s', (origin) => {
    expect(mayFill(`${origin}/settings?tab=1#ad`, origin)).toEqual({ allowed: true, origin });
  });

  it.each([
    ['insecure', 'http://production-assist.example'],
    ['insecure', 'http://localhost.example.org'],
    ['insecure', 'http://127.0.0.2'],
    ['insecure', 'http://192.168.0.10'],
    ['not-a-page', 'chrome-extension://abc/panel.html'],
    ['not-a-page', 'file:///form.html'],
    ['not-a-page', 'about:blank'],
    ['not-a-page', 'data:text/html,x'],
    ['not-a-page', 'null'],
    ['not-a-page', ''],
  ])('not where it is %s: %s', (because, url) => {
    expect(mayBeApproved(url)).toEqual({ allowed: false, because });
    expect(originPattern(url)).toBeNull();
  });

  it.each([
    ['https://production-assist.example', 'https://other.example'],
    ['https://production-assist.example', 'https://sub.production-assist.example'],
    ['https://production-assist.example', 'https://production-assist.example:8443'],
    ['http://localhost:8787', 'http://localhost:8788'],
    ['https://production-assist.example', ''],
  ])('only on the very origin: %s is not %s', (page, approved) => {
    expect(mayFill(page, approved)).toEqual({ allowed: false, because: 'not-approved' });
  });

  it('asks for one host, on all its ports', () => {
    expect(originPattern('https://production-assist.example:8443/a?b')).toBe('https://production-assist.example/*');
    expect(originPattern('http://localhost:8787/')).toBe('http://localhost/*');
  });

  it('never throws and never allows another origin', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), fc.oneof(fc.webUrl(), fc.string()), (url, approved) => {
        const verdict = mayFill(url, approved);
        if (verdict.allowed) expect(verdict.origin).toBe(approved);
      }),
    );
  });
});
