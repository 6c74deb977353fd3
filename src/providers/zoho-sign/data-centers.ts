/**
 * Zoho's data centres and the domain under which each one's hosts stand: an account lives in exactly one of them.
 * https://www.zoho.com/accounts/protocol/oauth/multi-dc.html; the Sign host of `uk` is published nowhere and follows the scheme.
 */
const DOMAINS = {
  us: "zoho.com",
  eu: "zoho.eu",
  in: "zoho.in",
  au: "zoho.com.au",
  jp: "zoho.jp",
  ca: "zohocloud.ca",
  sa: "zoho.sa",
  uk: "zoho.uk",
  /** As the article spells the first one. */
  com: "zoho.com",
} as const;

export type DataCenter = keyof typeof DOMAINS;
export const DATA_CENTERS = [
  "eu",
  "us",
  "in",
  "au",
  "jp",
  "ca",
  "sa",
  "uk",
  "com",
] as const satisfies readonly DataCenter[];

/** Origins of one data centre: sign-in and tokens, the Sign API, and the console in which clients are created. */
export interface Hosts {
  readonly accounts: string;
  readonly sign: string;
  readonly console: string;
}

export function hostsOf(dataCenter: DataCenter): Hosts {
  const domain = DOMAINS[dataCenter];
  return {
    accounts: `https://accounts.${domain}`,
    sign: `https://sign.${domain}`,
    console: `https://api-console.${domain}`,
  };
}

/** The data centre to which an address belongs, by its exact host: `zoho.com.au` is not `zoho.com`. `undefined` = none of theirs. */
export function dataCenterOf(address: string): DataCenter | undefined {
  const origin = URL.parse(address)?.origin;
  return DATA_CENTERS.find((known) => Object.values(hostsOf(known)).includes(origin ?? ""));
}
