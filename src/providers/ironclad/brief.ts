import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { notInArticle } from "../unsupported.ts";
import { BY_HAND } from "./by-hand.ts";
import { awaitSending, checkBrief, launchBrief, readBrief } from "./brief-calls.ts";
import { briefDocuments } from "./brief-documents.ts";
import { createTemplateShelf, toBriefTemplate } from "./brief-templates.ts";
import { createClient } from "./client.ts";
import { createHmacDoor } from "./hmac-door.ts";
import { BriefOptions, BriefSettings } from "./options.ts";

const BASE_URL = "https://ironcladapp.com/public/api/v1";
const SANDBOX_URL = "https://sandbox.ironcladapp.com/public/api/v1";

/** Ironclad as the article describes it: templates, signer groups, six states and signed calls. */
export const brief: Dialect = {
  can: {
    // launching is the only call there is: people at Ironclad take it from there
    draft: false,
    update: false,
    find: false,
    templates: true,
    withdraw: "none",
    expiry: "ours",
    revive: false,
    order: ["parallel", "sequential", "grouped"],
    levels: ["SES"],
    remind: false,
    extend: false,
    signedCopy: true,
    evidence: true,
    changedSince: false,
    byHand: BY_HAND,
  },
  lacks: {
    title: "Ironclad names the workflow after its template; ours appears in the deal's notes only.",
    message: "Signers read Ironclad's own text.",
    language: "The template decides the language.",
    phone: "Signers are reached by e-mail only.",
    company: "Signers are named without their company, unless it stands in a field of the template.",
    signerLanguage: "The template decides the language.",
    copies: "A launch names no recipients of a mere copy, and the contract would be refused.",
    signerNews: "Ironclad tells only what became of the whole contract.",
  },
  settings: BriefSettings,
  secrets: ["token"],
  options: BriefOptions,
  baseUrl: (settings) => (BriefSettings.parse(settings).sandbox ? SANDBOX_URL : BASE_URL),
  // the article names no figure: the documented one
  rate: { perSecond: 6, burst: 20, writes: { perSecond: 0.5, burst: 10 } },
  signingSecret: "required",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const { baseUrl } = connection;
  const { token } = BriefSettings.parse(connection.settings);
  const client = createClient(tools.http, baseUrl, (call) => call(async () => `Bearer ${token}`));
  const shelf = createTemplateShelf(client, tools.now);
  const lacking = notInArticle(connection.id);
  return {
    notices: createHmacDoor(connection.signingSecrets),
    async templates() {
      return (await shelf.list()).map(({ id, name }) => ({ id, name: name ?? id }));
    },
    async describeTemplate(idOrName) {
      const template = await shelf.read(idOrName);
      return template && toBriefTemplate(template);
    },
    find: async () => ({ found: "cannot-tell" }),
    create: (order) => launchBrief(client, shelf, order),
    update: lacking("update"),
    send: (id) => awaitSending(client, id, tools.now),
    read: (id) => readBrief(client, id),
    remind: lacking("remind"),
    extend: lacking("extend"),
    withdraw: lacking("withdraw"),
    signedDocuments: (id) => briefDocuments(client, tools.download, id, baseUrl),
    changedSince: async (_, open) => open,
    check: () => checkBrief(shelf),
  };
}
