import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { refusals } from "../refusals.ts";
import { notInArticle } from "../unsupported.ts";
import {
  checkBrief,
  createBriefRequest,
  downloadSigned,
  lookAtBrief,
  readBriefRequest,
} from "./brief-calls.ts";
import { briefDoor } from "./notices.ts";
import { createBriefClient } from "./client.ts";
import { BriefOptions, BriefSettings } from "./options.ts";
import { createPapers } from "./our-papers.ts";
import { signingOf } from "./signatures.ts";

const BASE_URL = "https://api.skribble.com/v2";

/** Skribble as the article describes it: a static token, `signers[]`, `meta`, events as JSON, `/download`. */
export const brief: Dialect = {
  can: {
    draft: false,
    update: false,
    find: false,
    templates: true,
    ownTemplates: true,
    withdraw: "none",
    expiry: "ours",
    revive: false,
    order: ["parallel"],
    levels: ["SES", "AES", "QES"],
    remind: false,
    extend: false,
    signedCopy: true,
    evidence: false,
    changedSince: false,
  },
  lacks: {
    phone: "Signers are reached by e-mail only.",
    company: "Signers are named without their company, unless it stands in a field of the template.",
    levelProof:
      "The article's API does not say which level was reached: that the vendor says signed has to be enough.",
    copies: "The article's API knows no recipients of a mere copy, and the contract would be refused.",
  },
  settings: BriefSettings,
  secrets: ["apiKey"],
  places: ["templates"],
  options: BriefOptions,
  baseUrl: () => BASE_URL,
  signingSecret: "none",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const settings = BriefSettings.parse(connection.settings);
  const client = createBriefClient(tools.http, connection.baseUrl, settings.apiKey);
  const papers = createPapers(settings, tools);
  const lacking = notInArticle(connection.id);
  return {
    notices: briefDoor,
    templates: () => papers.list(),
    describeTemplate: (idOrName) => papers.describe(idOrName),
    find: async () => ({ found: "cannot-tell" }),
    create: async (order) => createBriefRequest(client, order, await papers.fill(order)),
    update: lacking("update"),
    send: (id) => lookAtBrief(client, id),
    read: (id) => readBriefRequest(client, id),
    remind: lacking("remind"),
    extend: lacking("extend"),
    withdraw: lacking("withdraw"),
    signedDocuments: (id) => downloadSigned(client, id),
    changedSince: async (_, open) => open,
    inspect: async ({ signers }) => refusals([() => signingOf(signers)]),
    check: () => checkBrief(client, papers, settings.templates),
  };
}
