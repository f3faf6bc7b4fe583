/**
 * Every command that stands in a document, and where it is run. `<…>` stands for one word. A test finds all commands
 * and asks for a row for each; rows nobody needs any more have to go.
 */
export interface Documented {
  command: string;
  /** A test that runs it, and a part of that test which shows it; or what is run by the test of documents itself. */
  run: { test: string; shows: string } | { args: readonly string[]; says: RegExp; codes?: readonly number[] };
}

const by = (test: string, shows: string) => ({ test, shows });
/** Run by the test of documents: the same program, with what lets it end soon. */
const here = (args: readonly string[], says: RegExp, codes = [0]) => ({ args, says, codes });

export const DOCUMENTED: readonly Documented[] = [
  { command: 'npx -y pnpm@12 start', run: by('test/worker/start-command.test.ts', 'connects and syncs a tenant') },
  { command: 'npx -y pnpm@12 start --live', run: by('test/worker/start-command.test.ts', "start('--live'") },
  {
    command: 'npx -y pnpm@12 start --port <port> --data <folder>',
    run: by('test/worker/start-command.test.ts', "start('--port'"),
  },
  { command: 'npx -y pnpm@12 test', run: by('test/rules/workflows.test.ts', 'the tests there are the tests here') },
  {
    command: 'npx -y pnpm@12 test <what>',
    run: here(['test/run.ts', 'test/rules/count.test.ts'], /^\d+ passed, 0 failed$/m),
  },
  { command: 'npx -y pnpm@12 lint', run: by('test/run/checks.ts', 'lint and format') },
  {
    command: 'npx -y pnpm@12 bench',
    // 1: a goal is missed, which is the bench's to say.
    run: here(['test/bench/bench.ts', 'size'], /Worker bundle, KB gzip/, [0, 1]),
  },
  {
    command: 'npx -y pnpm@12 chaos --runs <n>',
    run: here(['test/chaos/chaos.ts', '--runs', '2', '--seed', '1'], /2 schedules, from seed 1/),
  },
  { command: 'npx -y pnpm@12 demo', run: by('test/browser/demo.test.ts', 'opens the panel beside the admin center') },
  { command: 'npx -y pnpm@12 demo --pictures', run: by('test/browser/demo.test.ts', "'--pictures'") },
  { command: 'npx -y pnpm@12 build:extension', run: by('test/browser/build.ts', "'build', '-b'") },
  { command: 'npx -y pnpm@12 package', run: by('test/browser/package.test.ts', "['--out', out()]") },
  { command: 'npx -y pnpm@12 package firefox', run: by('test/browser/package.test.ts', "['firefox']") },
  {
    command: 'npx -y pnpm@12 new <kind> <name>',
    run: by('test/rules/scaffold.test.ts', "'test/scaffold/new.ts', kind, name"),
  },
  {
    command: 'npx -y pnpm@12 third-party',
    run: here(['test/local/third-party.ts', '--check'], /libraries in THIRD-PARTY.md/),
  },
  { command: 'npx -y pnpm@12 keys add keys.json', run: by('test/worker/rotation.test.ts', 'step(') },
  { command: 'npx -y pnpm@12 keys remove keys.json "$OLD_KEY"', run: by('test/worker/rotation.test.ts', 'step(') },
  {
    command: 'npx -y pnpm@12 exec wrangler secret put CREDENTIAL_KEYS --config wrangler.deployment.json < keys.json',
    run: by('test/deploy/deploy.test.ts', "documented('wrangler secret put')"),
  },
  {
    command: 'curl -s "$URL/api/keys" -H "Authorization: Bearer $TOKEN"',
    run: by('test/worker/rotation.test.ts', 'step('),
  },
  {
    command: `TOKEN=$(node -p 'require("./.local/session.json").token')`,
    run: by('test/worker/readme-commands.test.ts', 'the commands of the README'),
  },
  {
    command: 'curl -s -X POST http://localhost:8787/api/tenants/gtg/preview -H "Authorization: Bearer $TOKEN"',
    run: by('test/worker/readme-commands.test.ts', 'the commands of the README'),
  },
  {
    command: 'curl -s http://localhost:8787/api/tenants/gtg/users -H "Authorization: Bearer $TOKEN"',
    run: by('test/worker/readme-commands.test.ts', 'the commands of the README'),
  },
  { command: 'npx -y pnpm@12 run deploy', run: by('test/deploy/deploy.test.ts', "run('deploy'") },
  {
    command: 'npx -y pnpm@12 record-release',
    run: by('test/deploy/deploy.test.ts', "run('record-release'"),
  },
  { command: 'npx -y pnpm@12 exec wrangler login', run: by('test/deploy/login.test.ts', 'exec (wrangler login') },
  // Run as they stand in the document, by the real wrangler on a stand-in of Cloudflare's API.
  {
    command: 'npx -y pnpm@12 exec wrangler rollback --config wrangler.deployment.json',
    run: by('test/deploy/deploy.test.ts', "documented('wrangler rollback')"),
  },
  {
    command:
      'npx -y pnpm@12 exec wrangler d1 time-travel restore DB --config wrangler.deployment.json --timestamp=<time>',
    run: by('test/deploy/deploy.test.ts', "documentedUnder('Turning the database back.')"),
  },
  {
    command:
      "npx -y pnpm@12 exec wrangler d1 execute DB --config wrangler.deployment.json --remote --command \"DELETE FROM sqlite_sequence WHERE name = 'notices'; INSERT INTO sqlite_sequence (name, seq) VALUES ('notices', unixepoch() * 1000)\"",
    run: by('test/deploy/deploy.test.ts', "documentedUnder('Turning the database back.')"),
  },
  {
    command: 'npx -y pnpm@12 exec wrangler queues pause-delivery <queue> --config wrangler.deployment.json',
    run: by('test/deploy/deploy.test.ts', "documentedUnder('Turning the database back.')"),
  },
  {
    command: 'npx -y pnpm@12 exec wrangler queues resume-delivery <queue> --config wrangler.deployment.json',
    run: by('test/deploy/deploy.test.ts', "documentedUnder('Turning the database back.')"),
  },
  {
    command:
      'npx -y pnpm@12 exec wrangler d1 execute DB --config wrangler.deployment.json --remote --command "SELECT kid, sealed_key, signs_from FROM federation_keys"',
    run: by('test/deploy/deploy.test.ts', "documented('wrangler d1 execute DB .*SELECT')"),
  },
  {
    command:
      'npx -y pnpm@12 exec wrangler d1 execute DB --config wrangler.deployment.json --remote --command "DELETE FROM federation_keys"',
    run: by('test/deploy/deploy.test.ts', "documented('wrangler d1 execute DB .*DELETE FROM federation_keys')"),
  },
  {
    command: 'curl -s "$URL/api/tenants/$TENANT/notices?state=dead" -H "Authorization: Bearer $TOKEN"',
    run: by('test/worker/notifications.test.ts', 'state=dead'),
  },
  {
    command: 'curl -s -X POST "$URL/api/tenants/$TENANT/notices/$ID/replay" -H "Authorization: Bearer $TOKEN"',
    run: by('test/worker/notifications.test.ts', '/replay'),
  },
  { command: 'npx -y pnpm@12 backup <folder>', run: by('test/deploy/backup.test.ts', "run('backup'") },
  { command: 'npx -y pnpm@12 restore <folder>', run: by('test/deploy/backup.test.ts', "run('restore'") },
];
