import { z } from "zod";
import { createHookReceiver } from "../../sandbox/kit/hook-receiver.ts";
import type { HookReceiver } from "../../sandbox/kit/hook-receiver.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { JsonObject } from "../../src/domain/json.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { DialectName, Provider, RawCall } from "../../src/providers/provider.ts";
import type { Arrived, ProviderStand, Reconnect, VendorFacts, VendorHand } from "./provider-stand.ts";
import { createClock, createLine } from "./stand-line.ts";
import { openStranger } from "./stranger.ts";
import { openTap } from "./tap.ts";

/** What a vendor's stand adds to what all have in common. */
export interface StandParts {
  readonly provider: Provider;
  readonly dialect: DialectName;
  /** A function where the simulator makes up ids of its own. */
  readonly facts: VendorFacts | ((vendor: SandboxVendor) => VendorFacts);
  /** An order that the simulator's templates take, two signers at once. */
  readonly order: ContractOrder;
  /** The connection's own settings, good ones or with credentials that open nothing. `url`: through the tap. */
  readonly settings: (hasWrongCredentials: boolean, url: string) => JsonObject;
  /** Everything secret among them; first of all the signing secrets. */
  readonly secrets: readonly string[];
  readonly signingSecrets: readonly string[];
  /** A call as the vendor would make it. */
  readonly call: (body: Uint8Array) => RawCall;
  /** Does the contract at the vendor come from this order? */
  readonly isOf: (document: SandboxDocument, order: ContractOrder) => boolean;
  /** The word of `audit` that tells that it went out. */
  readonly sentWord: string;
  /** The vendor ends contracts by itself. */
  readonly expires: boolean;
}

const SandboxDocument = z.looseObject({
  id: z.string(),
  title: z.string(),
  /** Filled ones have a text. */
  values: z.record(z.string(), z.string().nullable()),
  signers: z.array(z.looseObject({ email: z.string(), name: z.string(), signedAt: z.string().nullable() })),
  audit: z.array(z.string()),
});
/** A contract in the state of a simulator. */
export type SandboxDocument = z.infer<typeof SandboxDocument>;
const State = z.object({ documents: z.array(SandboxDocument) });
const SeenFiles = z.object({ calls: z.array(z.unknown()) });

/** A provider in one dialect, connected to its simulator, with everything that watches the wire. */
export async function openStand(parts: StandParts): Promise<ProviderStand> {
  const { provider, dialect, secrets } = parts;
  const clock = createClock();
  const town = { companies: 1, contacts: 1, deals: 1 };
  const sandbox = await createSandbox({ port: 0, now: clock.now, kommoLimit: null, town });
  const vendor = sandbox.vendor(dialect === "brief" ? `${provider.id}-brief` : provider.id);
  const receiver = await createHookReceiver();
  await vendor.control("setCallbackUrl", { url: receiver.url });
  const tap = await openTap(sandbox.url);
  const stranger = await openStranger();
  const line = createLine(tap.url, secrets, clock);
  const baseUrl = vendor.url.replace(sandbox.url, tap.url);
  const connect = (change: Reconnect): ReturnType<ProviderStand["connect"]> =>
    provider.dialects[dialect].connect(
      {
        id: "contracts",
        baseUrl,
        settings: parts.settings(change.hasWrongCredentials === true, baseUrl),
        signingSecrets: change.signingSecrets ?? parts.signingSecrets,
      },
      line.tools(change),
    );
  return {
    ...line,
    can: provider.dialects[dialect].can,
    account: connect({}),
    connect,
    order: (change = {}) => ({ ...parts.order, ...change }),
    facts: typeof parts.facts === "function" ? parts.facts(vendor) : parts.facts,
    vendor: createHand(vendor, receiver, parts, sandbox.url),
    tap,
    stranger,
    clock,
    secrets: () => secrets,
    async close() {
      await Promise.all([tap.close(), stranger.close(), sandbox.close(), receiver.close()]);
    },
  };
}

function createHand(
  vendor: SandboxVendor,
  receiver: HookReceiver,
  parts: StandParts,
  filesUrl: string,
): VendorHand {
  const documents = (): readonly SandboxDocument[] => State.parse(vendor.state()).documents;
  const act = async (action: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
    await vendor.control(action, input);
  };
  const common: VendorHand = {
    look(id) {
      const found = documents().find((document) => document.id === id);
      return found && arrivedFrom(found, parts.sentWord);
    },
    count: (order) => documents().filter((document) => parts.isOf(document, order)).length,
    sign: (id, email) => act("sign", { id, ...(email === undefined ? {} : { signer: email }) }),
    signAll: (id) => act("signAll", { id }),
    decline: (id, reason) => act("decline", { id, reason }),
    deleteByHand: (id) => act("deleteByHand", { id }),
    fault: (fault) => vendor.fault(fault),
    repeatHooks: (times) => vendor.hookFault({ kind: "twice", times }),
    async hooks() {
      await vendor.hooks.settled();
      return receiver.received.map(({ url, headers, body }) => ({
        headers: Object.fromEntries([
          ...Object.entries(headers).map(([name, value]) => [name, String(value)]),
          // as the service keeps it: some vendors say everything there
          ...(url.includes("?") ? [[":query", url.slice(url.indexOf("?") + 1)]] : []),
        ]),
        body: new TextEncoder().encode(body),
      }));
    },
    call: (body) => parts.call(typeof body === "string" ? new TextEncoder().encode(body) : body),
    async elsewhere() {
      const answer = await fetch(`${filesUrl}/_control/files/seen`);
      const { calls } = SeenFiles.parse(await answer.json());
      return calls.map((call) => JSON.stringify(call));
    },
  };
  return parts.expires ? { ...common, expire: (id) => act("expire", { id }) } : common;
}

function arrivedFrom({ title, values, signers, audit }: SandboxDocument, sentWord: string): Arrived {
  const fields = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return {
    title,
    fields: Object.fromEntries(fields),
    signers: signers.map(({ email, name, signedAt }) => ({ email, name, hasSigned: signedAt !== null })),
    timesSent: audit.filter((action) => action === sentWord).length,
  };
}
