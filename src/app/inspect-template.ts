import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { didYouMean, fieldWords, isCalled } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import { signatureLevel } from "../domain/signer.ts";
import type { Template } from "../domain/template.ts";
import type { Finding } from "../providers/provider.ts";
import { sampleSigners } from "../providers/sample-signers.ts";
import type { Say } from "../texts/say.ts";

/** Does the vendor have this template, and do its fields and those of the playbook agree? */
export async function inspectTemplate(
  connection: ConnectionRuntime,
  playbook: Playbook,
  name: string,
  say: Say,
): Promise<readonly Finding[]> {
  const { account, can, vendor } = connection;
  if (can.templates === false) {
    const text = say("inspection:template.unlisted", { vendor, name });
    return [{ level: "note", text }];
  }
  const names = can.templates === "names";
  const template = names ? await namedTemplate(account, name) : await account.describeTemplate(name);
  if (template === undefined) return [notThere(vendor, name, await account.templates(), say)];
  if (names) {
    const text = say("inspection:template.named", { vendor, name: template.name });
    return [{ level: "note", text }];
  }
  const refused = (await account.inspect?.(sampleOf(name, playbook))) ?? [];
  return [...inspectFields(connection, template, playbook, say), ...refused];
}

type Inspect = NonNullable<ConnectionRuntime["account"]["inspect"]>;

/** The playbook's order as far as it is the same for all deals. */
function sampleOf(template: string, { send }: Playbook): Parameters<Inspect>[0] {
  const { level, options } = send;
  const order = { template, signers: sampleSigners(send.signers), options };
  if (level === undefined) return order;
  // one that only a deal tells is taken for the one that asks least
  return { ...order, level: signatureLevel(level) ?? "SES" };
}

type Named = Pick<Template, "id" | "name">;

async function namedTemplate(
  account: ConnectionRuntime["account"],
  wanted: string,
): Promise<Template | undefined> {
  const found = (await account.templates()).find(({ id, name }) => id === wanted || name === wanted);
  return found && { ...found, fields: [], roles: [] };
}

const MOST_NAMES = 20;

function notThere(vendor: string, wanted: string, templates: readonly Named[], say: Say): Finding {
  const names = templates.map(({ name }) => name);
  const meant = didYouMean(wanted, names);
  const text = say("inspection:template.none", { vendor, name: wanted, meant });
  if (names.length === 0) return { level: "problem", text, help: say("inspection:template.noneAtAll") };
  const rest = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const help =
    rest > 0
      ? say("inspection:template.thereAreMore", { names: shown, count: rest })
      : say("inspection:template.thereAre", { names: shown });
  return { level: "problem", text, help };
}

function inspectFields(
  { id, vendor }: ConnectionRuntime,
  template: Template,
  playbook: Playbook,
  say: Say,
): readonly Finding[] {
  const given = Object.keys(playbook.send.fields);
  const names = template.fields.map((field) => field.name);
  const unknown = given.filter((wanted) => !template.fields.some((field) => isCalled(field, wanted)));
  const missing = template.fields.filter(
    (field) => field.required && !given.some((wanted) => isCalled(field, wanted)),
  );
  const findings: Finding[] = [
    {
      level: "ok",
      text: say("inspection:template.filled", {
        who: say("inspection:who", { vendor, id }),
        name: template.name,
        all: template.fields.length,
        count: given.length - unknown.length,
      }),
    },
  ];
  if (unknown.length > 0) {
    const has = say("inspection:template.has", { names: names.join(", ") });
    const help = names.length > 0 ? has : (template.help ?? say("inspection:template.hasNone"));
    const text = say("inspection:template.noField", { name: template.name, fields: unknown.join(", ") });
    findings.push({ level: "problem", text, help });
  }
  if (missing.length > 0) {
    const wanted = missing.map(fieldWords).join(", ");
    const text = say("inspection:template.requires", { name: template.name, fields: wanted });
    findings.push({ level: "problem", text, help: say("inspection:template.requiresHelp") });
  }
  return findings;
}
