import { fileURLToPath } from 'node:url';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import product from '../package.json' with { type: 'json' };
import { fluentTheme } from '../shared/build/fluent-theme.ts';
import { DEFAULT_LOCALE, localeFiles, message } from './build/locales.ts';
import { FOR_STORE, ZIP } from './build/zip.ts';
import { MANIFEST_KEY } from './manifest-key.ts';
import { managedSchema, POLICY_FILE } from './policy.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const fluent = (folder: string) => here(`node_modules/@fluentui/web-components/dist/esm/${folder}`);

/** Light and dark for the panel: the tokens its styles and its Fluent button name. */
const theme = fluentTheme({
  light: { ...webLightTheme },
  dark: { ...webDarkTheme },
  folders: [here('panel/styles'), here('../shared/ui'), ...['button', 'styles', 'styles/partials'].map(fluent)],
});

/** What the panel may load and reach: itself, the service a person connected, and nothing else. No inline style either. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The extension's build and its manifest. Permissions are listed here and nowhere else; a test guards the list. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // Tests build beside a development build, not over it.
  outDir: process.env.EXTENSION_OUT ?? '.output',
  zip: ZIP,
  manifest: ({ browser }) => ({
    version: product.version,
    name: message('name'),
    description: message('description'),
    default_locale: DEFAULT_LOCALE,
    permissions: ['storage', 'identity'],
    host_permissions: ['https://entra.microsoft.com/*'],
    optional_permissions: ['scripting'],
    // In Firefox and Chrome alike: asked for one origin at a time, when a person presses the button that needs it.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    action: { default_title: message('action') },
    content_security_policy: { extension_pages: POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'entra-connection@production-assist.example',
              strict_min_version: '140.0',
              // Nothing leaves the browser by itself; what a person sends goes to the service they connected.
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {
          minimum_chrome_version: '120',
          storage: { managed_schema: POLICY_FILE },
          // A store has a key of its own, and takes no package that brings one.
          ...(FOR_STORE ? {} : { key: MANIFEST_KEY }),
        }),
  }),
  hooks: {
    'build:publicAssets': ({ config }, files) => {
      files.push(...localeFiles());
      // The licences of libraries ask to go where their code goes.
      files.push({ absoluteSrc: here('../THIRD-PARTY.md'), relativeDest: 'THIRD-PARTY.txt' });
      if (config.browser !== 'firefox') {
        files.push({ relativeDest: POLICY_FILE, contents: JSON.stringify(managedSchema()) });
      }
    },
    // Firefox writes the panel's title itself; otherwise it would be the page's, in one language.
    'build:manifestGenerated': (_, manifest) => {
      if (manifest.sidebar_action) manifest.sidebar_action.default_title = message('panel');
    },
  },
  // All of it is on disk, and in a browser that knows all of it: what would load it in advance, or stand in for what
  // browsers of before did not know, would only be weight.
  vite: () => ({ build: { modulePreload: false, cssTarget: 'esnext' }, plugins: [preact(), theme] }),
});
