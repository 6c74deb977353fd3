import { createHmac } from "node:crypto";
import { z } from "zod";
import { signHook } from "../../sandbox/ironclad/sign-hook.ts";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import { ironclad } from "../../src/providers/ironclad/index.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument, StandParts } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";
import { TOWN_FIELDS, townOrder } from "./town-order.ts";

const { ironclad: keys, ironcladBrief: briefKeys } = SANDBOX_CREDENTIALS;

/** The user in whose name workflows are launched, as the second signer: the town's templates have two places. */
export const OWNER = {
  role: "witness",
  name: "Ada Owner",
  email: keys.actingUser,
  order: 1,
  receives: "signature",
} as const;

const State = z.object({ templates: z.array(z.object({ id: z.string(), name: z.string() })) });

/** What both dialects say about the town's standard template; its id is made up anew in each town. */
export function templateIn(vendor: SandboxVendor): VendorFacts["template"] {
  const { templates } = State.parse(vendor.state());
  return {
    id: templates.find(({ name }) => name === NAME)?.id ?? "",
    name: NAME,
    ...TOWN_FIELDS,
  };
}

const NAME = "Standard agreement";

/** Ironclad in one dialect, simulated. */
export function openIronclad(dialect: DialectName, facts: StandParts["facts"]): Promise<ProviderStand> {
  const isBrief = dialect === "brief";
  const { token } = isBrief ? briefKeys : keys;
  const signingSecrets = isBrief ? [briefKeys.signingSecret] : [];
  return openStand({
    provider: ironclad,
    dialect,
    facts,
    order: isBrief ? { ...ORDER, options: {} } : ORDER,
    settings: (isWrong) => ({
      token: isWrong ? "not-the-token-at-all" : token,
      ...(isBrief ? { sandbox: false } : { actingUser: keys.actingUser, scopes: ["none"] }),
    }),
    secrets: [token, ...signingSecrets],
    signingSecrets,
    call: (body) => ({ headers: { "content-type": "application/json", ...signed(isBrief, body) }, body }),
    isOf,
    sentWord: "signature_packet_sent",
    expires: false,
  });
}

function signed(isBrief: boolean, body: Uint8Array): Readonly<Record<string, string>> {
  if (isBrief) {
    const digest = createHmac("sha256", briefKeys.signingSecret).update(body).digest("hex");
    return { "x-ironclad-signature": digest };
  }
  const headers = Object.entries(signHook(body));
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

const ORDER: ContractOrder = { ...townOrder(NAME), options: { currency: "EUR" } };

/** The order in which that user signs too. */
export const OWNER_SIGNS: Pick<ContractOrder, "signers"> = {
  signers: [...ORDER.signers.slice(0, 1), OWNER],
};

/** The article's workflows carry no reference: those count that were filled alike. */
function isOf({ values }: SandboxDocument, { reference, fields }: ContractOrder): boolean {
  const planted = values["countersign_reference"];
  if (planted) return planted === reference;
  const { deal_amount: amount, ...texts } = fields;
  const isAlike = Object.entries(texts).every(([name, text]) => values[name] === text);
  return isAlike && Number(values["deal_amount"]) === Number(amount);
}
