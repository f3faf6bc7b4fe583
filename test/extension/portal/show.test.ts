import { SHOW_TARGETS } from '@production-assist/shared/steps';
import { describe, expect, it } from 'vitest';
import { findTarget, hide, show, showSecret } from '../../../extension/portal/show.ts';
import { SHOW_ROWS } from '../../../extension/portal/show-targets.ts';
import { cleaned } from '../../../extension/portal/text.ts';
import { FAKE_SECRET, IDS } from './fixtures/gtg.ts';
import { documentOf, saved } from './fixtures/saved.ts';

const textAt = (name: string, target: (typeof SHOW_TARGETS)[number]) =>
  cleaned(findTarget(saved(name).document, target)?.textContent ?? '');

describe('show me', () => {
  it('knows how to find every target', () => {
    expect(Object.keys(SHOW_ROWS).toSorted()).toEqual([...SHOW_TARGETS].toSorted());
    for (const row of Object.values(SHOW_ROWS)) expect(Object.keys(row).length).toBeGreaterThan(0);
  });

  it('finds menu items in every language by the name of Microsoft’s telemetry', () => {
    for (const language of ['en', 'ja', 'sv'] as const) {
      const { document } = saved(`application-overview.${language}`);
      const name = (target: 'menu-credentials' | 'menu-permissions') =>
        findTarget(document, target)?.getAttribute('data-telemetryname');
      expect([name('menu-credentials'), name('menu-permissions')]).toEqual(['Menu-Credentials', 'Menu-CallAnAPI']);
    }
  });

  it('finds values, rows and buttons', () => {
    expect(textAt('application-overview.de', 'client-id')).toContain(IDS.client);
    expect(textAt('directory-overview.en', 'directory-id')).toContain(IDS.directory);
    expect(textAt('applications.en', 'application-row')).toBe('Production-Assist');
    expect(textAt('groups.pl', 'group-row')).toBe('Azure_APP_Producti…');
    expect(textAt('application-credentials.shown.ja', 'secret-value')).toContain(FAKE_SECRET);
    expect(textAt('new-application.en', 'register')).toBe('Register');
    expect(textAt('application-permissions.empty.en', 'grant-consent')).toBe('Grant admin consent for GTG');
  });

  it('outlines the whole row of a client secret, and no other', () => {
    const { document } = saved('application-credentials.masked.de');
    expect(showSecret(document, IDS.oldSecret)).toBe(true);
    const outlined = [...document.querySelectorAll<HTMLElement>('*')].filter(({ style }) => style?.outline);
    expect(outlined.map((element) => element.getAttribute('role'))).toEqual(['row']);
    expect(outlined[0]?.textContent).toContain(IDS.oldSecret);
    expect(showSecret(document, IDS.client)).toBe(false);
    expect(outlined[0]?.style.outline).toBe('');
  });

  it('finds nothing hidden and nothing that is not there', () => {
    const hidden = documentOf('<div hidden><button>New group</button></div>');
    expect(findTarget(hidden, 'new-group')).toBeNull();
    expect(show(hidden, 'new-group')).toBe(false);
  });

  it('the outline is gone with the next click anywhere, and what was there before is back', () => {
    const document = documentOf('<p>x</p><button style="outline: 1px dotted red">New group</button>');
    const button = document.querySelector('button');
    // A page that keeps its clicks to itself.
    document.querySelector('p')?.addEventListener('click', (event) => event.stopPropagation());
    expect(show(document, 'new-group')).toBe(true);
    expect(button?.style.outline).toContain('3px solid');
    document.querySelector('p')?.click();
    expect(button?.style.outline).toBe('1px dotted red');
  });

  it('only one thing is outlined, and the outline can be taken away', () => {
    const document = documentOf('<button>New group</button><button>Add members</button>');
    show(document, 'new-group');
    show(document, 'add-members');
    const outlines = () => [...document.querySelectorAll('button')].map(({ style }) => style.outline !== '');
    expect(outlines()).toEqual([false, true]);
    hide(document);
    expect(outlines()).toEqual([false, false]);
  });
});
