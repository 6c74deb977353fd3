import type { RemoteContract } from "../../domain/remote.ts";
import { createKept } from "../kept.ts";
import type { Account, ConnectionSettings, Dialect, Tools } from "../provider.ts";
import { unsupported } from "../unsupported.ts";
import { createAccess } from "./access.ts";
import { BOTH_DIALECTS } from "./both-dialects.ts";
import { carryOut } from "./carry-out.ts";
import { checkDocumented } from "./check.ts";
import { createClient } from "./client.ts";
import { createRequest, MAX_DAYS } from "./create-request.ts";
import { extendRequest } from "./extend-request.ts";
import { findByName } from "./find.ts";
import { inspect } from "./inspect.ts";
import { toContract } from "./map.ts";
import { documentedDoor } from "./notices.ts";
import { Options } from "./options.ts";
import { toTemplate } from "./prefill-fields.ts";
import { pathSegment } from "./remote-id.ts";
import { readRequest } from "./requests.ts";
import { sendRequest } from "./send-request.ts";
import { Settings } from "./settings.ts";
import { createCollect } from "./signed-documents.ts";
import { createTemplates } from "./templates.ts";
import { subscribe } from "./webhooks.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const LAID_MS = 5 * 60_000;

/** Zoho Sign's API v1, as the vendor's pages and its own connectors show it. */
export const documented: Dialect = {
  can: {
    draft: true,
    update: false,
    find: true,
    templates: true,
    withdraw: "recall",
    expiry: "vendor",
    maxDays: MAX_DAYS,
    revive: false,
    order: ["parallel", "sequential"],
    levels: ["SES"],
    remind: true,
    extend: true,
    signedCopy: true,
    evidence: true,
    changedSince: false,
  },
  lacks: {
    phone: "Signers are reached by e-mail only.",
    company: "Signers are named without their company, unless it stands in a field of the template.",
  },
  settings: Settings,
  options: Options,
  ...BOTH_DIALECTS,
  connect,
};

function connect(connection: ConnectionSettings, tools: Tools): Account {
  const { testing } = Settings.parse(connection.settings);
  const access = createAccess(connection, tools);
  const client = createClient(tools.http, connection.baseUrl, access, "urlencoded");
  const templates = createTemplates(client, tools.now, true);
  const laid = createKept<void>(LAID_MS, tools.now);
  const parts = { client, templates, now: tools.now, testing, laid };
  const { noticeUrl } = tools;
  // the vendor itself does not tell which of its documents are tests
  const told = (contract: RemoteContract): RemoteContract =>
    testing ? { ...contract, level: "DEMO" } : contract;
  return {
    notices: documentedDoor(connection.signingSecrets),
    templates: () => templates.list(),
    async describeTemplate(idOrName) {
      const template = await templates.read(idOrName);
      return template && toTemplate(template);
    },
    async find(order) {
      const result = await findByName(client, order);
      return result.found === "one" ? { ...result, contract: told(result.contract) } : result;
    },
    create: async (order) => told(await createRequest(parts, order)),
    update: unsupported(
      connection.id,
      "update",
      "Zoho Sign changes no values of a draft that was made from a template.",
    ),
    send: (id, order) => sendRequest(parts, id, order),
    async read(id) {
      const request = await readRequest(client, id);
      return request && told(toContract(id, request));
    },
    async remind(id) {
      const path = `/requests/${pathSegment(id)}/remind`;
      await carryOut(client, { method: "POST", path, operation: "remind", safe: false });
    },
    extend: (id, until, timezone) => extendRequest(client, id, { until, timezone, now: tools.now() }),
    withdraw: (id, reason) => withdrawRequest(client, id, reason),
    signedDocuments: createCollect(client, { evidence: true }),
    // its lists tell no time of change that could be filtered by
    changedSince: async (_, open) => open,
    inspect: (order) => inspect(templates, order),
    check: () => checkDocumented({ client, templates, connection, noticeUrl }),
    subscribe: () => subscribe(client, noticeUrl, connection.signingSecrets[0] ?? ""),
  };
}
