import { ADMIN_CENTERS } from './admin-centers.ts';

/**
 * Microsoft's national clouds and their hosts. These hosts are the only ones a credential or a token is ever sent to.
 * `federationAudience` is whom an assertion of another issuer is made out to there.
 *
 * Source: learn.microsoft.com "National clouds", "Microsoft Graph national cloud deployments" and "Workload identity
 * federation", read 2026-11.
 */
export const CLOUDS = {
  global: {
    name: 'Microsoft (global)',
    signIn: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    adminCenter: ADMIN_CENTERS.global,
    federationAudience: 'api://AzureADTokenExchange',
  },
  usgov: {
    name: 'Microsoft Cloud for US Government',
    signIn: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    adminCenter: ADMIN_CENTERS.usgov,
    federationAudience: 'api://AzureADTokenExchangeUSGov',
  },
  usdod: {
    name: 'Microsoft Cloud for US Government (DoD)',
    signIn: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    adminCenter: ADMIN_CENTERS.usdod,
    federationAudience: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    name: 'Microsoft Azure operated by 21Vianet (China)',
    signIn: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    adminCenter: ADMIN_CENTERS.china,
    federationAudience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Record<
  string,
  { name: string; signIn: string; graph: string; adminCenter: string; federationAudience: string }
>;

/** Which of Microsoft's clouds holds a directory. */
export type Cloud = keyof typeof CLOUDS;

/** All clouds, the usual one first. */
export const CLOUD_IDS = ['global', 'usgov', 'usdod', 'china'] as const satisfies readonly Cloud[];

/** The cloud where nothing else is said. */
export const DEFAULT_CLOUD: Cloud = 'global';
