import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { changedSince } from "./changed-since.ts";
import { checkDocumented } from "./check.ts";
import { optionsOf } from "../options-of.ts";
import { readAnswer } from "../read-answer.ts";
import { unsupported } from "../unsupported.ts";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import { createBody } from "./create-body.ts";
import { readDocument } from "./documents.ts";
import { findByTag } from "./find.ts";
import { toContract } from "./map.ts";
import { secretUrlDoor } from "./notices.ts";
import { Options, Settings } from "./options.ts";
import { pathSegment } from "./remote-id.ts";
import { DocumentAnswer } from "./schema.ts";
import { sendDraft } from "./send-draft.ts";
import { signedDocuments } from "./signed-documents.ts";
import { createTemplates, toTemplate } from "./templates.ts";
import type { Templates } from "./templates.ts";
import { updateDraft } from "./update-draft.ts";
import { withdrawDocument } from "./withdraw-document.ts";

const BASE_URL = "https://api.contractbook.com/v3";

/** Contractbook's public API v3, as the vendor's own OpenAPI document describes it. */
export const documented: Dialect = {
  can: {
    draft: true,
    update: true,
    find: true,
    templates: true,
    withdraw: "delete",
    expiry: "ours",
    revive: false,
    order: ["parallel", "sequential", "grouped"],
    levels: ["SES"],
    remind: false,
    extend: false,
    signedCopy: true,
    evidence: true,
    changedSince: true,
  },
  lacks: {
    phone: "Contractbook reaches signers by e-mail only.",
    signerLanguage: "A contract has one language for everybody: set `send.language`.",
    copies: "Contractbook knows no recipients of a mere copy, and the contract would be refused.",
  },
  settings: Settings,
  secrets: ["apiKey"],
  options: Options,
  baseUrl: () => BASE_URL,
  signingSecret: "none",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const { apiKey } = Settings.parse(connection.settings);
  const client = createClient(tools.http, connection.baseUrl, `Bearer ${apiKey}`);
  const templates = createTemplates(client, tools.now);
  const appUrl = appUrlOf(connection.baseUrl);
  return {
    notices: secretUrlDoor,
    templates: () => templates.list(),
    async describeTemplate(idOrName) {
      const template = await templates.read(idOrName);
      return template && toTemplate(template);
    },
    find: (order) => findByTag(client, order.reference, appUrl),
    create: (order) => create(client, templates, order, appUrl),
    update: async (id, order) =>
      toContract(await updateDraft(client, id, order, optionsOf(Options, order)), appUrl),
    send: (id, order) => sendDraft(client, id, optionsOf(Options, order).autosign),
    async read(id) {
      const document = await readDocument(client, id);
      return document && toContract(document, appUrl);
    },
    remind: unsupported(connection.id, "remind", NO_REMINDER),
    extend: unsupported(connection.id, "extend", NO_DEADLINE),
    withdraw: (id) => withdrawDocument(client, id),
    signedDocuments: (id) => signedDocuments(client, tools.download, id),
    changedSince: (since, open) => changedSince(client, since, open),
    check: () => checkDocumented(client, templates, connection.baseUrl),
  };
}

const NO_REMINDER =
  "Contractbook reminds by itself (after 2, 5, 10, 20, 45 and 60 days); its API offers no reminder.";
const NO_DEADLINE = "Contractbook knows no signing period: the deadline is ours.";

async function create(
  client: Client,
  templates: Templates,
  order: ContractOrder,
  appUrl: string | undefined,
): Promise<RemoteContract> {
  const template = await templates.read(order.template);
  if (template === undefined) {
    const detail = `There is no template with the id or title "${order.template}".`;
    throw new CountersignError("not_found", STOP, detail, { operation: "create" });
  }
  const body = createBody(order, optionsOf(Options, order), template);
  try {
    const answer = await client({
      method: "POST",
      path: `/templates/${pathSegment(template.id)}/create_document`,
      operation: "create",
      safe: false,
      body,
      accept: [200, 201],
    });
    return toContract(readAnswer(DocumentAnswer, answer, false).document, appUrl);
  } catch (error) {
    // built from what we remembered of the template, which may have changed since
    const refused = error instanceof CountersignError && error.verdict.next === "stop";
    if (refused) templates.forget();
    throw error;
  }
}

// the staging app's address is not published
function appUrlOf(baseUrl: string): string | undefined {
  return URL.parse(baseUrl)?.hostname === "api.contractbook.com" ? "https://app.contractbook.com" : undefined;
}
