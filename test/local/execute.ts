import { execFile } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @returns its exit code and everything it wrote
 */
export function execute(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    execFile(program, [...args], { cwd: options.cwd, env }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code !== 'number') return reject(error ?? new Error(`${program} was not started`));
      resolve({ code, output: stdout + stderr });
    });
  });
}
