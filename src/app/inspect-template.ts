import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { isCalled } from "../domain/fill/fill.ts";
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
  if (!can.templates) {
    return [
      {
        level: "note",
        text: `${vendor} cannot list templates in this dialect: “${name}” was not looked at.`,
      },
    ];
  }
  const template = await account.describeTemplate(name);
  if (template === undefined) {
    const known = (await account.templates()).map((each) => each.name).slice(0, 20);
    const help = known.length === 0 ? "The key sees no templates at all." : `There are: ${known.join(", ")}.`;
    return [{ level: "problem", text: `${vendor} has no template “${name}”.`, help }];
  }
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
    const help = `The template has: ${names.join(", ")}.`;
    findings.push({
      level: "problem",
      text: `The template “${template.name}” has no field ${unknown.join(", ")}.`,
      help,
    });
  }
  if (missing.length > 0) {
    const wanted = missing.map((field) => field.name).join(", ");
    const help = "Add them to the playbook's `send.fields`.";
    findings.push({ level: "problem", text: `The template “${template.name}” requires ${wanted}.`, help });
  }
  return [...findings, ...inspectRoles(template, playbook)];
}

/** Roles may be mapped by the playbook's options: what does not meet by name is worth a look, no more. */
function inspectRoles({ name, roles }: Template, { send }: Playbook): readonly Finding[] {
  const wanted = send.signers.filter(({ receives }) => receives === "signature").map(({ role }) => role);
  const strangers = wanted.filter((role) => !roles.some((known) => same(known, role)));
  if (roles.length === 0 || strangers.length === 0) return [];
  const text = `The template “${name}” has places for ${roles.join(", ")}; the playbook's ${strangers.join(", ")} ${strangers.length === 1 ? "is" : "are"} none of them by name.`;
  const help =
    "Name the signer's `role` after its place, or map it in `send.options`, as the vendor's page says.";
  return [{ level: "note", text, help }];
}
