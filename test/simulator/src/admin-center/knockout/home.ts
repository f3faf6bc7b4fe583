import type { KnockoutPageData } from '../page-data.ts';
import { hashOf } from '../routes.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

export function home({ t, context }: View, { counts }: Extract<KnockoutPageData, { kind: 'home' }>): Markup {
  const cards = [
    { label: t('users'), count: counts.users, href: hashOf('directory-overview') },
    { label: t('groups'), count: counts.groups, href: hashOf('groups') },
    { label: t('applications'), count: counts.applications, href: hashOf('applications') },
  ];
  return html`<div class="ext-home"><p class="ext-home-tenant">${context.directory.name}</p><p class="ext-home-text">${t('welcomeText')}</p><div class="ext-home-cards">${cards.map(
    ({ label, count, href }) =>
      html`<a class="ext-home-card" href="${href}"><span class="ext-home-count">${count}</span><span>${label}</span></a>`,
  )}</div></div>`;
}
