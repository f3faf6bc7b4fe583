import * as v from 'valibot';
import {
  ClientSecret,
  EmailAddress,
  Extension,
  FirstOperator,
  Issuer,
  Keys,
  Origin,
  SignIn,
} from '../../src/variables.ts';

/** Something that has to be put right before anything is made, and how. */
export interface Problem {
  what: string;
  fix: string;
}

/** What one deployment is: the file `deployment.toml`, whole and right. */
export interface Settings {
  /** The Cloudflare account; null where the sign-in has only one. */
  accountId: string | null;
  /** Whether metrics are written to Workers Analytics Engine. */
  metrics: boolean;
  /** Further addresses of the service, in the form of `PUBLIC_ORIGIN`. */
  otherOrigins: string[];
  /** Values of the Worker's variables that are not the defaults of `wrangler.toml`. */
  vars: Record<string, unknown> & { PUBLIC_ORIGIN: string };
}

/** What is given besides the file: never written anywhere, never shown. */
export interface Given {
  /** `SIGN_IN_CLIENT_SECRET` of the environment. */
  signInClientSecret: string | null;
  /** The content of `keys.json`. */
  keys: string | null;
}

/** Each variable's form, and in words what it has to be. */
const VARIABLES: Readonly<Record<string, { schema: v.GenericSchema; fix: string }>> = {
  ISSUERS: {
    schema: v.array(Issuer),
    fix: 'a list of { issuer, audience, jwksUrl } with https addresses; for = "backend" marks an issuer of services',
  },
  FIRST_OPERATOR: { schema: FirstOperator, fix: '{ issuer = "https://…", subject = "…" }: `iss` and `sub` of a token' },
  SIGN_IN: { schema: SignIn, fix: '{ issuer = "https://…", clientId = "…" } of an OpenID Connect provider' },
  EXTENSION: {
    schema: Extension,
    fix: '{ redirectUris = ["https://<id>.chromiumapp.org/"], origins = ["chrome-extension://<id>"] }',
  },
  PUBLIC_ORIGIN: {
    schema: Origin,
    fix: 'the https address of this service, as "https://entra.example.com", no slash at the end',
  },
  EMAIL_SENDER: { schema: v.union([v.literal(''), EmailAddress]), fix: 'an e-mail address, or "" for no e-mail' },
};

const TOP_LEVEL = ['account_id', 'metrics', 'other_origins', 'vars'];

/**
 * Reads what a deployment's file says.
 *
 * @param file the file's content as parsed TOML; null where there is no file yet
 * @param worker name of the Worker, as in `wrangler.toml`
 * @returns the settings, and everything that is wrong with them at once; settings are null where there is a problem
 */
