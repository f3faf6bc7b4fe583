import { applicationIn } from '../application-in.ts';
import { daysIn } from '../dates.ts';
import { federatedTexts } from '../federated-texts.ts';
import { isLoading, tabsOf, titleOf } from '../page.ts';
import { readerOf } from '../reader.ts';
import { hintIn, isSecretValue } from '../secret-value.ts';
import { secretsTableOf } from '../secrets-table.ts';
import { languageOf } from '../words.ts';

/**
 * An app registration's client secrets: until when, and whether a value is shown. Never the value. Where their tab is
 * open, its federated credentials.
 */
export const applicationCredentials = readerOf('application-credentials', (document, route) => {
  const table = secretsTableOf(document);
  const title = titleOf(document);
  const application = applicationIn(document, route);
  const tabs = tabsOf(document);
  // Another tab is open: the page is there, and its secrets are not to be seen.
  if (!table) {
    if (tabs.length === 0 || isLoading(document)) return null;
    // The last of three, whatever it is called.
    return tabs[2]?.selected ? { ...application, federated: federatedTexts(document) } : application;
  }
  if (table.rows.length === 0 && isLoading(document)) return null;
  const language = languageOf([...table.columns, ...tabs.map((tab) => tab.name), title.section]) ?? null;
  const days = daysIn(
    table.rows.map((row) => row.expires),
    { language, region: route.locale?.region },
  );
  return {
    ...(table.rows.length === 0 && table.complete && { state: 'empty' as const }),
    ...application,
    secrets: {
      rows: table.rows.map((row, at) => ({
        description: row.description || null,
        expiresOn: days[at] ?? null,
        secretId: row.secretId,
        hint: hintIn(row.value),
        valueShown: isSecretValue(row.value),
      })),
      complete: table.complete && !isLoading(document),
    },
  };
});
