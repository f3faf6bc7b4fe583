import { type AtHand, CLIENT_SECRET, type Step } from './plan.ts';
import type { Settings } from './settings.ts';

/**
 * What a person does after a deployment: all of it as long as keys.json lies here, because keeping it elsewhere is the
 * first of it (a first deployment may have ended in the middle, behind the step that gave the keys), else the address.
 */
export function nextSteps({ vars }: Settings, steps: readonly Step[], { keyIds, signInClientSecret }: AtHand): string {
  const origin = vars.PUBLIC_ORIGIN;
  if (!keyIds && !steps.some((step) => step.do === 'make-keys')) {
    const kept = signInClientSecret && !steps.some((step) => step.do === 'put-secrets');
    return [
      `\nUp to date: ${origin}`,
      ...(kept
        ? [
            `${CLIENT_SECRET} was there and is kept. To change it: npx -y pnpm@12 exec wrangler secret put ${CLIENT_SECRET} --config wrangler.deployment.json`,
          ]
        : []),
    ].join('\n');
  }
  const signIn =
    vars.SIGN_IN && Object.keys(vars.SIGN_IN).length
      ? [`Register ${origin}/sign-in/callback as redirect URI with the provider people sign in with.`]
      : [`Put Cloudflare Access in front of ${origin}, as docs/operations.md says.`];
  const todo = [
    'Keep keys.json where you keep such things, apart from backups: without it no saved credential opens, and Cloudflare does not give it back. Then delete it here.',
    ...signIn,
    `Open ${origin} and sign in as the first operator; a new domain may take some minutes.`,
    'Make a tenant, and invite its administrator on its page under Access.',
    'Plan backups: npx -y pnpm@12 backup FOLDER',
  ];
  return `\nOnline: ${origin}\n\nNext:\n${todo.map((line, at) => `  ${at + 1}. ${line}`).join('\n')}`;
}
