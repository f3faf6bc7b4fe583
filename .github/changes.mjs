import { readFileSync } from 'node:fs';

/** Prints the newest section of CHANGELOG.md, without its heading: the text of a release. */
const [, newest = ''] = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8').split(/^## .+$/m);
process.stdout.write(`${newest.trim()}\n`);
