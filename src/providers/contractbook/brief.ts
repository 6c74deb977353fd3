import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { notInArticle } from "../unsupported.ts";
import { checkBrief, createDraft, readDraft, sendBriefDraft, updateBriefDraft } from "./brief-calls.ts";
import { createClient } from "./client.ts";
import { createHmacDoor } from "./hmac-door.ts";
import { BriefOptions, Settings } from "./options.ts";

const BASE_URL = "https://api.contractbook.com/v1";

/** Contractbook as the article describes it: API v1 with drafts, variables, signatories and signed calls. */
export const brief: Dialect = {
  can: {
    draft: true,
    update: true,
    find: false,
    templates: false,
    withdraw: "none",
    expiry: "vendor",
    revive: false,
    order: ["parallel", "sequential"],
    levels: ["SES"],
    remind: false,
    extend: false,
    signedCopy: false,
    evidence: false,
    changedSince: false,
  },
  lacks: {
    title: "The draft bears its template's title; ours appears in the deal's notes only.",
    message: "Signers read Contractbook's own text.",
    language: "The draft keeps its template's language.",
    deadline: "Contractbook's own setting decides when the contract expires.",
    phone: "Signers are reached by e-mail only.",
    company: "Signers are named without their company, unless it stands in a field of the template.",
    signerLanguage: "The draft keeps its template's language.",
    copies: "Contractbook knows no recipients of a mere copy, and the contract would be refused.",
    signerNews: "Contractbook tells only what became of the whole contract.",
  },
  settings: Settings,
  secrets: ["apiKey"],
  options: BriefOptions,
  baseUrl: () => BASE_URL,
  signingSecret: "required",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const { apiKey } = Settings.parse(connection.settings);
  const client = createClient(tools.http, connection.baseUrl, `ApiKey ${apiKey}`);
  const lacking = notInArticle(connection.id);
  return {
    notices: createHmacDoor(connection.signingSecrets),
    templates: lacking("templates"),
    describeTemplate: lacking("describeTemplate"),
    find: async () => ({ found: "cannot-tell" }),
    create: (order) => createDraft(client, order),
    update: (id, order) => updateBriefDraft(client, id, order),
    send: (id, order) => sendBriefDraft(client, id, order),
    read: (id) => readDraft(client, id),
    remind: lacking("remind"),
    extend: lacking("extend"),
    withdraw: lacking("withdraw"),
    signedDocuments: async () => [],
    changedSince: async (_, open) => open,
    check: () => checkBrief(client),
  };
}
