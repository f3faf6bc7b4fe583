import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { search } from '@jmespath-community/jmespath';

/**
 * The Azure CLI with a directory of its own, as far as the script needs it: which stays in
 * the test. Its answers go through the very queries of the script.
 */

export interface AzState {
  cloud: string;
  graph: string;
  tenantId: string;
  applications: {
    appId: string;
    displayName: string;
    signInAudience?: string;
    requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[];
    passwordCredentials: { displayName: string; endDateTime: string; hint: string }[];
    keyCredentials: { displayName: string; key: string; customKeyIdentifier: string; keyId: string }[];
    federatedCredentials: { name: string; issuer: string; subject: string; audiences: string[]; description: string }[];
  }[];
  principals: { id: string; appId: string }[];
  assignments: { principalId: string; resourceId: string; appRoleId: string }[];
  groups: { id: string; displayName: string; mailNickname: string; securityEnabled: boolean }[];
  /** Whether who runs it may grant consent. */
  mayConsent: boolean;
  /** How often what is new is not known yet. */
  notYet: number;
  /** What was changed, in order. */
  changes: string[];
}

/** What one call is refused with. */
class Refusal extends Error {}

/** Passes its words on to where the directory is, and brings the answer back; bash does that by itself. */
const CLIENT = `#!/usr/bin/env bash
exec 3<>"/dev/tcp/127.0.0.1/$AZ_PORT"
printf '%s\\0' "$@" >&3
printf '\\1' >&3
IFS= read -r code <&3
if [[ "$code" == 0 ]]; then cat <&3; else cat <&3 >&2; fi
exit "$code"
`;

/** What stands for the Azure CLI in a folder of programs. */
export interface FakeAz {
  port: number;
  /** The directory; set it before a script runs. */
  state: AzState;
  stop(): Promise<void>;
}

