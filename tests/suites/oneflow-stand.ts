import { createHash } from "node:crypto";
import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import { oneflow } from "../../src/providers/oneflow/index.ts";
import type { DialectName, RawCall } from "../../src/providers/provider.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";
import { townOrder, townOwner } from "./town-order.ts";

const SIGN_KEY = SANDBOX_CREDENTIALS.oneflow.signKey;

/** The user behind the sandbox's tokens. */
export const OWNER = townOwner(SANDBOX_CREDENTIALS.oneflow.userEmail);

/** What both dialects say about the town's standard template: data fields are texts, and none is required. */
export const TEMPLATE = { id: "501", name: "Standard agreement", optional: "contract_date" } as const;

/** Oneflow in one dialect, simulated. */
export function openOneflow(dialect: DialectName, facts: VendorFacts): Promise<ProviderStand> {
  const isBrief = dialect === "brief";
  const { apiToken, userEmail } = isBrief ? SANDBOX_CREDENTIALS.oneflowBrief : SANDBOX_CREDENTIALS.oneflow;
  const signingSecrets = isBrief ? [] : [SIGN_KEY];
  return openStand({
    provider: oneflow,
    dialect,
    facts,
    order: ORDER,
    settings: (isWrong) => ({
      apiToken: isWrong ? "not-the-token-at-all" : apiToken,
      userEmail,
      workspace: isBrief ? "77" : "Sales",
    }),
    secrets: [apiToken, ...signingSecrets],
    signingSecrets,
    call: (body) => ({
      headers: { "content-type": "application/json" },
      body: isBrief ? body : signed(body),
    }),
    isOf,
    sentWord: "published",
    expires: true,
  });
}

const Signed = z.looseObject({ callback_id: z.union([z.string(), z.number()]), signature: z.string() });

/** Does the body still show that its sender knows the sign key? What else it says is covered by nothing. */
export function keepsSignature({ body }: RawCall): boolean {
  const call = Signed.safeParse(parsed(body)).data;
  return call !== undefined && call.signature === signatureOf(call.callback_id);
}

function signatureOf(callbackId: string | number): string {
  return createHash("sha1").update(`${callbackId}${SIGN_KEY}`).digest("hex");
}

/** The vendor signs objects alone; a body that is none stays as it is. Not parsed: some are deeper than a parser goes. */
function signed(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString("latin1");
  if (!text.startsWith("{")) return body;
  const callbackId = "callback-0001";
  const more = JSON.stringify({ callback_id: callbackId, signature: signatureOf(callbackId) });
  const rest = text.slice(1).trim();
  return Buffer.from(`${more.slice(0, -1)}${rest === "}" ? "" : ","}${rest}`, "latin1");
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

const ORDER = townOrder(TEMPLATE.id);

/** What people see of a contract does not show our reference: those count that are called alike, with the same people. */
function isOf(document: SandboxDocument, { title, signers }: ContractOrder): boolean {
  const people = new Set(document.signers.map(({ email }) => email));
  return document.title === title && signers.every(({ email }) => people.has(email));
}
