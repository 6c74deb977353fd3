import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { notInArticle } from "../unsupported.ts";
import { createAccess } from "./access.ts";
import { BOTH_DIALECTS } from "./both-dialects.ts";
import { MAX_DAYS } from "./brief-data.ts";
import { checkBrief, createAndSend } from "./brief-calls.ts";
import { createClient } from "./client.ts";
import { toContract } from "./map.ts";
import { briefDoor } from "./notices.ts";
import { BriefOptions } from "./options.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import { BriefSettings } from "./settings.ts";
import { createCollect } from "./signed-documents.ts";
import { createTemplates } from "./templates.ts";

/** Zoho Sign as the article describes it: one call that creates and sends, hex signatures, the PDF. */
export const brief: Dialect = {
  can: {
    draft: false,
    update: false,
    find: false,
    templates: "names",
    withdraw: "none",
    expiry: "vendor",
    maxDays: MAX_DAYS,
    revive: false,
    order: ["parallel", "sequential"],
    levels: ["SES"],
    remind: false,
    extend: false,
    signedCopy: true,
    evidence: false,
    changedSince: false,
  },
  lacks: {
    title: "The contract bears its template's name; ours appears in the deal's notes only.",
    language: "The contract keeps its template's language.",
    phone: "Signers are reached by e-mail only.",
    company: "Signers are named without their company, unless it stands in a field of the template.",
    signerLanguage: "Zoho Sign writes to signers in the language of the account.",
    copies: "The article knows no recipients of a mere copy, and the contract would be refused.",
  },
  settings: BriefSettings,
  options: BriefOptions,
  ...BOTH_DIALECTS,
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const access = createAccess(connection, tools);
  const client = createClient(tools.http, connection.baseUrl, access, "multipart");
  const templates = createTemplates(client, tools.now, false);
  const lacking = notInArticle(connection.id);
  return {
    notices: briefDoor(connection.signingSecrets),
    templates: () => templates.list(),
    describeTemplate: lacking("describeTemplate"),
    find: async () => ({ found: "cannot-tell" }),
    create: (order) => createAndSend(client, templates, order, tools.now()),
    update: lacking("update"),
    // what was created is out; an id that is none is refused all the same
    send: async (id) => void pathSegment(id),
    async read(id) {
      const request = await readRequest(client, id);
      return request && toContract(id, request);
    },
    remind: lacking("remind"),
    extend: lacking("extend"),
    withdraw: lacking("withdraw"),
    signedDocuments: createCollect(client, { evidence: false }),
    changedSince: async (_, open) => open,
    check: () => checkBrief(templates, connection),
  };
}
