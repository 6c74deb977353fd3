import { checkStep } from "../check-step.ts";
import type { Account, ConnectionSettings, Dialect, Finding, Tools } from "../provider.ts";
import { notInArticle } from "../unsupported.ts";
import { briefDocuments, readBrief } from "./brief-calls.ts";
import { createBriefDrafts } from "./brief-draft.ts";
import { briefDoor } from "./brief-notices.ts";
import { createBriefTemplates, toBriefTemplate } from "./brief-templates.ts";
import type { BriefTemplateBook } from "./brief-templates.ts";
import { createClient } from "./client.ts";
import { BriefOptions, Settings } from "./options.ts";
import { RATE } from "./rate.ts";

const BASE_URL = "https://api.oneflow.com/v1";

/** Oneflow as the article describes it: two company parties, a call per field, calls of ours unsigned. */
export const brief: Dialect = {
  can: {
    draft: true,
    update: true,
    find: false,
    templates: true,
    withdraw: "none",
    expiry: "vendor",
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
    message: "Signers read Oneflow's own text.",
    language: "The contract keeps its template's language.",
    deadline: "Oneflow's own setting decides when the contract expires.",
    phone: "Signers are reached by e-mail only.",
    signerLanguage: "The contract keeps its template's language.",
  },
  settings: Settings,
  secrets: ["apiToken"],
  options: BriefOptions,
  baseUrl: () => BASE_URL,
  rate: RATE,
  signingSecret: "none",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const settings = Settings.parse(connection.settings);
  const { baseUrl } = connection;
  const workspace = String(settings.workspace);
  const client = createClient(tools.http, baseUrl, settings);
  const templates = createBriefTemplates(client, workspace, tools.now);
  const drafts = createBriefDrafts(client, templates, workspace);
  const lacking = notInArticle(connection.id);
  return {
    notices: briefDoor,
    templates: () => templates.list(),
    async describeTemplate(idOrName) {
      const template = await templates.read(idOrName);
      return template && toBriefTemplate(template);
    },
    find: async () => ({ found: "cannot-tell" }),
    create: (order) => drafts.create(order),
    update: (id, order) => drafts.update(id, order),
    send: (id, order) => drafts.send(id, order),
    read: (id) => readBrief(client, id),
    remind: lacking("remind"),
    extend: lacking("extend"),
    withdraw: lacking("withdraw"),
    signedDocuments: (id) => briefDocuments(client, tools.download, baseUrl, id),
    changedSince: async (_, open) => open,
    check: () => check(templates),
  };
}

async function check(templates: BriefTemplateBook): Promise<readonly Finding[]> {
  const follows: Finding = {
    level: "note",
    text: "This dialect follows the article; Oneflow's own pages describe other calls on the same address.",
    help: "Use `dialect: documented` for a real account.",
  };
  const help = "Check `apiToken`, `userEmail`, `workspace` and `baseUrl`.";
  const token = await checkStep("The templates could not be read", help, async () => {
    const { length } = await templates.list();
    const text = `The token works and sees ${length} templates.`;
    if (length > 0) return { level: "ok", text };
    return { level: "problem", text, help: "Check `workspace`." };
  });
  return [token, follows];
}
