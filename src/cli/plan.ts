import type { Preview } from "./application.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { dealNumber } from "./deal-option.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { standingConfig } from "./standing-config.ts";
import { table } from "./table.ts";

export const plan: Command = {
  name: "plan",
  summary: "Dry run: the contract as it would be filled in for a deal; nothing is sent",
  args: [],
  options: {
    account: { value: "A", sentence: "Account of the deal" },
    deal: { value: "ID", sentence: "The deal" },
    playbook: { value: "P", sentence: "Only this playbook" },
    json: { sentence: "As one JSON array" },
    ...PLACE_OPTIONS,
  },
  examples: ["plan --config countersign.yaml --account acme --deal 4711"],
  async run(input, around) {
    const { terminal, application } = around;
    const account = input.need("account");
    const dealId = dealNumber(input.need("deal"));
    const playbook = input.text("playbook");
    const standing = await standingConfig(input, around);
    if (standing === undefined) return 1;
    const { config, place } = standing;
    const { preview } = await application();
    const previews = await preview(config, place, {
      account,
      dealId,
      ...(playbook === undefined ? {} : { playbook }),
    });
    const paint = painter(terminal.color);
    if (input.has("json")) terminal.out(JSON.stringify(previews));
    else for (const line of previews.flatMap((each) => linesOf(each, paint))) terminal.out(line);
    if (previews.length === 0 && !input.has("json")) terminal.out("No playbook fits this deal.");
    return previews.some((each) => each.problems.length > 0) ? 1 : 0;
  },
};

function linesOf(preview: Preview, paint: Paint): readonly string[] {
  const { playbook, vendor, cost, order, problems, effects, warnings } = preview;
  const via = vendor === undefined ? "" : ` via ${vendor}`;
  const lines = [`${paint("bold", playbook)}${via}: ${verdictOf(preview)}`];
  for (const { what, text } of problems) lines.push(`  ${paint("red", "✗")} ${plain(what)}: ${plain(text)}`);
  for (const text of warnings) lines.push(`  ${paint("yellow", "!")} ${plain(text)}`);
  if (order !== undefined) {
    if (order.level !== undefined) lines.push(`  level    ${order.level}`);
    if (cost !== undefined) lines.push(`  cost     ${plain(cost)}`);
    const fields = Object.entries(order.fields).map(([name, value]) => [`  ${plain(name)}`, plain(value)]);
    lines.push(`  template ${plain(order.template)}`, `  title    ${plain(order.title)}`);
    lines.push(...table(["  FIELD", "VALUE"], fields));
    const signers = order.signers.map((each) => [
      `  ${each.order}`,
      plain(each.name),
      each.email,
      each.role,
      each.receives,
    ]);
    lines.push(...table(["  ORDER", "SIGNER", "E-MAIL", "ROLE", "RECEIVES"], signers));
  }
  return [...lines, ...effects.map((effect) => `  → ${plain(effect)}`), ""];
}

/** A contract whose values are missing is not sent either, wherever the deal stands. */
function verdictOf({ held, problems }: Preview): string {
  if (held !== undefined) return `nothing would be sent now: ${plain(held)}`;
  if (problems.length === 0) return "would be sent";
  return `would not be sent until ${problems.length === 1 ? "this is" : "these are"} mended`;
}
