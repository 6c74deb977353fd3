import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { didYouMean, fieldWords, isCalled } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import { signatureLevel } from "../domain/signer.ts";
import type { Template } from "../domain/template.ts";
import type { Finding } from "../providers/provider.ts";
import { sampleSigners } from "../providers/sample-signers.ts";

/** Does the vendor have this template, and do its fields and those of the playbook agree? */
export async function inspectTemplate(
  connection: ConnectionRuntime,
  playbook: Playbook,
  name: string,
): Promise<readonly Finding[]> {
  const { account, can, vendor } = connection;
  if (can.templates === false) {
    const text = `${vendor} cannot list templates in this dialect: “${name}” was not looked at.`;
    return [{ level: "note", text }];
  }
  const names = can.templates === "names";
  const template = names ? await namedTemplate(account, name) : await account.describeTemplate(name);
  if (template === undefined) return [notThere(vendor, name, await account.templates())];
  if (names) {
    const text = `${vendor} has the template “${template.name}”; its fields are not shown in this dialect.`;
    return [{ level: "note", text }];
  }
  const refused = (await account.inspect?.(sampleOf(name, playbook))) ?? [];
  return [...inspectFields(connection, template, playbook), ...refused];
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

function notThere(vendor: string, wanted: string, templates: readonly Named[]): Finding {
  const names = templates.map(({ name }) => name);
  const text = `${vendor} has no template “${wanted}”${didYouMean(wanted, names)}`;
  if (names.length === 0) return { level: "problem", text, help: "The key sees no templates at all." };
  const rest = names.length - MOST_NAMES;
  const more = rest > 0 ? ` and ${rest} more` : "";
  return { level: "problem", text, help: `There are: ${names.slice(0, MOST_NAMES).join(", ")}${more}.` };
}

function inspectFields(
  { id, vendor }: ConnectionRuntime,
  template: Template,
  playbook: Playbook,
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
      text: `${vendor} (${id}): the template “${template.name}” has ${template.fields.length} fields; ${given.length - unknown.length} are filled in.`,
    },
  ];
  if (unknown.length > 0) {
    const has = `The template has: ${names.join(", ")}.`;
    const help =
      names.length > 0 ? has : (template.help ?? "The template has no fields that can be filled in.");
    const text = `The template “${template.name}” has no field ${unknown.join(", ")}.`;
    findings.push({ level: "problem", text, help });
  }
  if (missing.length > 0) {
    const wanted = missing.map(fieldWords).join(", ");
    const help = "Add them to the playbook's `send.fields`.";
    findings.push({ level: "problem", text: `The template “${template.name}” requires ${wanted}.`, help });
  }
  return findings;
}
