import { checkStep } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { listDocuments } from "./documents.ts";
import type { Templates } from "./templates.ts";

// a tag that no document carries: an honoured filter answers with nothing
const PROBE_TAG = "countersign-probe-no-document-has-this-tag";

/** What `countersign check` says about a connection of the documented dialect. Reads only. */
export async function checkDocumented(
  client: Client,
  templates: Templates,
  baseUrl: string,
): Promise<readonly Finding[]> {
  const key = await checkKey(templates);
  if (key.level === "problem") return [key];
  return [
    key,
    ...(baseUrl.includes("staging") ? [STAGING] : []),
    await checkTagFilter(client),
    SCOPE,
    NOTICES,
  ];
}

const STAGING: Finding = {
  level: "note",
  text: "This is Contractbook's staging host: nothing sent here is binding.",
};

const SCOPE: Finding = {
  level: "note",
  text: "The key sees what its owner's profile sees; contracts that colleagues keep private stay invisible.",
  help: "Use a service seat for the key, and share the templates' space with it.",
};

const NOTICES: Finding = {
  level: "note",
  text: "The API cannot tell whether the key's Callback URL is set; without it changes are found later, by our own look every few minutes.",
  help: "Put our hook address into the key's Callback URL (docs/providers/contractbook.md).",
};

const HELP = "Check `apiKey`, `baseUrl` and the plan.";

function checkKey(templates: Templates): Promise<Finding> {
  return checkStep("The templates could not be read", HELP, async () => {
    const { length } = await templates.list();
    if (length > 0) return { level: "ok", text: `The key works and sees ${length} templates.` };
    return {
      level: "problem",
      text: "The key works, but sees no template.",
      help: "Share the templates with the profile that owns the key.",
    };
  });
}

function checkTagFilter(client: Client): Promise<Finding> {
  return checkStep("The documents could not be listed", HELP, async () => {
    const { documents } = await listDocuments(client, "check", [["tags[]", PROBE_TAG]], 1);
    if (documents.length === 0) {
      return {
        level: "ok",
        text: "Documents can be listed and filtered by tag: lost answers can be looked up.",
      };
    }
    return {
      level: "note",
      text: "The list does not filter by tag on this account; looking for a lost contract reads up to 2,000 documents.",
      help: "If there are more, a contract whose creation got no answer must be looked up by hand.",
    };
  });
}
