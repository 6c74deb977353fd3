import { createHmac } from "node:crypto";
import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { zohoSign } from "../../src/providers/zoho-sign/index.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS, TOWN_FIELDS, townOrder, townOwner } from "./town-order.ts";

/** The person behind the sandbox's refresh token. */
const OWNER = townOwner("owner@example.com");

/** The town's template for two signers at once. */
const TEMPLATE = {
  id: "389415000000001002",
  name: "Two signers",
  ...TOWN_FIELDS,
} as const;

/** A template with a place for somebody of ours. */
const WITH_OWNER = "389415000000001003";

/** What both dialects have in common as facts. */
export const SHARED = {
  // `request_status` as live code and the vendor's samples have it
  words: {
    draft: "drafted",
    inprogress: "sent",
    completed: "signed",
    declined: "declined",
    recalled: "withdrawn",
    expired: "expired",
  },
  say: (answer: unknown, word: string) => withRequest(answer, { request_status: word }),
  rename: (answer: unknown, id: string) => withRequest(answer, { request_id: id }),
  template: TEMPLATE,
  misfits: MISFITS,
  change: CHANGE,
  unusedId: "389415000000999999",
  owner: OWNER,
} as const;

const Answer = z.looseObject({ requests: z.looseObject({}) });

function withRequest(answer: unknown, part: Readonly<Record<string, unknown>>): unknown {
  const read = Answer.parse(answer);
  return { ...read, requests: { ...read.requests, ...part } };
}

/** Zoho Sign in one dialect, simulated; its tokens come from the accounts server beside it. */
export function openZohoSign(dialect: DialectName, facts: VendorFacts): Promise<ProviderStand> {
  const isBrief = dialect === "brief";
  const { zohoSign: documented, zohoSignBrief } = SANDBOX_CREDENTIALS;
  const { clientId, clientSecret, refreshToken, signingSecret } = isBrief ? zohoSignBrief : documented;
  return openStand({
    provider: zohoSign,
    dialect,
    facts,
    order: ORDER,
    settings: (isWrong, url) => ({
      dataCenter: "eu",
      clientId,
      clientSecret: isWrong ? "not-the-secret-at-all" : clientSecret,
      refreshToken,
      accountsUrl: url.replace(/\/api\/v1$/u, ""),
      ...(isBrief ? {} : { testing: false }),
    }),
    secrets: [clientSecret, refreshToken, signingSecret],
    signingSecrets: [signingSecret],
    call(body) {
      const hmac = createHmac("sha256", signingSecret).update(body);
      const signature = isBrief
        ? { "x-zoho-webhook-token": hmac.digest("hex") }
        : { "x-zs-webhook-signature": hmac.digest("base64") };
      return { headers: { "content-type": "application/json", ...signature }, body };
    },
    isOf,
    sentWord: "submitted",
    expires: true,
  });
}

const ORDER = townOrder(TEMPLATE.id);

/** The order in which somebody of ours signs too: no template has three places. */
export const OWNER_SIGNS: Pick<ContractOrder, "template" | "signers"> = {
  template: WITH_OWNER,
  signers: [...ORDER.signers.slice(0, 1), { ...OWNER, order: 2 }],
};

/** The article's contracts carry no reference: those count that were filled alike. */
function isOf(document: SandboxDocument, { reference, fields }: ContractOrder): boolean {
  if (document.title.includes("[CS-")) return document.title.includes(`[${reference}]`);
  return Object.entries(fields).every(([name, text]) => document.values[name] === text);
}
