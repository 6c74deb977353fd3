import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { unsupported } from "../unsupported.ts";
import { createAccess, tokenUrlOf } from "./access.ts";
import { BY_HAND } from "./by-hand.ts";
import { checkDocumented } from "./check.ts";
import { createClient } from "./client.ts";
import { create } from "./create.ts";
import { find } from "./find.ts";
import { inspect } from "./inspect.ts";
import { toContract } from "./map.ts";
import { Options, Settings } from "./options.ts";
import { readContract } from "./read-contract.ts";
import { remind } from "./remind.ts";
import { createRsaDoor } from "./rsa-door.ts";
import { send } from "./send.ts";
import { signedDocuments } from "./signed-documents.ts";
import { createTemplates, toTemplate } from "./templates.ts";
import { update } from "./update.ts";
import { createVerificationKey } from "./verification-key.ts";
import { subscribe } from "./webhooks.ts";
import { withdraw } from "./withdraw.ts";

const BASE_URL = "https://ironcladapp.com/public/api/v1";

/** Ironclad's public API v1, as the vendor's own OpenAPI document and pages describe it. */
export const documented: Dialect = {
  can: {
    draft: true,
    update: true,
    find: true,
    templates: true,
    withdraw: "cancel",
    expiry: "ours",
    revive: false,
    // from its Archive step a workflow can be taken back to Sign
    reopens: true,
    order: ["parallel", "sequential"],
    levels: ["SES"],
    remind: true,
    extend: false,
    signedCopy: true,
    evidence: true,
    // its list tells what was updated, but nobody says that a declined signature is an update
    changedSince: false,
    byHand: BY_HAND,
  },
  lacks: {
    title:
      "Ironclad names the workflow after its template; the playbook's title appears in the deal's notes only.",
    message: "Signers read the text of the template's signature packet.",
    language: "The template decides the language.",
    phone: "Ironclad reaches signers by e-mail only.",
    company: "Only the first signer's company is passed on, as the counterparty's name.",
    signerLanguage: "The template decides the language.",
    copies: "A launch names no recipients of a mere copy, and the contract would be refused.",
  },
  settings: Settings,
  secrets: ["token", "clientSecret"],
  options: Options,
  baseUrl: () => BASE_URL,
  origins: (settings) => {
    const { tokenUrl } = Settings.parse(settings);
    return tokenUrl === undefined ? [] : [new URL(tokenUrl).origin];
  },
  // a launch took five seconds on record, with files longer; how soon the list shows it nobody says
  findLagMs: 120_000,
  // a minute and company, shared with every other integration there: 400 reads of workflows, 40 writes, 50 writes of their signing
  rate: {
    perSecond: 6,
    burst: 20,
    writes: { perSecond: 0.5, burst: 10 },
    apart: { operations: ["send", "remind"], perSecond: 0.6, burst: 12 },
  },
  signingSecret: "none",
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const { baseUrl } = connection;
  const settings = Settings.parse(connection.settings);
  const { actingUser } = settings;
  const client = createClient(tools.http, baseUrl, createAccess(connection, settings, tools), actingUser);
  const templates = createTemplates(client, tools.now);
  const key = createVerificationKey(client, tools.now);
  const origin = new URL(tokenUrlOf(baseUrl, {})).origin;
  // an access token knows its user by the header; the company-wide one wants to be told in the body
  const creator = settings.token === undefined ? {} : { creator: actingUser };
  const currency = settings.currency === undefined ? {} : { currency: settings.currency };
  const { now, noticeUrl } = tools;
  const writes = { client, templates, ...creator, ...currency };
  const reference = Options.parse({}).reference;
  return {
    notices: createRsaDoor(key),
    async templates() {
      return (await templates.list()).map(({ id, name }) => ({ id, name: name ?? id }));
    },
    async describeTemplate(idOrName) {
      const template = await templates.read(idOrName);
      return template && toTemplate(template, reference);
    },
    find: (order, mark) => find({ client, templates, origin, now }, order, mark),
    create: async (order, keep) => toContract(await create({ ...writes, now }, order, keep), origin),
    update: (id, order) => update({ ...writes, origin }, id, order),
    send: (id, order) => send(client, id, order, now),
    read: (id, order) => readContract(client, id, origin, order),
    remind: (id) => remind(client, id),
    extend: unsupported(connection.id, "extend", "Ironclad's own signatures have no deadline: it is ours."),
    withdraw: (id, reason) => withdraw(client, id, reason),
    signedDocuments: (id) => signedDocuments(client, tools.download, id),
    changedSince: async (_, open) => open,
    inspect: (order) => inspect(templates, order),
    check: () => checkDocumented({ client, templates, key, baseUrl, noticeUrl }),
    subscribe: () => subscribe(client, noticeUrl),
  };
}
