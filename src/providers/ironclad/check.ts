import { checkStep, problemFrom } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { Options } from "./options.ts";
import type { VendorTemplate } from "./schema.ts";
import { attributeCalled, signerPlaces } from "./signer-places.ts";
import type { Templates } from "./templates.ts";
import { inspectWebhook } from "./webhooks.ts";
import { listWorkflows } from "./workflows.ts";
import type { VerificationKey } from "./verification-key.ts";

// a reference that no contract carries: an honoured filter answers with nothing
const PROBE = "CS-NOCONTRACTHASIT";

interface CheckTools {
  readonly client: Client;
  readonly templates: Templates;
  readonly key: VerificationKey;
  readonly baseUrl: string;
  readonly noticeUrl: string | undefined;
}

/** What `countersign check` says about a connection of the documented dialect. Reads only. */
export async function checkDocumented(tools: CheckTools): Promise<readonly Finding[]> {
  let templates: readonly VendorTemplate[];
  try {
    templates = await tools.templates.list();
  } catch (error) {
    return [problemFrom(error, "The workflow templates could not be read", CREDENTIALS)];
  }
  if (templates.length === 0) return [NO_TEMPLATES];
  const host = URL.parse(tools.baseUrl)?.hostname ?? "";
  return [
    { level: "ok", text: `The credentials work and see ${templates.length} workflow templates.` },
    ...(host.startsWith("demo.") ? [DEMO] : []),
    ...templateFindings(templates),
    await checkFilter(tools.client, templates),
    await checkKey(tools.key),
    await inspectWebhook(tools.client, tools.noticeUrl),
    DECLINES,
  ];
}

const CREDENTIALS =
  "Check the credentials, `actingUser`, `baseUrl`, and that API access is part of the plan.";

const NO_TEMPLATES: Finding = {
  level: "problem",
  text: "The credentials work, but see no workflow template.",
  help: "Publish the workflow designs, and give `actingUser` the right to launch them.",
};

const DEMO: Finding = {
  level: "note",
  text: "This is Ironclad's demo host: nothing sent here is binding.",
};

const DECLINES: Finding = {
  level: "note",
  text: "Ironclad tells no event for a declined signature: contracts that are out are read at intervals.",
};

function templateFindings(templates: readonly VendorTemplate[]): readonly Finding[] {
  const { reference } = Options.parse({});
  const blank = templates.filter(({ schema }) => attributeCalled(schema, reference) === undefined);
  const closed = templates.filter(({ schema }) => signerPlaces(schema).length === 0);
  return [
    ...(blank.length === 0
      ? []
      : [
          {
            level: "note" as const,
            text: `Without a text question “${reference}”: ${named(blank)}.`,
            help: "A playbook can use them once their launch form has it (or names another one in `options.reference`).",
          },
        ]),
    ...(closed.length === 0
      ? []
      : [{ level: "note" as const, text: `Without a place for a signer: ${named(closed)}.` }]),
  ];
}

function named(templates: readonly VendorTemplate[]): string {
  return templates
    .slice(0, 20)
    .map(({ id, name }) => name ?? id)
    .join(", ");
}

async function checkFilter(client: Client, templates: readonly VendorTemplate[]): Promise<Finding> {
  const { reference } = Options.parse({});
  const attribute = templates
    .map(({ schema }) => attributeCalled(schema, reference))
    .find((id) => id !== undefined);
  if (attribute === undefined) {
    return {
      level: "note",
      text: `No template has the text question “${reference}”: whether contracts can be found by it was not tried.`,
      help: "Add it to the launch form, or name another one in `options.reference`: without it nothing is launched.",
    };
  }
  const help = "Grant the client public.workflows.readWorkflows.";
  return checkStep("The contracts could not be searched", help, async () => {
    const { workflows } = await listWorkflows(client, "check", `Equals([${attribute}], '${PROBE}')`, 1);
    if (workflows.length === 0)
      return { level: "ok", text: "Contracts can be found by our reference: lost answers can be looked up." };
    return {
      level: "note",
      text: "The list does not filter by the reference on this account; looking for a lost contract reads up to 2,000.",
    };
  });
}

function checkKey(key: VerificationKey): Promise<Finding> {
  const what = "The key that Ironclad signs its calls with could not be read";
  return checkStep(what, CREDENTIALS, async () => {
    await key.get();
    return { level: "ok", text: "The key that Ironclad signs its calls with can be read." };
  });
}
