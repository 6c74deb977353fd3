import { createHmac } from "node:crypto";
import { z } from "zod";
import { createHookReceiver } from "../../sandbox/kit/hook-receiver.ts";
import type { HookReceiver } from "../../sandbox/kit/hook-receiver.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import { createSandbox, SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Reference } from "../../src/domain/contract.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import { contractbook } from "../../src/providers/contractbook/index.ts";
import type { DialectName, RawCall } from "../../src/providers/provider.ts";
import type { Arrived, ProviderStand, Reconnect, VendorFacts, VendorHand } from "./provider-stand.ts";
import { createClock, createLine } from "./stand-line.ts";
import { openStranger } from "./stranger.ts";
import { openTap } from "./tap.ts";

/** The owner of the sandbox's keys. */
export const OWNER = {
  role: "internal",
  name: "Ada Owner",
  email: SANDBOX_CREDENTIALS.contractbook.ownerEmail,
  order: 1,
  receives: "signature",
} as const;

/** What both dialects say about the town's standard template. */
export const TEMPLATE = {
  id: "tpl_standard",
  name: "Standard agreement",
  required: "client_name",
  optional: "contract_date",
  select: "plan",
  options: ["Growth", "Scale", "Enterprise"],
} as const;

/** The same answer with a part of its document replaced. */
export function withPart(answer: unknown, key: string, part: Readonly<Record<string, unknown>>): unknown {
  const shape = z.looseObject({ [key]: z.looseObject({}) });
  const read = shape.parse(answer);
  return { ...read, [key]: { ...read[key], ...part } };
}

/** Contractbook in one dialect, simulated, with everything that watches the wire. */
export async function openContractbook(dialect: DialectName, facts: VendorFacts): Promise<ProviderStand> {
  const clock = createClock();
  const town = { companies: 1, contacts: 1, deals: 1 };
  const sandbox = await createSandbox({ port: 0, now: clock.now, kommoLimit: null, town });
  const vendor = dialect === "brief" ? sandbox.contractbookBrief : sandbox.contractbook;
  const receiver = await createHookReceiver();
  await vendor.control("setCallbackUrl", { url: receiver.url });
  const tap = await openTap(sandbox.url);
  const stranger = await openStranger();
  const { apiKey, signingSecret } = credentialsOf(dialect);
  const secrets = [apiKey, ...(signingSecret === undefined ? [] : [signingSecret])];
  const line = createLine(tap.url, secrets, clock);
  const connect = (change: Reconnect): ReturnType<ProviderStand["connect"]> =>
    contractbook.dialects[dialect].connect(
      {
        id: "contracts",
        baseUrl: vendor.url.replace(sandbox.url, tap.url),
        settings: { apiKey: change.hasWrongCredentials === true ? "not-the-key-at-all" : apiKey },
        signingSecrets: change.signingSecrets ?? secrets.slice(1),
      },
      line.tools(change),
    );
  return {
    ...line,
    can: contractbook.dialects[dialect].can,
    account: connect({}),
    connect,
    order: (change = {}) => ({ ...ORDER, ...change }),
    facts,
    vendor: createHand(vendor, receiver, { filesUrl: sandbox.url, signingSecret }),
    tap,
    stranger,
    clock,
    secrets: () => secrets,
    async close() {
      await Promise.all([tap.close(), stranger.close(), sandbox.close(), receiver.close()]);
    },
  };
}

const ORDER: ContractOrder = {
  reference: "CS-7K2M9QX4TR" as Reference,
  template: TEMPLATE.id,
  title: "Agreement with Nordwind GmbH",
  message: "Please sign.",
  fields: {
    client_name: "Lena Vogt",
    client_email: "lena@example.com",
    deal_amount: "1200.50",
    plan: "Growth",
    contract_date: "2026-12-01",
    kommo_deal_id: "4711",
  },
  signers: [
    { role: "client", name: "Lena Vogt", email: "lena@example.com", order: 1, receives: "signature" },
    { role: "witness", name: "Jonas Berg", email: "jonas@example.com", order: 1, receives: "signature" },
  ],
  tags: [],
  timezone: "Europe/Berlin",
  locale: "de",
  deal: { id: "4711", name: "Nordwind", price: 1200 },
  options: {},
};

function credentialsOf(dialect: DialectName): { readonly apiKey: string; readonly signingSecret?: string } {
  return dialect === "brief" ? SANDBOX_CREDENTIALS.contractbookBrief : SANDBOX_CREDENTIALS.contractbook;
}

const Summary = z.object({
  id: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  values: z.record(z.string(), z.string().nullable()),
  signers: z.array(z.object({ email: z.string(), name: z.string(), signedAt: z.string().nullable() })),
  audit: z.array(z.string()),
});
type Summary = z.infer<typeof Summary>;
const State = z.object({ documents: z.array(Summary) });
const SeenFiles = z.object({ calls: z.array(z.unknown()) });

function createHand(
  vendor: SandboxVendor,
  receiver: HookReceiver,
  { filesUrl, signingSecret }: { readonly filesUrl: string; readonly signingSecret: string | undefined },
): VendorHand {
  const documents = (): readonly Summary[] => State.parse(vendor.state()).documents;
  const act = async (action: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    await vendor.control(action, input);
  };
  const common: VendorHand = {
    look(id) {
      const found = documents().find((document) => document.id === id);
      return found && arrivedFrom(found);
    },
    count: (order) => documents().filter((document) => isOf(document, order)).length,
    sign: (id, email) => act("sign", { id, ...(email === undefined ? {} : { signer: email }) }),
    signAll: (id) => act("signAll", { id }),
    decline: (id, reason) => act("decline", { id, reason }),
    deleteByHand: (id) => act("deleteByHand", { id }),
    fault: (fault) => vendor.fault(fault),
    async hooks() {
      await vendor.hooks.settled();
      return receiver.received.map(({ headers, body }) => ({
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: new TextEncoder().encode(body),
      }));
    },
    call: (body) => callWith(body, signingSecret),
    async elsewhere() {
      const answer = await fetch(`${filesUrl}/_control/files/seen`);
      const { calls } = SeenFiles.parse(await answer.json());
      return calls.map((call) => JSON.stringify(call));
    },
  };
  return signingSecret === undefined ? common : { ...common, expire: (id) => act("expire", { id }) };
}

function callWith(body: string | Uint8Array, signingSecret: string | undefined): RawCall {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const headers = { "content-type": "application/json" };
  if (signingSecret === undefined) return { headers, body: bytes };
  const signature = createHmac("sha256", signingSecret).update(bytes).digest("hex");
  return { headers: { ...headers, "x-contractbook-signature": signature }, body: bytes };
}

/** The brief's drafts carry no reference: those count that were filled alike. */
function isOf({ tags, values }: Summary, { reference, fields }: ContractOrder): boolean {
  if (tags.length > 0) return tags.includes(reference);
  return Object.entries(fields).every(([name, text]) => values[name] === text);
}

function arrivedFrom({ title, values, signers, audit }: Summary): Arrived {
  const fields = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return {
    title,
    fields: Object.fromEntries(fields),
    signers: signers.map(({ email, name, signedAt }) => ({ email, name, hasSigned: signedAt !== null })),
    timesSent: audit.filter((action) => action === "sent_for_signature").length,
  };
}
