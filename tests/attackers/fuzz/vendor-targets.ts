import { Dispatcher } from "undici";
import { loadConfig } from "../../../src/config/load-config.ts";
import type { ContractOrder } from "../../../src/domain/order.ts";
import { createHttp } from "../../../src/http/create-http.ts";
import { PROVIDERS } from "../../../src/providers/all.ts";
import type { Account, DialectName } from "../../../src/providers/provider.ts";
import { remoteIdFrom } from "../../../src/providers/skribble/remote-id.ts";
import { townOrder } from "../../suites/town-order.ts";
import { townConfig } from "../../town-config.ts";
import { TOWN_VENDORS } from "../../vendors/all.ts";
import type { TownVendor } from "../../vendors/town-vendor.ts";
import type { Target } from "./target.ts";
import { wordsOf } from "./words-of.ts";

const DIALECTS: readonly DialectName[] = ["documented", "brief"];
const ID = "00000000-1111-4222-8333-444444444444";
const MOST_ABOUT = 100_000;
/** A chain of `next` links must end by itself. */
const MOST_CALLS = 2_000;
const NOW = new Date("2026-11-02T10:00:00Z");

/** The doors of all dialects, and the answers that they read: what a vendor, or somebody in its place, may say. */
export function vendorTargets(): readonly Target[] {
  return TOWN_VENDORS.flatMap((vendor) =>
    DIALECTS.flatMap((dialect) => {
      const { account, network } = connect(vendor, dialect);
      const common = { words: [...wordsOf(`providers/${vendor.provider}`), ID] };
      const name = `${vendor.provider}, ${dialect}`;
      return [
        {
          ...common,
          name: `${name}: notices`,
          seeds: NOTICES,
          try: (input: Buffer) => hear(account, signers(common.words), input),
        },
        {
          ...common,
          name: `${name}: answers`,
          seeds: ANSWERS,
          try: (input: Buffer) => ask(account, network, input),
        },
      ];
    }),
  );
}

const NOTICES: readonly Buffer[] = [
  {},
  { event: "contract:signed", contract: { id: 7 }, contract_id: ID, data: { id: ID } },
  { event_type: "signature_request.signed", signature_request: { id: ID } },
  { payload: { event: "workflow_completed", workflowID: ID }, timestamp: NOW.toISOString() },
  {
    requests: { request_id: "12345678901234567", request_status: "completed" },
    notifications: { operation_type: "x" },
  },
  { events: [{ id: 1, type: "contract:publish" }], callback_id: "x", signature: "y", contract: { id: 1 } },
].map((one) => Buffer.from(JSON.stringify(one)));

const ANSWERS: readonly Buffer[] = NOTICES.map((body) => Buffer.concat([Buffer.from([0, 0]), body]));

/** Headers that may carry a proof. */
function signers(words: readonly string[]): readonly string[] {
  return words.filter((word) => /^x-|signature|hmac/iu.test(word)).map((word) => word.toLowerCase());
}

async function hear({ notices }: Account, proofs: readonly string[], input: Buffer): Promise<void> {
  const text = input.toString("latin1").replaceAll(/[^\x20-\x7e]/gu, " ");
  const headers = {
    ":query": text.slice(0, 3_000),
    "content-type": text.slice(0, 80),
    ...Object.fromEntries(proofs.map((name) => [name, text.slice(0, 200)])),
  };
  // the vendor's own key would have to be fetched: that is another story
  const isProven = notices.proof === "signature" || notices.proof === "token";
  if (isProven && (await notices.isAuthentic({ headers, body: input }))) throw new Error("It was let in.");
  const { about } = notices.read({ headers, body: input });
  if (about.length > MOST_ABOUT) throw new Error(`It is about ${about.length} contracts.`);
  for (const id of about)
    if (/[\s/?#\\]|^\.{1,2}$/u.test(id)) throw new Error(`The id ${JSON.stringify(id)} is a path.`);
}

const STATUSES = [200, 200, 200, 201, 204, 302, 400, 401, 404, 409, 422, 500];
const ORDER: ContractOrder = townOrder("501");

async function ask(account: Account, network: ScriptedNetwork, input: Buffer): Promise<void> {
  network.begin(STATUSES[(input[0] ?? 0) % STATUSES.length] ?? 200, input.subarray(2));
  const id = remoteIdFrom(ID);
  if (id === undefined) throw new Error("It is no id.");
  const asks: readonly (() => Promise<unknown>)[] = [
    () => account.read(id, ORDER),
    () => account.find(ORDER),
    () => account.describeTemplate("501"),
    () => account.signedDocuments(id),
    () => account.changedSince(NOW, [id]),
    () => account.templates(),
  ];
  try {
    await asks[(input[1] ?? 0) % asks.length]?.();
  } catch (error) {
    if (!(error instanceof Error && error.name === "CountersignError")) throw error;
  }
  if (network.calls > MOST_CALLS) throw new Error(`It made ${network.calls} calls.`);
}

/** Says the same to whatever is asked, without a wire. */
class ScriptedNetwork extends Dispatcher {
  calls = 0;
  #status = 200;
  #body: Buffer = Buffer.alloc(0);

  begin(status: number, body: Buffer): void {
    this.calls = 0;
    this.#status = status;
    this.#body = body;
  }

  override dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.calls += 1;
    if (this.calls > MOST_CALLS + 1) throw new Error("It makes calls without end.");
    const controller: Dispatcher.DispatchController = {
      aborted: false,
      paused: false,
      reason: null,
      rawHeaders: null,
      rawTrailers: null,
      abort: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    };
    handler.onRequestStart?.(controller, {});
    handler.onResponseStart?.(controller, this.#status, { "content-type": "application/json" });
    handler.onResponseData?.(controller, this.#body);
    handler.onResponseEnd?.(controller, {});
    return true;
  }
}

function connect(
  vendor: TownVendor,
  dialect: DialectName,
): { readonly account: Account; readonly network: ScriptedNetwork } {
  const text = townConfig({ sandboxUrl: "http://127.0.0.1:1", dialect, vendor });
  const loaded = loadConfig(text, {}, { providers: PROVIDERS, dataDir: "/nowhere" });
  const connection = "config" in loaded ? loaded.config.accounts[0]?.connections[0] : undefined;
  const provider = PROVIDERS.find(({ id }) => id === vendor.provider);
  if (connection === undefined || provider === undefined)
    throw new Error(`No connection: ${JSON.stringify(loaded)}`);
  const network = new ScriptedNetwork();
  const http = createHttp({
    account: "acme",
    connection: "contracts",
    limitKey: "acme/contracts",
    recorder: { record: () => undefined, flush: async () => undefined },
    secrets: [],
    allowPrivateHosts: true,
    now: () => NOW,
    network,
  });
  const token = { accessToken: "t", refreshToken: "r", expiresAt: new Date("2099-01-01") };
  const account = provider.dialects[dialect].connect(connection, {
    http,
    download: http,
    now: () => NOW,
    tokens: () => ({ get: async () => token, refresh: async () => token }),
    folder: () => ({ list: async () => [], read: async () => undefined }),
    noticeUrl: "https://sign.example.com/webhooks/acme/contracts/secret",
  });
  return { account, network };
}
