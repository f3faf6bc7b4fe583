import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs until it is told to end. */
export interface Started {
  process: ChildProcess;
  /** What it wrote so far, both streams as they came. */
  shown(): string;
  /** Resolves with that once something in it matches. @throws Error with the output where the program ends before */
  shows(what: RegExp): Promise<string>;
  /** Exit code, once it has ended and its output is read; null where a signal ended it. */
  ended: Promise<number | null>;
}

/** Follows what a program writes. @param child just started, with both its streams piped */
export function follow(child: ChildProcess): Started {
  let output = '';
  const lookers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk;
      for (const look of lookers) look();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    shown: () => output,
    shows: (what) =>
      new Promise((resolve, reject) => {
        const look = () => what.test(output) && resolve(output);
        lookers.add(look);
        void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
        look();
      }),
    ended,
  };
}
