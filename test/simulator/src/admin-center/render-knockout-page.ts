import type { Directory } from '../directory.ts';
import { renderDocument, renderSignedOut } from './knockout/document.ts';
import { newUi, type Ui } from './knockout/ui.ts';
import type { ShownLanguage } from './languages.ts';
import { readContext, readPage } from './read-page.ts';
import type { PageName } from './routes.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

export interface KnockoutPageOptions {
  /** A page, or one of the states a page can be in. A page of a frame gives its title and menu only. */
  kind: PageName | 'loading' | 'no-access' | 'not-found' | 'signed-out';
  directory: Directory;
  language?: ShownLanguage;
  /** Which application, on the pages of one. */
  clientId?: string;
  /** Which group, on the pages of one. */
  groupId?: string;
  canConsent?: boolean;
  objectIdFirst?: boolean;
  account?: string;
  /** Milliseconds since the epoch; decides what has expired. */
  now: number;
  /** What is open, typed, ticked and revealed. */
  ui?: Partial<Ui>;
}

/** The settled markup of a page of the top document, made from data alone: no browser, no script in it. */
export function renderKnockoutPage(options: KnockoutPageOptions): string {
  const { kind, directory, language = 'en', clientId, groupId, now, ui = {} } = options;
  if (kind === 'signed-out') return renderSignedOut(language);
  const account = options.account ?? DEFAULT_SETTINGS.account;
  const context = readContext(directory, { language, account });
  if (kind === 'loading') return renderDocument({ context, data: null });

  const isPage = kind !== 'no-access' && kind !== 'not-found';
  const ids = {
    ...(clientId === undefined ? {} : { clientId: clientId.toLowerCase() }),
    ...(groupId === undefined ? {} : { groupId: groupId.toLowerCase() }),
  };
  const { canConsent = true, objectIdFirst = false } = options;
  const settings = { canConsent, objectIdFirst, hasAccess: true };
  const circumstances = { now, settings, owned: new Set<string>() };
  const data = isPage ? readPage(directory, { page: kind, ...ids }, circumstances) : { kind };
  // Without a click the list shows the applications one owns; a saved page shows them all.
  return renderDocument({
    context,
    data,
    ui: { ...newUi(), ...(kind === 'applications' ? { tab: 'all' } : {}), ...ui },
  });
}
