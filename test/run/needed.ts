import { spawnSync } from 'node:child_process';

/** A program of the machine that some suites need, which no package of the project brings along. */
export interface Needed {
  /** What people call it. */
  title: string;
  isThere: () => boolean;
  /** Ways to get it, the quickest first. */
  installers: readonly Installer[];
  /** What a person should do where none of them worked. */
  advice: string;
}

/** A way to install something: a command for a shell, and what it is called. */
export interface Installer {
  title: string;
  command: string;
}

/** By Debian's and Ubuntu's packages, which only root may install. Waits while another installation goes on. */
export function byApt(name: string): Installer {
  const apt = 'DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120';
  return { title: `apt-get install ${name}`, command: `${apt} update && ${apt} install -y ${name}` };
}

/**
 * Makes sure that it is there, and installs it where it is not.
 *
 * @param root folder the commands run in
 * @returns null where it is there now, else what a person should do: what is missing is a failure, never a skip
 */
export function ensure({ title, isThere, installers, advice }: Needed, root: string): string | null {
  if (isThere()) return null;
  const reasons: string[] = [];
  for (const installer of installers) {
    console.log(`No ${title} yet: ${installer.title}`);
    const { status, stderr } = spawnSync('sh', ['-c', installer.command], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status === 0 && isThere()) return null;
    const said = stderr.trim().split('\n').at(-1) || `ended with ${status}`;
    reasons.push(`  ${installer.title}: ${said}`);
  }
  return [`No ${title}, and none could be installed. ${advice}`, ...reasons].join('\n');
}
