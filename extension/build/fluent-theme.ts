import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';

/**
 * Fluent's light and dark theme as a style sheet, of which only the tokens are kept that the panel or its Fluent
 * components use: a tenth of all. The system's choice switches them, without any script.
 */

const NAME = 'virtual:fluent-theme.css';
const RESOLVED = `\0${NAME}`;

const extension = fileURLToPath(new URL('..', import.meta.url));
const components = `${extension}node_modules/@fluentui/web-components/dist/esm/`;

/** Places whose text names the tokens that are used. */
const PLACES = [
  `${extension}panel/styles/`,
  ...['button', 'styles', 'styles/partials'].map((folder) => `${components}${folder}/`),
];

/** A plugin for the bundler. */
export function fluentTheme() {
  return {
    name: 'fluent-theme',
    resolveId: (id: string) => (id === NAME ? RESOLVED : null),
    load: (id: string) => (id === RESOLVED ? themeCss(usedTokens()) : null),
  };
}

function usedTokens(): Set<string> {
  const files = PLACES.flatMap((place) =>
    readdirSync(place)
      .filter((name) => /\.(css|js)$/.test(name))
      .map((name) => place + name),
  );
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/--([A-Za-z0-9]+)/g)].map(([, name]) => name ?? ''),
    ),
  );
}

function themeCss(used: Set<string>): string {
  const rules = (theme: Record<string, string | number>, other?: Record<string, string | number>) =>
    Object.entries(theme)
      .filter(([name, value]) => used.has(name) && other?.[name] !== value)
      .map(([name, value]) => `--${name}:${value};`)
      .join('');
  const light: Record<string, string | number> = { ...webLightTheme };
  return `:root{${rules(light)}}@media (prefers-color-scheme: dark){:root{${rules({ ...webDarkTheme }, light)}}}`;
}