/** Puts an `az` into the folder. */
export async function startAz(folder: string, state: AzState): Promise<FakeAz> {
  await writeFile(join(folder, 'az'), CLIENT, { mode: 0o755 });
  const server = createServer((socket) => {
    let sent = '';
    socket.setEncoding('utf8').on('data', (text) => {
      sent += text;
      if (sent.endsWith('\u0001')) socket.end(answered(az.state, sent.slice(0, -2).split('\0')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const az: FakeAz = { port: address.port, state, stop };
  return az;
}

/** The exit code on a line of its own, then what is printed. */
function answered(state: AzState, args: string[]): string {
  const call = new Call(state, args);
  try {
    return `0\n${call.printed()}`;
  } catch (error) {
    return `1\nERROR: ${error instanceof Error ? error.message : error}\n`;
  }
}

/** One call of the Azure CLI. */
class Call {
  readonly #state: AzState;
  readonly #words: string[];
  readonly #options = new Map<string, string[]>();

  constructor(state: AzState, args: string[]) {
    this.#state = state;
    const first = args.findIndex((arg) => arg.startsWith('--'));
    this.#words = args.slice(0, first);
    for (const arg of args.slice(first)) {
      if (arg.startsWith('--')) this.#options.set(arg, []);
      else [...this.#options.values()].at(-1)?.push(arg);
    }
  }

  /** As `--output tsv` does it on Windows. */
  printed(): string {
    const value = this.#answer(this.#words.join(' '));
    if (this.#option('--output') !== 'tsv') return '';
    const json = JSON.parse(JSON.stringify(value));
    const found: unknown = this.#options.has('--query') ? search(json, this.#option('--query')) : json;
    const rows = Array.isArray(found) ? found : found === null ? [] : [found];
    return rows.map((row) => `${Array.isArray(row) ? row.join('\t') : row}\r\n`).join('');
  }

  #option(name: string): string {
    return this.#options.get(name)?.[0] ?? '';
  }

  #answer(command: string): unknown {
    switch (command) {
      case 'cloud show':
        return { name: this.#state.cloud };
      case 'cloud set':
        this.#state.cloud = this.#option('--name');
        return null;
      case 'cloud update':
        this.#state.graph = this.#option('--endpoint-microsoft-graph-resource-id').replace(/\/$/, '');
        return null;
      case 'account show':
        return { tenantId: this.#state.tenantId };
      case 'login':
        this.#state.tenantId = this.#option('--tenant');
        return [];
      case 'ad app list':
        return this.#filtered(this.#state.applications);
      case 'ad app show':
        return this.#application();
      case 'ad app create': {
        const made = {
          appId: randomUUID(),
          displayName: this.#option('--display-name'),
          signInAudience: this.#option('--sign-in-audience'),
          requiredResourceAccess: [],
          passwordCredentials: [],
          keyCredentials: [],
          federatedCredentials: [],
        };
        this.#state.applications.push(made);
        return this.#changed(made);
      }
      case 'ad app permission list':
        return this.#application().requiredResourceAccess;
      case 'ad app permission add': {
        const { requiredResourceAccess } = this.#application();
        const resourceAppId = this.#option('--api');
        const resourceAccess = (this.#options.get('--api-permissions') ?? []).map((text) => {
          const [id = '', type = ''] = text.split('=');
          return { id, type };
        });
        const there = requiredResourceAccess.find((each) => each.resourceAppId === resourceAppId);
        if (there) there.resourceAccess.push(...resourceAccess);
        else requiredResourceAccess.push({ resourceAppId, resourceAccess });
        return this.#changed(null);
      }
      case 'ad sp list':
        return this.#filtered(this.#state.principals);
      case 'ad sp create': {
        if (this.#state.notYet-- > 0) throw new Refusal('the appId does not reference a valid application object');
        const made = { id: randomUUID(), appId: this.#option('--id') };
        this.#state.principals.push(made);
        return this.#changed(made);
      }
      case 'rest':
        return this.#rest(this.#option('--method'), new URL(this.#option('--uri')));
      case 'ad group list':
        return this.#filtered(this.#state.groups);
      case 'ad group create': {
        const [displayName, mailNickname] = [this.#option('--display-name'), this.#option('--mail-nickname')];
        const made = { id: randomUUID(), displayName, mailNickname, securityEnabled: true };
        this.#state.groups.push(made);
        return this.#changed(made);
      }
      case 'ad app credential list':
        return this.#application().passwordCredentials;
      case 'ad app credential reset':
        return this.#reset();
      case 'ad app federated-credential list':
        return this.#application().federatedCredentials;
      case 'ad app federated-credential create':
        this.#application().federatedCredentials.push(JSON.parse(this.#option('--parameters')));
        return this.#changed(null);
      default:
        throw new Error(`not known: ${command}`);
    }
  }

  #rest(method: string, url: URL): unknown {
    if (url.origin !== this.#state.graph || this.#option('--resource') !== this.#state.graph)
      throw new Error(`not Graph: ${url}`);
    const [, principalId] = /^\/v1\.0\/servicePrincipals\/([^/]+)\/appRoleAssignments$/.exec(url.pathname) ?? [];
    if (!principalId) {
      const [, appId] = /^\/v1\.0\/applications\(appId='([^']+)'\)$/.exec(url.pathname) ?? [];
      if (url.search !== '?$select=keyCredentials') throw new Error(`not known: ${url}`);
      return { keyCredentials: this.#application(appId).keyCredentials };
    }
    if (method === 'GET') return { value: this.#state.assignments.filter((each) => each.principalId === principalId) };
    if (!this.#state.mayConsent) throw new Refusal('Forbidden({"error":{"code":"Authorization_RequestDenied"}})');
    this.#state.assignments.push(JSON.parse(this.#option('--body')));
    return this.#changed(null);
  }

  #reset(): unknown {
    const { appId, passwordCredentials, keyCredentials } = this.#application();
    if (!this.#options.has('--append')) throw new Error('everything else would be gone');
    const [displayName, key] = [this.#option('--display-name'), this.#option('--cert')];
    if (key !== '') {
      keyCredentials.push({ displayName, key, customKeyIdentifier: 'AB', keyId: randomUUID() });
      return this.#changed(null);
    }
    const password = `made-${randomUUID()}`;
    passwordCredentials.push({ displayName, endDateTime: this.#option('--end-date'), hint: password.slice(0, 3) });
    return this.#changed({ appId, password });
  }

  #application(appId = this.#option('--id')) {
    const found = this.#state.applications.find((each) => each.appId === appId);
    if (!found) throw new Refusal(`Resource '${appId}' does not exist`);
    return found;
  }

  /** `displayName eq 'x'` as Graph takes it: without regard to case. */
  #filtered<Item extends object>(items: Item[]): Item[] {
    const [, field = '', value = ''] = /^(\w+) eq '([^']*)'$/.exec(this.#option('--filter')) ?? [];
    return items.filter((item) => String(Reflect.get(item, field)).toLowerCase() === value.toLowerCase());
  }

  #changed<Value>(value: Value): Value {
    this.#state.changes.push(this.#words.join(' '));
    return value;
  }
}
