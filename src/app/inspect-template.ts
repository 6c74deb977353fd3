import type { ConnectionRuntime } from "../corridor/runtime.ts";
import type { Capabilities } from "../domain/capabilities.ts";
import { didYouMean, fieldWords, isCalled } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import { same } from "../domain/same.ts";
import type { Template } from "../domain/template.ts";
import type { Finding } from "../providers/provider.ts";

/** Does the vendor have this template, and do its fields and those of the playbook agree? */
export async function inspectTemplate(
  { account, can, vendor }: ConnectionRuntime,
  playbook: Playbook,
  name: string,
): Promise<readonly Finding[]> {
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
  const roles = account.inspect === undefined ? inspectRoles(template, playbook, can) : [];
  const refused = (await account.inspect?.(sampleOf(name, playbook))) ?? [];
  return [...inspectFields(template, playbook), ...roles, ...refused];
}

type Inspect = NonNullable<ConnectionRuntime["account"]["inspect"]>;

/** The playbook's order as far as it is the same for all deals. */
function sampleOf(template: string, { send }: Playbook): Parameters<Inspect>[0] {
  const signers = send.signers.map(({ role, order, receives }, index) => ({
    role,
    name: role,
    email: `signer${index + 1}@example.com`,
    order: order ?? index + 1,
    receives,
  }));
  return { template, signers, options: send.options };
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

function inspectFields(template: Template, playbook: Playbook): readonly Finding[] {
  const given = Object.keys(playbook.send.fields);
  const names = template.fields.map((field) => field.name);
  const unknown = given.filter((wanted) => !template.fields.some((field) => isCalled(field, wanted)));
  const missing = template.fields.filter(
    (field) => field.required && !given.some((wanted) => isCalled(field, wanted)),
  );
  const findings: Finding[] = [
    {
      level: "ok",
      text: `The template “${template.name}” has ${template.fields.length} fields; ${given.length - unknown.length} are filled in.`,
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

/** Where roles may be mapped by the playbook's options, what does not meet by name is worth a look, no more. */
function inspectRoles(
  { name, roles }: Template,
  { send }: Playbook,
  { seats }: Pick<Capabilities, "seats">,
): readonly Finding[] {
  const wanted = send.signers.filter(({ receives }) => receives === "signature").map(({ role }) => role);
  const strangers = wanted.filter((role) => !roles.some((known) => same(known, role)));
  if (roles.length === 0 || strangers.length === 0) return [];
  // with one of each there is nothing to confuse
  if (seats === true && roles.length === 1 && send.signers.length === 1) return [];
  const text = `The template “${name}” has places for ${roles.join(", ")}; the playbook's ${strangers.join(", ")} ${strangers.length === 1 ? "is" : "are"} none of them by name.`;
  if (seats === true) {
    return [{ level: "problem", text, help: "Name the signer's `role` after its place in the template." }];
  }
  const help =
    "Name the signer's `role` after its place, or map it in `send.options`, as the vendor's page says.";
  return [{ level: "note", text, help }];
}
