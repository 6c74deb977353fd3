import { checkStep } from "../check-step.ts";
import type { ConnectionSettings, Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { dataCenterOf, hostsOf } from "./data-centers.ts";
import { listRequests } from "./requests.ts";
import { accountsUrl, Settings } from "./settings.ts";
import type { Templates } from "./templates.ts";
import { lookAtWebhook } from "./webhooks.ts";

/** A name that no contract bears: an honoured search answers with nothing. */
const PROBE_NAME = "countersign probe: no contract has this name";

export interface CheckParts {
  readonly client: Client;
  readonly templates: Templates;
  readonly connection: ConnectionSettings;
  readonly noticeUrl: string | undefined;
}

/** What `countersign check` says about a connection of the documented dialect. Reads only. */
export async function checkDocumented(parts: CheckParts): Promise<readonly Finding[]> {
  const { client, templates, connection, noticeUrl } = parts;
  const strayed = checkHosts(connection);
  const key = await checkTemplates(templates);
  if (key.level === "problem") return [...strayed, key];
  const { testing } = Settings.parse(connection.settings);
  return [
    ...strayed,
    key,
    await checkSearch(client),
    await lookAtWebhook(client, noticeUrl, connection.signingSecrets[0] ?? ""),
    ...(testing ? [TESTING] : []),
  ];
}

const TESTING: Finding = {
  level: "note",
  text: "`testing` is on: contracts are test documents without legal effect, and one that is signed moves its deal only where the playbook says `send.acceptWeaker: true`.",
};

/** Zoho answers "invalid client", or with nothing at all, where the two hosts are not of one data centre. */
export function checkHosts({ baseUrl, settings }: ConnectionSettings): readonly Finding[] {
  const sign = dataCenterOf(baseUrl);
  const accounts = dataCenterOf(accountsUrl(settings));
  if (sign === undefined || accounts === undefined) return [];
  if (hostsOf(sign).sign === hostsOf(accounts).sign) return [];
  return [
    {
      level: "problem",
      text: `Contracts go to the data centre ${sign}, and tokens come from ${accounts}.`,
      help: "Set `dataCenter` to where the account lives, and remove `baseUrl` and `accountsUrl`.",
    },
  ];
}

const HELP =
  "Check `dataCenter`, `clientId` and `clientSecret`, and let us in anew: on the connection's page, or with `countersign connect`.";

/** Token, rights and templates in one look. */
export function checkTemplates(templates: Pick<Templates, "list">): Promise<Finding> {
  return checkStep("The templates could not be read", HELP, async () => {
    const { length } = await templates.list();
    if (length > 0) return { level: "ok", text: `We are let in and see ${length} templates.` };
    return {
      level: "problem",
      text: "We are let in, but see no template.",
      help: "Share the templates with the person who gave the consent.",
    };
  });
}

function checkSearch(client: Client): Promise<Finding> {
  return checkStep("The contracts could not be listed", HELP, async () => {
    const { rows } = await listRequests(client, "check", { name: PROBE_NAME, maxPages: 1, pageSize: 1 });
    if (rows.length === 0) {
      const text = "Contracts can be listed and searched by name: lost answers can be looked up.";
      return { level: "ok", text };
    }
    return {
      level: "note",
      text: "The list does not search by name on this account: a lost contract is looked for among the newest 200.",
      help: "If there are more, a contract whose creation got no answer must be looked up by hand.",
    };
  });
}
