import type { Option } from "./option.ts";

/** Settings of an account, of its Kommo and of its connections. */
export const ACCOUNT_OPTIONS: readonly Option[] = [
  {
    path: "accounts.*.name",
    type: "text",
    default: "the id",
    sentence: "What people call the account: one line of at most 80 characters. Its id stands in addresses.",
  },
  {
    path: "accounts.*.timezone",
    type: "IANA zone",
    default: "UTC",
    sentence: "Zone in which `today` and dates in texts are told.",
  },
  {
    path: "accounts.*.locale",
    type: "language tag",
    default: "en",
    sentence: "Language of dates, numbers and money in texts.",
  },
  {
    path: "accounts.*.retention.callsDays",
    type: "whole number",
    default: "the installation's",
    sentence: "How long this account's recorded calls are kept, in days.",
  },
  {
    path: "accounts.*.retention.deliveriesDays",
    type: "whole number",
    default: "the installation's",
    sentence: "How long this account's deliveries are kept, in days.",
  },
  {
    path: "accounts.*.retention.endedDays",
    type: "whole number",
    default: "for good",
    sentence:
      "So many days after a contract ended without a signature its content and its trail are forgotten; 30 or more.",
  },
  {
    path: "accounts.*.retention.signedDays",
    type: "whole number",
    default: "for good",
    sentence:
      "So many days after a contract was signed its content, its trail and its files in the archive are forgotten; 365 or more. Laws of trade and tax ask for six to ten years in many countries.",
  },
  {
    path: "accounts.*.kommo.subdomain",
    type: "text",
    required: true,
    sentence: "The account's subdomain: `acme` for acme.kommo.com.",
  },
  {
    path: "accounts.*.kommo.token",
    type: "text",
    secret: true,
    sentence: "Long-lived token of a private integration; not needed where Kommo is connected by OAuth.",
  },
  {
    path: "accounts.*.kommo.oauth.clientId",
    type: "text",
    required: true,
    sentence: "Id of the integration.",
  },
  {
    path: "accounts.*.kommo.oauth.clientSecret",
    type: "text",
    required: true,
    secret: true,
    sentence: "Secret of the integration.",
  },
  {
    path: "accounts.*.kommo.oauth.redirectUri",
    type: "text",
    required: true,
    sentence: "Redirect address exactly as entered in the integration.",
  },
  {
    path: "accounts.*.kommo.oauth.refreshToken",
    type: "text",
    secret: true,
    sentence: "First refresh token; later ones are kept in the database.",
  },
  {
    path: "accounts.*.kommo.oauth.code",
    type: "text",
    secret: true,
    sentence: "Authorization code, good for twenty minutes, instead of a refresh token.",
  },
  {
    path: "accounts.*.kommo.webhookSecret",
    type: "text or list",
    secret: true,
    sentence:
      "The last part of the address that Kommo calls; without it that door is shut. A list accepts older ones too, the current one first.",
  },
  {
    path: "accounts.*.kommo.baseUrl",
    type: "address",
    default: "https://{subdomain}.kommo.com",
    sentence: "The account's host, where a sandbox or gateway stands in for Kommo.",
  },
  {
    path: "accounts.*.kommo.requestsPerSecond",
    type: "number",
    default: "7",
    sentence: "Calls per second over all workers; 0 = no limit.",
  },
  {
    path: "accounts.*.kommo.batchSize",
    type: "whole number",
    default: "50",
    sentence: "How many changes go to Kommo in one call; while many wait, up to 250.",
  },
  {
    path: "accounts.*.kommo.catchUpPerHour",
    type: "whole number",
    default: "600",
    sentence: "Calls an hour that may go to finding deals that no notification told of.",
  },
  {
    path: "accounts.*.connections.*.provider",
    type: "text",
    required: true,
    sentence: "The vendor's id: the name of its page under `docs/providers`.",
  },
  {
    path: "accounts.*.connections.*.dialect",
    type: "`documented` or `brief`",
    default: "documented",
    sentence:
      "Which form of the vendor's API is spoken: `documented` as its own pages have it, or `brief`, an older form.",
  },
  {
    path: "accounts.*.connections.*.webhookSecret",
    type: "text or list",
    secret: true,
    sentence: "The last part of the address that the vendor calls; without it that door is shut.",
  },
  {
    path: "accounts.*.connections.*.signingSecret",
    type: "text or list",
    secret: true,
    sentence: "What the vendor signs its calls with, if it signs them.",
  },
  {
    path: "accounts.*.connections.*.baseUrl",
    type: "address",
    default: "the vendor's",
    sentence: "API root with its version path.",
  },
  {
    path: "accounts.*.connections.*.requestsPerSecond",
    type: "number",
    default: "the vendor's",
    sentence: "Calls per second over all workers; 0 = no limit.",
  },
  {
    path: "accounts.*.connections.*.catchUpPerHour",
    type: "whole number",
    default: "600",
    sentence:
      "Calls an hour that may go to finding what no notification told of. With more open contracts each is looked at less often.",
  },
];
