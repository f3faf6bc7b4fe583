import { bundleWorker } from '../local/bundle.ts';
import { type Figure, printFigures } from './figures.ts';
import { memoryFigures } from './memory.ts';
import { panelFigures } from './panel.ts';
import { say } from './progress.ts';
import { recoveryFigures } from './recovery.ts';
import { scaleFigures } from './scale.ts';
import { sizeFigures } from './size.ts';
import { BENCH, SEED } from './stand.ts';
import { syncFigures } from './sync.ts';

/**
 * All figures, each beside its floor: what no program could go below.
 *
 * `npx -y pnpm@12 bench`, or one part of it: `npx -y pnpm@12 bench scale`
 */
const PARTS: Readonly<Record<string, (bundle: string) => Promise<Figure[]>>> = {
  sync: syncFigures,
  memory: memoryFigures,
  recovery: recoveryFigures,
  scale: scaleFigures,
  size: sizeFigures,
  panel: panelFigures,
};

const wanted = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
const unknown = wanted.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length) {
  console.error(`There is no ${unknown.join(', ')}. The parts of the bench: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

say(`Building the Worker. Seed ${SEED}.`);
const bundle = await bundleWorker(BENCH);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  say(`${name} …`);
  figures.push(...(await measure(bundle)));
}
printFigures(figures);
process.exitCode = figures.some((figure) => figure.measured > figure.goal) ? 1 : 0;