export function readSettings(
  file: unknown,
  worker: string,
  given: Given,
): { settings: Settings | null; problems: Problem[] } {
  const table = isTable(file) ? file : {};
  const vars = isTable(table.vars) ? table.vars : {};
  const problems = [
    ...unknownNames(table, vars),
    ...formsOf(table, vars),
    ...otherAddresses(table.other_origins, worker),
    ...missing(vars),
    ...contradictions(vars, worker),
    ...givenProblems(vars, given),
  ];
  if (problems.length) return { settings: null, problems };
  const settings: Settings = {
    accountId: typeof table.account_id === 'string' && table.account_id ? table.account_id : null,
    metrics: table.metrics !== false,
    otherOrigins: Array.isArray(table.other_origins) ? table.other_origins.map(String) : [],
    vars: { ...vars, PUBLIC_ORIGIN: String(vars.PUBLIC_ORIGIN) },
  };
  return { settings, problems };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (typeof value === 'object' && value !== null && !Object.keys(value).length);

function unknownNames(table: Record<string, unknown>, vars: Record<string, unknown>): Problem[] {
  const top = Object.keys(table).filter((name) => !TOP_LEVEL.includes(name));
  const below = Object.keys(vars).filter((name) => !(name in VARIABLES));
  return [
    ...top.map((name) => ({
      what: `${name} is no setting.`,
      fix: `Settings are ${TOP_LEVEL.join(', ')}; the Worker's variables stand below [vars].`,
    })),
    ...below.map((name) => ({
      what: `${name} is none of the Worker's variables.`,
      fix: `Variables are ${Object.keys(VARIABLES).join(', ')}. A secret is never written into this file.`,
    })),
  ];
}

function formsOf(table: Record<string, unknown>, vars: Record<string, unknown>): Problem[] {
  const wrong: Problem[] = [];
  const account = table.account_id;
  if (!isEmpty(account) && !(typeof account === 'string' && /^[0-9a-f]{32}$/.test(account))) {
    wrong.push({
      what: 'account_id is not of its form.',
      fix: "It is the account's id: 32 digits and letters a to f.",
    });
  }
  if (table.metrics !== undefined && typeof table.metrics !== 'boolean') {
    wrong.push({ what: 'metrics is not of its form.', fix: 'It is true or false.' });
  }
  for (const [name, { schema, fix }] of Object.entries(VARIABLES)) {
    if (isEmpty(vars[name]) || v.safeParse(schema, vars[name]).success) continue;
    wrong.push({ what: `${name} is not of its form.`, fix: `It is ${fix}.` });
  }
  return wrong;
}

function missing(vars: Record<string, unknown>): Problem[] {
  const lacks: Problem[] = [];
  if (isEmpty(vars.PUBLIC_ORIGIN)) {
    lacks.push({ what: 'PUBLIC_ORIGIN is missing.', fix: `Enter ${VARIABLES.PUBLIC_ORIGIN?.fix}.` });
  }
  if (isEmpty(vars.SIGN_IN) && isEmpty(vars.ISSUERS)) {
    lacks.push({
      what: 'Nobody could sign in: SIGN_IN and ISSUERS are missing.',
      fix: 'Enter SIGN_IN for an OpenID Connect provider, or ISSUERS with an entry for Cloudflare Access.',
    });
  }
  if (isEmpty(vars.FIRST_OPERATOR)) {
    lacks.push({
      what: 'FIRST_OPERATOR is missing: nobody could make a tenant.',
      fix: `Enter ${VARIABLES.FIRST_OPERATOR?.fix}.`,
    });
  }
  return lacks;
}

/** Values that are right one by one, and not together. */
function contradictions(vars: Record<string, unknown>, worker: string): Problem[] {
  const wrong: Problem[] = [];
  const operator = v.safeParse(v.object({ issuer: v.string() }), vars.FIRST_OPERATOR);
  const known = [vars.SIGN_IN, ...(Array.isArray(vars.ISSUERS) ? vars.ISSUERS : [])].flatMap((entry) =>
    isTable(entry) && entry.for !== 'backend' ? [entry.issuer] : [],
  );
  if (operator.success && known.length && !known.includes(operator.output.issuer)) {
    wrong.push({
      what: 'FIRST_OPERATOR has an issuer with which people cannot sign in.',
      fix: `Spell it as in SIGN_IN or ISSUERS, letter by letter: ${known.join(', ')}.`,
    });
  }
  return [...wrong, ...anotherWorkers('PUBLIC_ORIGIN', vars.PUBLIC_ORIGIN, worker)];
}

function otherAddresses(origins: unknown, worker: string): Problem[] {
  if (origins === undefined) return [];
  if (!Array.isArray(origins)) {
    return [{ what: 'other_origins is not of its form.', fix: 'It is a list: ["https://before.example.com"].' }];
  }
  return origins.flatMap((origin) => {
    const name = `${origin} of other_origins`;
    return v.safeParse(Origin, origin).success
      ? anotherWorkers(name, origin, worker)
      : [{ what: `${name} is not of its form.`, fix: `It is ${VARIABLES.PUBLIC_ORIGIN?.fix}.` }];
  });
}

function anotherWorkers(name: string, origin: unknown, worker: string): Problem[] {
  const host = typeof origin === 'string' ? URL.parse(origin)?.hostname : undefined;
  if (!host?.endsWith('.workers.dev') || host.startsWith(`${worker}.`)) return [];
  return [
    {
      what: `${name} is a workers.dev address of another Worker.`,
      fix: `This one's is https://${worker}.<your subdomain>.workers.dev.`,
    },
  ];
}

function givenProblems(vars: Record<string, unknown>, given: Given): Problem[] {
  const wrong: Problem[] = [];
  if (given.keys !== null && !v.safeParse(Keys, given.keys).success) {
    wrong.push({
      what: 'keys.json is no set of 256-bit keys.',
      fix: 'Put it back as it was. Where this service is new, delete the file: a new one is made.',
    });
  }
  if (given.signInClientSecret !== null && !v.safeParse(ClientSecret, given.signInClientSecret).success) {
    wrong.push({
      what: 'SIGN_IN_CLIENT_SECRET in the environment is empty.',
      fix: "Give it the client's secret, or, for a public client, take it out of the environment.",
    });
  }
  if (given.signInClientSecret && isEmpty(vars.SIGN_IN)) {
    wrong.push({
      what: 'SIGN_IN_CLIENT_SECRET is given and SIGN_IN is not.',
      fix: 'Enter SIGN_IN, or take the secret out.',
    });
  }
  return wrong;
}
