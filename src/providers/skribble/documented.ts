import { CountersignError, STOP } from "../../domain/errors.ts";
import type { RemoteId } from "../../domain/contract.ts";
import { optionsOf } from "../options-of.ts";
import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { refusals } from "../refusals.ts";
import { unsupported } from "../unsupported.ts";
import { changedSince } from "./changed-since.ts";
import { checkCallbacks, checkDocumented, UNREACHABLE } from "./check.ts";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import { levelOf } from "./create-body.ts";
import { createRequest } from "./create-request.ts";
import { findByReference } from "./find.ts";
import { toContract } from "./map.ts";
import { secretUrlDoor } from "./notices.ts";
import { Options, Settings } from "./options.ts";
import { createPapers } from "./our-papers.ts";
import { remindSigners } from "./remind-signers.ts";
import { readRequest } from "./requests.ts";
import { signedDocuments } from "./signed-documents.ts";
import { signaturesOf } from "./signatures.ts";
import { withReason } from "./with-reason.ts";
import { createSignedRequests } from "./signed-requests.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const ROOTS = { ch: "https://api.skribble.com/v2", eu: "https://api.skribble.de/v2" } as const;

/** Skribble's API v2, as the vendor's own OpenAPI description and guides have it. */
export const documented: Dialect = {
  can: {
    draft: false,
    update: false,
    find: true,
    templates: true,
    ownTemplates: true,
    withdraw: "withdraw",
    // the vendor can end contracts too, but only on some plans
    expiry: "ours",
    revive: false,
    order: ["parallel", "sequential", "grouped"],
    levels: ["SES", "AES", "AES_MINIMAL", "QES"],
    remind: true,
    extend: false,
    signedCopy: true,
    evidence: true,
    changedSince: true,
  },
  lacks: {
    company: "Signers are named without their company, unless it stands in a field of the template.",
  },
  // nobody says how soon the list shows a new request
  findLagMs: 60_000,
  settings: Settings,
  secrets: ["apiKey"],
  places: ["templates"],
  options: Options,
  baseUrl: (settings) => ROOTS[Settings.parse(settings).region],
  signingSecret: "none",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const settings = Settings.parse(connection.settings);
  const client = createClient(connection, tools, settings);
  const signed = createSignedRequests();
  const papers = createPapers(settings, tools);
  const isDemo = settings.username.startsWith("api_demo");
  const { noticeUrl } = tools;
  return {
    notices: secretUrlDoor,
    templates: () => papers.list(),
    describeTemplate: (idOrName) => papers.describe(idOrName),
    find: (order) => findByReference(client, order.reference),
    async create(order) {
      const options = optionsOf(Options, order);
      const pdf = await papers.fill(order);
      const parts = { options, region: settings.region, isDemo, pdf };
      return toContract(
        await createRequest(client, order, noticeUrl === undefined ? parts : { ...parts, noticeUrl }),
      );
    },
    update: unsupported(
      connection.id,
      "update",
      "A Skribble contract is out from the start and keeps its text.",
    ),
    send: (id) => look(client, id),
    async read(id) {
      const request = await readRequest(client, id);
      if (request) signed.note(request);
      return request && withReason(client, toContract(request));
    },
    remind: (id) => remindSigners(client, id),
    extend: unsupported(connection.id, "extend", "The deadline is ours: Skribble lets nobody move its own."),
    withdraw: (id, reason) => withdrawRequest(client, id, reason),
    signedDocuments: (id) => signedDocuments(client, id, signed),
    changedSince: (since, open) => changedSince(client, since, open),
    subscribe: async () => (noticeUrl === undefined ? [UNREACHABLE] : checkCallbacks(client)),
    inspect: async (order) => {
      const options = optionsOf(Options, order);
      return refusals([() => signaturesOf(order, options, levelOf(order, options))]);
    },
    check: () =>
      checkDocumented(client, papers, { ...settings, baseUrl: connection.baseUrl, isDemo, noticeUrl }),
  };
}

/** Creating it sent it: there is nothing left to do, if it is there at all. */
async function look(client: Client, id: RemoteId): Promise<void> {
  if (await readRequest(client, id)) return;
  throw new CountersignError("not_found", STOP, "The contract no longer exists at the vendor.", {
    operation: "send",
  });
}
