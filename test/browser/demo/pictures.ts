import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORM_BUTTONS } from '@production-assist/shared/guide';
import type { StepId } from '@production-assist/shared/steps';
import type { Language } from '@production-assist/shared/texts/texts';
import { GTG } from '@production-assist/simulator/gtg';
import type { Locator, Page } from 'playwright-core';
import { loadWords } from '../../../extension/panel/words.ts';
import { FORM_ORIGIN } from '../build.ts';
import { FORM_ADDRESS } from '../form-page/route.ts';
import * as guide from '../guide.ts';
import { openStep, press, step, typeInto } from '../panel.ts';
import { connect } from '../service-window.ts';
import { type Stage, setStage } from '../stage.ts';
import { type Pair, shoot, sideBySide } from './side-by-side.ts';

/** Who is put into the access group: members of different kinds. */
const PEOPLE = ['Lena Hoffmann', 'Jonas Weber', 'Zoë de Vries', 'Müge Yılmaz', 'Priya Raman'];
const PERMISSIONS = ['Group.Read.All', 'GroupMember.Read.All', 'User.Read.All'];

/** What a walk gets: the two pages, and a way to take a picture of them. */
interface Scene {
  stage: Stage;
  admin: Page;
  panel: Page;
  /** @param shown step, or place in the panel, that has to be in sight */
  take(name: string, shown: StepId | Locator, page?: Page, covered?: readonly Locator[]): Promise<void>;
}

/**
 * Walks through the guide and takes its pictures.
 *
 * @returns names of the files, in the guide's order
 */
export async function takePictures(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const stage = await setStage({ empty: true });
  try {
    const admin = await stage.openAdminCenter(guide.DIRECTORY);
    const panel = await stage.openPanel(admin);
    const pairs = new Map<string, Pair>();
    const scene: Scene = {
      stage,
      admin,
      panel,
      async take(name, shown, page = admin, covered = []) {
        await bringIntoSight(typeof shown === 'string' ? step(panel, shown) : shown);
        pairs.set(name, await shoot(page, panel, covered));
        await page.bringToFront();
      },
    };
    await walk(scene);
    await german(scene);
    // Only at the end: a sheet of another size in the same window would disturb the walk.
    for (const [name, pair] of pairs) await writeFile(join(folder, name), await sideBySide(stage.context, pair));
    return [...pairs.keys()];
  } finally {
    await stage.close();
  }
}

/** Opens an application's permissions in a language, until the panel has gone to that page's step. */
export async function openPermissions(
  { stage, admin, panel }: Pick<Scene, 'stage' | 'admin' | 'panel'>,
  clientId: string,
  language: Language,
): Promise<void> {
  stage.adminCenter.settings.language = language;
  // Loaded anew on a page the panel has no step for: it would go to a step twice.
  await guide.goTo(admin, '#home');
  await admin.reload();
  await guide.goTo(admin, `#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${clientId}`);
  await openedByItself(panel, 'permissions').or(openedByItself(panel, 'consent')).waitFor();
}

/** A step's heading once the panel has opened it for the page; only then is another one opened by hand. */
export function openedByItself(panel: Page, id: StepId): Locator {
  return panel.locator(`#head-${id}[aria-expanded=true]`);
}

/** Scrolls the panel so that something begins right below its header. */
export async function bringIntoSight(place: Locator): Promise<void> {
  await place.first().evaluate((element) => {
    const header = document.querySelector('header')?.getBoundingClientRect().height ?? 0;
    scrollTo(0, Math.max(0, scrollY + element.getBoundingClientRect().top - header - 8));
  });
}

/** An empty directory, until Microsoft confirms it. */
async function walk(scene: Scene): Promise<void> {
  const { stage, admin, panel, take } = scene;
  await step(panel, 'directory', 'done').waitFor();
  await openStep(panel, 'directory');
  await take('1-directory.png', 'directory');

  await guide.registerApplication(admin);
  await step(panel, 'ids', 'done').waitFor();
  await openStep(panel, 'ids');
  await take('2-ids.png', 'ids');

  const secret = await guide.createSecret(admin);
  await press(panel, 'Take the secret');
  await panel.locator('.secret.is-held').waitFor();
  await take('3-secret.png', 'secret', admin, [admin.getByText(secret)]);

  await guide.addPermissions(admin, PERMISSIONS);
  await step(panel, 'consent', 'problem').waitFor();
  await openStep(panel, 'consent');
  await take('4-permissions.png', 'permissions');

  await guide.grantConsent(admin);
  await step(panel, 'consent', 'done').waitFor();
  await admin.getByRole('button', { name: 'Close' }).first().click();
  await take('5-consent.png', 'permissions');

  await guide.createGroup(admin, PEOPLE);
  const groups = stage.simulator.directory(GTG.directoryId)?.groups.values() ?? [];
  const [group] = [...groups];
  await guide.openGroup(admin, group?.id ?? '');
  await panel.locator('.check[data-check=group].is-pass').waitFor();
  await guide.openGroup(admin, group?.id ?? '', 'Members');
  await guide.frame(admin).getByText('Priya Raman').first().waitFor();
  await panel.locator('.check[data-check=members]').first().waitFor();
  await take('6-group.png', 'group');

  await formAndAnswer(scene);
}

/** Section 9 in another tab, then section 10. */
async function formAndAnswer({ stage, admin, panel, take }: Scene): Promise<void> {
  const form = await stage.context.newPage();
  await form.goto(FORM_ADDRESS);
  await openStep(panel, 'form');
  await typeInto(panel, 'Address of the form', FORM_ORIGIN);
  await press(panel, `Fill the form on ${FORM_ORIGIN}`);
  await panel.locator('.report .is-pass').nth(2).waitFor();
  await form.getByRole('button', { name: FORM_BUTTONS.preview }).click();
  await form.getByText('members come in').waitFor();
  await take('7-form.png', 'form', form);
  await form.getByRole('button', { name: FORM_BUTTONS.save }).click();
  await form.getByText('The configuration is saved.').waitFor();
  await form.close();

  await admin.bringToFront();
  await connect(panel, stage);
  await press(panel, 'Check with Microsoft');
  await panel.getByText(PEOPLE[0] ?? '').waitFor();
  await take('8-people.png', panel.locator('[data-step=verify] table').first());
}

/** What has been set up, in German and in the dark. */
async function german({ stage, admin, panel, take }: Scene): Promise<void> {
  for (const page of [admin, panel]) await page.emulateMedia({ colorScheme: 'dark' });
  await panel.locator('.language select').selectOption('de');
  // What Microsoft said is put into words by the service: asked again, it says it in German too.
  await press(panel, (await loadWords('de')).label('checkWithMicrosoft'));
  const [application] = [...(stage.simulator.directory(GTG.directoryId)?.applications.values() ?? [])];
  await openPermissions({ stage, admin, panel }, application?.clientId ?? '', 'de');
  await openStep(panel, 'consent');
  await panel.getByText('Admin consent is granted').waitFor({ state: 'detached' });
  await take('9-german-dark.png', 'permissions');
}
