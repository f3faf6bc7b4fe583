import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Columns of a finished step's text, so that the times stand below each other. */
const STEP_WIDTH = 56;

/** What the start command shows. Colour, and lines that change, only where a person looks on. */
export interface Terminal {
  line(text?: string): void;
  /** Shows what goes on and, once it is done, what was done and how long it took. */
  step<Result>(doing: string, work: () => Promise<Result>, done: (result: Result) => string): Promise<Result>;
  /** Something a person should read: what happened, and what to do. */
  warn(text: string): void;
  /** A line of the Worker's log, as it is; held back while steps are shown. */
  log(line: string): void;
  /** Shows what was held back, and from now on everything at once. Each line of `known` is left out once. */
  showLogs(known: readonly string[]): void;
}

/** @param out where lines go; `process.stdout` */
export function createTerminal(out: NodeJS.WriteStream): Terminal {
  let held: string[] | null = [];
  let skipped: string[] = [];
  const line = (text = '') => out.write(`${text}\n`);

  function show(text: string): void {
    const known = skipped.indexOf(text);
    if (known >= 0) skipped.splice(known, 1);
    else line(text);
  }

  return {
    line,
    async step(doing, work, done) {
      const began = performance.now();
      if (out.isTTY) out.write(`  ${paint('dim', '·')} ${doing} …`);
      const clear = () => out.isTTY && out.write('\r\u001b[K');
      try {
        const result = await work();
        clear();
        line(`  ${paint('green', '✓')} ${done(result).padEnd(STEP_WIDTH)} ${paint('dim', seconds(began).padStart(6))}`);
        return result;
      } catch (error) {
        clear();
        line(`  ${paint('red', '✗')} ${doing}`);
        throw error;
      }
    },
    warn: (text) => line(indent(text, `  ${paint('yellow', '!')} `)),
    log(text) {
      if (held) held.push(text);
      else show(text);
    },
    showLogs(known) {
      skipped = [...known];
      const lines = held ?? [];
      held = null;
      for (const text of lines) show(text);
    },
  };
}

/** Colours a text where standard output is a terminal that wants colour. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Time since `began` (a reading of `performance.now()`), such as `1.4 s`. */
export function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

function indent(text: string, first: string): string {
  return first + text.split('\n').join('\n    ');
}
