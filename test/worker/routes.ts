import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../local/bundle.ts';

/*
 * The routes as the app itself registers them: nobody can add one that the tests do not see. The app is loaded on Node
 * for that, where one module of the runtime's has to be stood in for; no request goes through it.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'cloudflare:workers') return next(specifier, context);
    return { url: 'data:text/javascript,export class WorkerEntrypoint {}', shortCircuit: true };
  },
});

/** By its path and not by its name: the Worker's types are not the tests'. */
const APP = pathToFileURL(join(ROOT, 'worker/src/app.ts')).href;
const { app }: { app: { routes: { method: string; path: string }[] } } = await import(APP);

/** Every handler's `GET /api/tenants/{tenantId}/users`, each once. */
export const ROUTES: readonly string[] = [
  ...new Set(
    app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`),
  ),
].sort();

/** Paths that are answered or passed on whatever the method: middleware. A route must not hide among them. */
export const MIDDLEWARE: readonly string[] = [
  ...new Set(app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path)),
].sort();
