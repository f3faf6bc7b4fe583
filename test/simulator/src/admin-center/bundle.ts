import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The scripts the pages run, by name. */
const ENTRY_POINTS = { top: './knockout/client.ts', frame: './frames/main.tsx' } as const;
export type BundleName = keyof typeof ENTRY_POINTS;

const bundles = new Map<BundleName, Promise<string>>();

/** The text of a page's script: bundled when it is first asked for, and kept for as long as the process lives. */
export function pageScript(name: BundleName): Promise<string> {
  let bundle = bundles.get(name);
  if (bundle === undefined) {
    bundle = bundlePageScript(ENTRY_POINTS[name]);
    bundles.set(name, bundle);
  }
  return bundle;
}

async function bundlePageScript(entryPoint: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entryPoint, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${entryPoint}`);
  return output.text;
}
