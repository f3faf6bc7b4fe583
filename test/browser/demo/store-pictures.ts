import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@production-assist/shared/texts/texts';
import { GTG } from '@production-assist/simulator/gtg';
import type { BrowserContext, Page } from 'playwright-core';
import { loadWords } from '../../../extension/panel/words.ts';
import * as guide from '../guide.ts';
import { openStep, press, step, typeSecret } from '../panel.ts';
import { connect } from '../service-window.ts';
import { type Stage, setStage } from '../stage.ts';
import { bringIntoSight, openedByItself, openPermissions } from './pictures.ts';
import { type Pair, shoot } from './side-by-side.ts';

/** What a store takes, in pixels. */
const SIZE = { width: 1280, height: 800 };
/** Of a page with the panel beside it, which are 1600 wide. */
const SCALE = 0.75;

const CAPTIONS: Record<Language, readonly [string, string, string]> = {
  en: [
    'Reads the page that is open, and checks it',
    'Understands who is in the access group',
    'Microsoft’s answer, before anything is saved',
  ],
  de: [
    'Liest die offene Seite und prüft sie',
    'Versteht, wer in der Zugriffsgruppe ist',
    'Die Antwort von Microsoft, bevor etwas gespeichert wird',
  ],
};

/**
 * Takes the stores' pictures, the same three in each language.
 *
 * @returns names of the files
 */
export async function takeStorePictures(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const stage = await setStage();
  try {
    const pairs = new Map<Language, Pair[]>();
    const pages = await setUp(stage);
    for (const language of LANGUAGES) pairs.set(language, await walk(stage, pages, language));
    const names: string[] = [];
    // Only at the end: a sheet of another size in the same window would disturb the walk.
    for (const [language, taken] of pairs) {
      for (const [at, pair] of taken.entries()) {
        const name = `${language}-${at + 1}.png`;
        const picture = await captioned(stage.context, pair, CAPTIONS[language][at] ?? '', language);
        await writeFile(join(folder, name), picture);
        names.push(name);
      }
    }
    return names;
  } finally {
    await stage.close();
  }
}

interface Pages {
  admin: Page;
  panel: Page;
}

/** A directory that is set up, and a panel that is connected and has a secret. */
async function setUp(stage: Stage): Promise<Pages> {
  const admin = await stage.openAdminCenter(guide.DIRECTORY);
  const panel = await stage.openPanel(admin);
  await step(panel, 'directory', 'done').waitFor();
  // In English, which is what the helpers press; then everything is said in the language.
  await connect(panel, stage);
  await guide.goTo(admin, `#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${GTG.clientId}`);
  await step(panel, 'ids', 'done').waitFor();
  await typeSecret(panel, GTG.secret);
  return { admin, panel };
}

/** The three moments, in a language. */
async function walk(stage: Stage, { admin, panel }: Pages, language: Language): Promise<Pair[]> {
  await panel.locator('.language select').selectOption(language);
  await panel.locator(`html[lang=${language}]`).waitFor();
  await openStep(panel, 'verify');
  // Asked in the language too: what Microsoft says is put into words by the service.
  await press(panel, (await loadWords(language)).label('checkWithMicrosoft'));
  await panel.locator('[data-step=verify] table').first().waitFor();

  const pairs: Pair[] = [];
  const take = async (id: 'permissions' | 'group' | 'verify', within = '') => {
    await openStep(panel, id);
    await bringIntoSight(panel.locator(`[data-step=${id}] ${within}`.trim()));
    pairs.push(await shoot(admin, panel));
    await admin.bringToFront();
  };
  await openPermissions({ stage, admin, panel }, GTG.clientId, language);
  await step(panel, 'consent', 'done').waitFor();
  await take('permissions');
  await openGroup(stage, admin);
  await openedByItself(panel, 'group').waitFor();
  await panel.locator('.check[data-check=members]').first().waitFor();
  await take('group');
  await take('verify', 'table');
  return pairs;
}

async function openGroup(stage: Stage, admin: Page): Promise<void> {
  const [group] = [...(stage.simulator.directory(GTG.directoryId)?.groups.values() ?? [])];
  const id = group?.id ?? '';
  await guide.openGroup(admin, id);
  await guide.frame(admin).getByText(id).first().waitFor();
  await guide.openGroup(admin, id, 'Members');
  await guide.frame(admin).getByText('Lena Hoffmann').first().waitFor();
}

/** A picture with its caption above, in the size of the stores. */
async function captioned(context: BrowserContext, pair: Pair, caption: string, language: Language): Promise<Buffer> {
  const sheet = await context.newPage();
  await sheet.setViewportSize(SIZE);
  const style = `body{margin:0;background:#0f2b46;color:#fff;font:600 36px/1.2 'Segoe UI',system-ui,sans-serif;text-align:center}
    h1{font:inherit;text-wrap:balance;margin:0;height:150px;display:grid;place-items:center}
    div{zoom:${SCALE};display:flex;justify-content:center;gap:1px}img{display:block}`;
  const images = [pair.page, pair.panel].map(
    (png) => `<img src="data:image/png;base64,${png.toString('base64')}" alt="">`,
  );
  await sheet.setContent(
    `<html lang="${language}"><style>${style}</style><h1>${caption}</h1><div>${images.join('')}</div>`,
  );
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  const picture = await sheet.screenshot();
  await sheet.close();
  return picture;
}
