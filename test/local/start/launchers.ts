import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * `npx` and `pnpm` do not hand a signal on that was sent to them alone: they die, and what they started goes on without
 * anyone to end it. So the command looks after them itself. Linux only: elsewhere nothing is found.
 */

/** A process and its parent. */
interface Link {
  pid: number;
  parent: number;
}

const SHELLS = new Set(['sh', 'bash', 'dash', 'zsh', 'ash']);
const PACKAGE_RUNNERS = /^(?:npm|npx|pnpm|pnpx)(?:-cli)?(?:\.[cm]?js)?$/;

/** The processes from this one up to the topmost `npm`, `npx` or `pnpm` that started it; none where it was started by hand. */
export function launchers(): Link[] {
  const chain: Link[] = [];
  let found = 0;
  let pid = process.pid;
  for (let parent = parentOf(pid); parent !== null && parent > 1; parent = parentOf(pid)) {
    const kind = kindOf(parent);
    if (kind === 'other') break;
    chain.push({ pid, parent });
    if (kind === 'runner') found = chain.length;
    pid = parent;
  }
  return chain.slice(0, found);
}

/** False once one of them is gone: its child then belongs to another process. */
export function stillLaunched(chain: readonly Link[]): boolean {
  return chain.every(({ pid, parent }) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  // "pid (name) state parent …": the name may hold anything, a closing parenthesis too.
  const stat = read(`/proc/${pid}/stat`);
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

function kindOf(pid: number): 'runner' | 'shell' | 'other' {
  // npm and pnpm write a title of their own over their arguments: "npm exec pnpm@12 start", with blanks.
  const [program = '', script = ''] = (read(`/proc/${pid}/cmdline`) ?? '').split(/[\0 ]/).map((word) => basename(word));
  if (SHELLS.has(program)) return 'shell';
  return PACKAGE_RUNNERS.test(program) || (program === 'node' && PACKAGE_RUNNERS.test(script)) ? 'runner' : 'other';
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
