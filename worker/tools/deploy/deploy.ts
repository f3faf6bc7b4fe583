import { carryOut } from './carry-out.ts';
import { command } from './command.ts';
import { deployedOriginIn } from './files.ts';
import { nextSteps } from './next-steps.ts';
import { planDeploy } from './plan.ts';
import { NotReady, prepare } from './prepare.ts';
import { keyIdsOf } from './sealed-with.ts';

/** `npx -y pnpm@12 run deploy`: puts this checkout online, or what is online up to date; docs/operations.md. */
await command(
  `Usage: npx -y pnpm@12 run deploy
Makes what the Cloudflare account lacks, applies migrations, deploys. What this deployment is stands in deployment.toml;
the first run makes it. A token can stand in CLOUDFLARE_API_TOKEN, the client's secret of a confidential sign-in in
SIGN_IN_CLIENT_SECRET. Run again, it updates.`,
  0,
  async (surroundings) => {
    const prepared = await prepare(surroundings);
    const { needed, existing, given } = prepared;
    const atHand = { keyIds: keyIdsOf(given.keys), signInClientSecret: given.signInClientSecret !== null };
    const plan = planDeploy(needed, existing, atHand);
    if (plan.problems.length) throw new NotReady(plan.problems);
    surroundings.say(`Deploying ${needed.worker} to the account ${prepared.account}.\n`);
    const { vars, otherOrigins } = prepared.settings;
    const before = await deployedOriginIn(surroundings.root);
    if (before && ![vars.PUBLIC_ORIGIN, ...otherOrigins].includes(before)) {
      surroundings.say(
        `  ! The service will not be reached at ${before} any more. Where a tenant's federated credential names that address, or people use it, name it in other_origins of deployment.toml and run this again.`,
      );
    }
    for (const what of plan.kept) surroundings.say(`  · ${what} is there`);
    await carryOut(surroundings, prepared, plan.steps);
    surroundings.say(nextSteps(prepared.settings, plan.steps, atHand));
  },
);
