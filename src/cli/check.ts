import type { Inspection } from "./application.ts";
import type { Command } from "./command.ts";
import {
  PLACE_OPTIONS,
  checkFile,
  configPath,
  dataPlace,
  problemLines,
  problemObjects,
} from "./config-file.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";

const MARKS = { ok: ["green", "✓"], note: ["yellow", "!"], problem: ["red", "✗"] } as const;

export const check: Command = {
  name: "check",
  summary:
    "Check the file, then the archive, every connection, template, field and stage; exit 1 on problems",
  args: [],
  options: {
    offline: { sentence: "Only the file; nothing is called" },
    json: { sentence: "One JSON object per line" },
    ...PLACE_OPTIONS,
  },
  examples: ["check --config countersign.yaml", "check --config countersign.yaml --offline"],
  async run(input, around) {
    const { terminal, application } = around;
    const path = configPath(input, terminal);
    const json = input.has("json");
    const result = await checkFile(path, input, around.terminal);
    if (!("config" in result)) {
      const lines = json
        ? problemObjects(path, result.problems)
        : problemLines(path, result.problems, terminal);
      for (const line of lines) terminal.out(line);
      return 1;
    }
    const paint = painter(terminal.color);
    if (!json) terminal.out(`${paint("green", "✓")} ${path} is in order.`);
    if (input.has("offline")) return 0;
    const { inspect } = await application();
    let problems = 0;
    let notes = 0;
    for await (const inspection of inspect(result.config, dataPlace(input, terminal, result.config.server))) {
      if (inspection.level === "problem") problems += 1;
      if (inspection.level === "note") notes += 1;
      for (const line of json ? [JSON.stringify(inspection)] : linesOf(inspection, paint)) terminal.out(line);
    }
    if (json) return problems > 0 ? 1 : 0;
    if (problems > 0) terminal.out(paint("red", `${problems} problem${problems === 1 ? "" : "s"}.`));
    else
      terminal.out(
        `No problems${notes === 0 ? "." : `; ${notes} line${notes === 1 ? "" : "s"} with ! to know about.`}`,
      );
    return problems > 0 ? 1 : 0;
  },
};

function linesOf({ account, about, level, text, help }: Inspection, paint: Paint): readonly string[] {
  const [color, mark] = MARKS[level];
  const first = `${paint(color, mark)} ${account} · ${about} · ${plain(text)}`;
  return help === undefined ? [first] : [first, paint("dim", `    ${plain(help)}`)];
}
