import { createHmac } from "node:crypto";
import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import { contractbook } from "../../src/providers/contractbook/index.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";
import { TOWN_FIELDS, townOrder, townOwner } from "./town-order.ts";

/** The owner of the sandbox's keys. */
export const OWNER = townOwner(SANDBOX_CREDENTIALS.contractbook.ownerEmail);

/** What both dialects say about the town's standard template. */
export const TEMPLATE = {
  id: "tpl_standard",
  name: "Standard agreement",
  ...TOWN_FIELDS,
} as const;

/** The same answer with a part of its document replaced. */
export function withPart(answer: unknown, key: string, part: Readonly<Record<string, unknown>>): unknown {
  const shape = z.looseObject({ [key]: z.looseObject({}) });
  const read = shape.parse(answer);
  return { ...read, [key]: { ...read[key], ...part } };
}

/** Contractbook in one dialect, simulated. */
export function openContractbook(dialect: DialectName, facts: VendorFacts): Promise<ProviderStand> {
  const { apiKey, signingSecret } = credentialsOf(dialect);
  const signingSecrets = signingSecret === undefined ? [] : [signingSecret];
  return openStand({
    provider: contractbook,
    dialect,
    facts,
    order: ORDER,
    settings: (isWrong) => ({ apiKey: isWrong ? "not-the-key-at-all" : apiKey }),
    secrets: [apiKey, ...signingSecrets],
    signingSecrets,
    call(body) {
      const headers = { "content-type": "application/json" };
      if (signingSecret === undefined) return { headers, body };
      const signature = createHmac("sha256", signingSecret).update(body).digest("hex");
      return { headers: { ...headers, "x-contractbook-signature": signature }, body };
    },
    isOf,
    sentWord: "sent_for_signature",
    expires: dialect === "brief",
  });
}

const ORDER = townOrder(TEMPLATE.id);

function credentialsOf(dialect: DialectName): { readonly apiKey: string; readonly signingSecret?: string } {
  return dialect === "brief" ? SANDBOX_CREDENTIALS.contractbookBrief : SANDBOX_CREDENTIALS.contractbook;
}

const Tagged = z.object({ tags: z.array(z.string()) });

/** The brief's drafts carry no reference: those count that were filled alike. */
function isOf(document: SandboxDocument, { reference, fields }: ContractOrder): boolean {
  const { tags } = Tagged.parse(document);
  if (tags.length > 0) return tags.includes(reference);
  return Object.entries(fields).every(([name, text]) => document.values[name] === text);
}
