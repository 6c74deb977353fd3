import { CountersignError } from "../../domain/errors.ts";
import { checkStep } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { listContracts } from "./contracts.ts";
import type { Knowledge } from "./create-contract.ts";
import { lookAtWebhook } from "./look-at-webhook.ts";
import { mayCreate } from "./workspace.ts";

/** What the connection is, beside its account. */
export interface CheckParts {
  readonly baseUrl: string;
  readonly hasSignKey: boolean;
  /** Absent = `server.publicUrl` is not configured. */
  readonly noticeUrl: string | undefined;
}

/** What `countersign check` says about a connection of the documented dialect. Reads only. */
export async function checkDocumented(
  client: Client,
  knowledge: Knowledge,
  parts: CheckParts,
): Promise<readonly Finding[]> {
  const token = await asked("The token was not accepted", async () => {
    // answers with an empty object and looks at token and e-mail alike (docs page `endpoints`)
    await client({ method: "GET", path: "/ping", operation: "check", safe: true, accept: [200, 204] });
    return { level: "ok", text: "The token works, and the user's address is accepted." };
  });
  if (token.level === "problem") return [token];
  return [
    token,
    ...(parts.baseUrl.includes("api.test.") ? [TEST_HOST] : []),
    await checkTemplates(knowledge),
    ...(await checkRight(client, knowledge)),
    await checkUser(knowledge),
    await checkFilter(client),
    ...(await lookAtWebhook(client, knowledge.workspace, parts.noticeUrl)),
    ORDER,
    parts.hasSignKey ? SIGNED : UNSIGNED,
  ];
}

const TEST_HOST: Finding = {
  level: "note",
  text: "This is Oneflow's test host: nothing sent here is binding.",
};

const ORDER: Finding = {
  level: "note",
  text: "The API takes no signing order: signers sign at the same time, or in the order that the template sets.",
};

const SIGNED: Finding = {
  level: "note",
  text: "Calls show that they know the sign key; the rest of a call is covered by nothing, so each contract is read again.",
};

const UNSIGNED: Finding = {
  level: "note",
  text: "No sign key is configured: the secret in the address is the only proof of a call.",
  help: "Enter a sign key at the webhook in Oneflow, and the same text as `signingSecret`.",
};

function checkTemplates({ workspace, templates }: Knowledge): Promise<Finding> {
  return asked("The workspace's templates could not be read", async () => {
    const id = await workspace();
    const { length } = await templates.list();
    if (length > 0) return { level: "ok", text: `The workspace ${id} shows ${length} active templates.` };
    return {
      level: "problem",
      text: `The workspace ${id} shows no active template.`,
      help: "Share the templates with the workspace, and check `workspace`.",
    };
  });
}

/** Only what the vendor says outright: a list that cannot be read proves nothing. */
async function checkRight(client: Client, { workspace, userEmail }: Knowledge): Promise<readonly Finding[]> {
  try {
    const id = await workspace();
    if ((await mayCreate(client, id)) !== false) return [];
    return [
      {
        level: "problem",
        text: `${userEmail} may not make contracts in the workspace ${id}.`,
        help: "Give the user the right to make contracts there, or choose another `userEmail` or `workspace`.",
      },
    ];
  } catch (error) {
    if (error instanceof CountersignError) return [];
    throw error;
  }
}

function checkUser({ users, userEmail }: Knowledge): Promise<Finding> {
  return asked("The users could not be read", async () => {
    const colleagues = await users.read();
    if (colleagues === undefined) {
      return {
        level: "note",
        text: "These credentials may not list the account's users: who signs for us is known by the role `internal` alone.",
      };
    }
    if (colleagues.get(userEmail.toLowerCase())?.isActive) {
      return { level: "ok", text: `${userEmail} is an active user of the account.` };
    }
    const help = "Put the address of an active user into `userEmail`.";
    return { level: "problem", text: `${userEmail} is no active user of the account.`, help };
  });
}

function checkFilter(client: Client): Promise<Finding> {
  return asked("The contracts could not be listed", async () => {
    const probe = ["filter[name]", "countersign probe: no contract bears this name"] as const;
    const { items } = await listContracts(client, "check", [probe], 1);
    if (items.length === 0) {
      return {
        level: "ok",
        text: "Contracts can be listed and filtered: lost answers can be looked up.",
      };
    }
    return {
      level: "note",
      text: "The list does not filter by name on this account: a lost contract of a template without the data field `countersign_reference` is looked for among up to 2,000 contracts.",
      help: "Add a data field of that custom id to template groups that have none: it is searched instead.",
    };
  });
}

const HELP = "Check `apiToken`, `userEmail`, `workspace` and `baseUrl`.";

function asked(what: string, ask: () => Promise<Finding>): Promise<Finding> {
  return checkStep(what, HELP, ask);
}
