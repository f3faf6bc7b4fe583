import type { FillReport, FormValues } from './fill.ts';
import { type FormAnswer, type FormRequest, parseAnswer } from './messages.ts';
import type { Captured, FormReading } from './read.ts';

/** Name of the script's file in the built extension. */
const FORM_SCRIPT = '/form-filler.js';

/** The parts of `browser` that reach into a tab. */
export interface TabAccess {
  scripting: {
    executeScript(injection: {
      target: { tabId: number; allFrames: true } | { tabId: number; frameIds: number[] };
      files: [typeof FORM_SCRIPT];
    }): Promise<{ frameId: number }[]>;
  };
  tabs: { sendMessage(tabId: number, message: FormRequest, options: { frameId: number }): Promise<unknown> };
}

/**
 * Why a tab gave nothing. `several-forms`: two frames that do not know each other hold the form; `unreachable`: the
 * browser kept us out, or the page went away.
 */
export type TabRefusal = Extract<FormAnswer, { task: 'none' }>['because'] | 'several-forms' | 'unreachable';

export type TabResult<T> = { done: true; value: T } | { done: false; because: TabRefusal };

interface FrameReading {
  frameId: number;
  reading: FormReading;
}

/**
 * Reads the form in a tab, in whichever of its frames it stands.
 *
 * @param approved the origin the person approved; frames of any other origin stay silent
 */
export async function readTab(
  access: TabAccess,
  tabId: number,
  approved: string,
  captured: Captured,
): Promise<TabResult<FormReading>> {
  const frame = await findFrame(access, tabId, approved, captured);
  return frame.done ? { done: true, value: frame.value.reading } : frame;
}

/** Fills the form in a tab: in one frame only, the one that holds the form's fields. */
export async function fillTab(
  access: TabAccess,
  tabId: number,
  approved: string,
  values: FormValues,
): Promise<TabResult<FillReport>> {
  const frame = await findFrame(access, tabId, approved, {});
  if (!frame.done) return frame;
  const { frameId } = frame.value;
  const request: FormRequest = { kind: 'form', task: 'fill', approved, values };
  const [asked] = await ask(access, tabId, { frameIds: [frameId] }, request);
  if (asked?.answer.task === 'fill') return { done: true, value: asked.answer.report };
  return { done: false, because: asked?.answer.task === 'none' ? asked.answer.because : 'unreachable' };
}

async function findFrame(
  access: TabAccess,
  tabId: number,
  approved: string,
  captured: Captured,
): Promise<TabResult<FrameReading>> {
  const answers = await ask(access, tabId, { allFrames: true }, { kind: 'form', task: 'read', approved, captured });
  const readings = answers.flatMap(({ frameId, answer }) =>
    answer.task === 'read' ? [{ frameId, reading: answer.reading, fields: fieldsIn(answer.reading) }] : [],
  );
  const most = Math.max(0, ...readings.map(({ fields }) => fields));
  const [best, second] = readings.filter(({ fields }) => fields === most);
  if (best && most > 0) return second ? { done: false, because: 'several-forms' } : { done: true, value: best };
  // No field anywhere: what the page's own window says about each is the answer.
  if (best) return { done: true, value: readings.find(({ frameId }) => frameId === 0) ?? best };
  const main = answers.find(({ frameId }) => frameId === 0)?.answer;
  return { done: false, because: main?.task === 'none' ? main.because : 'unreachable' };
}

function fieldsIn(reading: FormReading): number {
  return Object.values(reading).filter(({ status }) => status !== 'not-found').length;
}

async function ask(
  access: TabAccess,
  tabId: number,
  where: { allFrames: true } | { frameIds: number[] },
  request: FormRequest,
): Promise<{ frameId: number; answer: FormAnswer }[]> {
  const frames = await access.scripting
    .executeScript({ target: { tabId, ...where }, files: [FORM_SCRIPT] })
    .catch((): { frameId: number }[] => []);
  const answers = await Promise.all(
    frames.map(async ({ frameId }) => {
      const sent = await access.tabs.sendMessage(tabId, request, { frameId }).catch(() => null);
      const answer = parseAnswer(sent);
      return answer ? [{ frameId, answer }] : [];
    }),
  );
  return answers.flat();
}
