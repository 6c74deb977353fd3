import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { optionsOf } from "../options-of.ts";
import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { unsupported } from "../unsupported.ts";
import { changedSince } from "./changed-since.ts";
import { checkDocumented } from "./check.ts";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import { readContract } from "./contracts.ts";
import { createContract } from "./create-contract.ts";
import type { Knowledge } from "./create-contract.ts";
import { findContract } from "./find.ts";
import { inspect } from "./inspect.ts";
import { lastReset } from "./last-reset.ts";
import { toContract } from "./map.ts";
import { createNoticeDoor } from "./notices.ts";
import { Options, Settings } from "./options.ts";
import { RATE } from "./rate.ts";
import { sendContract } from "./send-contract.ts";
import { createSignedDocuments } from "./signed-documents.ts";
import { extend, setDeadline } from "./signing-period.ts";
import { createSubscribe } from "./subscribe.ts";
import { createTemplates, toTemplate } from "./templates.ts";
import { updateDraft } from "./update-draft.ts";
import { createUsers } from "./users.ts";
import { withdrawContract } from "./withdraw-contract.ts";
import { createWorkspaceFinder } from "./workspace.ts";
import { createWrittenBefore } from "./written-before.ts";
import type { WrittenBefore } from "./written-before.ts";

const BASE_URL = "https://api.oneflow.com/v1";

/** Oneflow's public API v1, as the vendor's own pages describe it. */
export const documented: Dialect = {
  can: {
    draft: true,
    update: true,
    find: true,
    templates: true,
    withdraw: "delete",
    expiry: "vendor",
    revive: true,
    order: ["parallel"],
    levels: ["SES"],
    remind: false,
    extend: true,
    signedCopy: true,
    evidence: true,
    changedSince: true,
  },
  lacks: {
    language: "The contract keeps its template's language.",
    signerLanguage: "The contract keeps its template's language.",
  },
  settings: Settings,
  secrets: ["apiToken"],
  options: Options,
  baseUrl: () => BASE_URL,
  rate: RATE,
  signingSecret: "optional",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const settings = Settings.parse(connection.settings);
  const { baseUrl, signingSecrets } = connection;
  const { now, download, noticeUrl } = tools;
  const client = createClient(tools.http, baseUrl, settings);
  const workspace = createWorkspaceFinder(client, String(settings.workspace), now);
  const templates = createTemplates(client, workspace, now);
  const users = createUsers(client, now);
  const knowledge: Knowledge = { templates, users, workspace, userEmail: settings.userEmail };
  const written = createWrittenBefore();
  const documents = createSignedDocuments({ client, download, baseUrl, now });
  return {
    notices: createNoticeDoor(signingSecrets),
    templates: () => templates.list(),
    async describeTemplate(idOrName) {
      const template = await templates.read(idOrName);
      return template && toTemplate(template);
    },
    find: async (order) => findContract(client, templates, order, optionsOf(Options, order)),
    create: (order) => create(client, knowledge, written, order),
    update: async (id, order) => toContract(await updateDraft(client, templates, id, order)),
    send: async (id, order) => sendContract(client, written, id, order, optionsOf(Options, order)),
    async read(id) {
      const contract = await readContract(client, id);
      return contract && toContract(contract, await lastReset(client, contract));
    },
    remind: unsupported(connection.id, "remind", NO_REMINDER),
    extend: (id, until, timezone) => extend(client, id, until, timezone),
    withdraw: (id) => withdrawContract(client, id),
    signedDocuments: (id) => documents.read(id),
    changedSince: (since, open) => changedSince(client, since, open),
    inspect: (order) => inspect(knowledge, order),
    check: () =>
      checkDocumented(client, knowledge, { baseUrl, hasSignKey: signingSecrets.length > 0, noticeUrl }),
    subscribe: createSubscribe(client, { workspace, noticeUrl, signKey: signingSecrets[0] }),
  };
}

const NO_REMINDER =
  "Oneflow's API reminds colleagues only; signers are reminded by what the template sets up in Oneflow.";

async function create(
  client: Client,
  knowledge: Knowledge,
  written: WrittenBefore,
  order: ContractOrder,
): Promise<RemoteContract> {
  const contract = toContract(await createContract(client, knowledge, order, optionsOf(Options, order)));
  try {
    await setDeadline(client, written, contract.id, order);
  } catch (error) {
    // this must not lose the id of the draft that exists now: sending sets the deadline and insists
    if (!(error instanceof CountersignError)) throw error;
  }
  return contract;
}
