import { readdirSync, readFileSync } from 'node:fs';

/**
 * Fluent's light and dark theme as a style sheet, of which only the tokens are kept that a program's own styles or its
 * Fluent components use: a tenth of all. The system's choice switches them, without any script.
 */

const NAME = 'virtual:fluent-theme.css';
const RESOLVED = `\0${NAME}`;

type Theme = Readonly<Record<string, string | number>>;

export interface FluentThemeOptions {
  /** Fluent's tokens by name, without `--`. */
  light: Theme;
  dark: Theme;
  /** Absolute paths of the folders whose `.css` and `.js` files name the tokens that are used; not their subfolders. */
  folders: readonly string[];
}

/** A plugin for the bundler: `import 'virtual:fluent-theme.css'`. */
export function fluentTheme(options: FluentThemeOptions) {
  return {
    name: 'fluent-theme',
    resolveId: (id: string) => (id === NAME ? RESOLVED : null),
    load: (id: string) => (id === RESOLVED ? themeCss(options, usedTokens(options.folders)) : null),
  };
}

function usedTokens(folders: readonly string[]): Set<string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(css|js)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/--([A-Za-z0-9]+)/g)].map(([, name]) => name ?? ''),
    ),
  );
}

function themeCss({ light, dark }: FluentThemeOptions, used: ReadonlySet<string>): string {
  const rules = (theme: Theme, other?: Theme) =>
    Object.entries(theme)
      .filter(([name, value]) => used.has(name) && other?.[name] !== value)
      .map(([name, value]) => `--${name}:${value};`)
      .join('');
  return `:root{${rules(light)}}@media (prefers-color-scheme: dark){:root{${rules(dark, light)}}}`;
}
