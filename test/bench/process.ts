import { readdir, readFile, writeFile } from 'node:fs/promises';

/** Ticks a second of what Linux counts processor time in. */
const TICKS = 100;

/** The workerd this process has started last. */
export async function workerdPid(): Promise<number> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
    if (parent === process.pid && /^Name:\s+workerd$/m.test(status)) found.push(Number(name));
  }
  const pid = Math.max(...found);
  if (!Number.isFinite(pid)) throw new Error('no workerd was started by this process');
  return pid;
}

/**
 * Memory of a process, in MB.
 *
 * @param field `VmRSS`: now; `VmHWM`: the peak since it was reset
 */
export async function memoryMb(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1000;
}

/** Forgets the peak so far. Where the kernel does not let us, the peak is that of the whole life, which begins just before. */
export async function resetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
}

/** Time a process has been at work so far on all processors, in ms: what runs beside it does not count. */
export async function processorMs(pid: number): Promise<number> {
  // The name before them may hold spaces; behind its bracket the fields are counted from the third.
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').pop()?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}
