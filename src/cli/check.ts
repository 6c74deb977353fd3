import type { Inspection } from "./application.ts";
import type { Command } from "./command.ts";
import { CONFIG_OPTION, DATA_OPTION, checkFile, configPath, dataPlace, problemLines } from "./config-file.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";

const MARKS = { ok: ["green", "✓"], note: ["yellow", "!"], problem: ["red", "✗"] } as const;

export const check: Command = {
  name: "check",
  summary: "Check the file, then every connection, template, field and stage; exit 1 on problems",
  args: [],
  options: {
    ...CONFIG_OPTION,
    offline: { sentence: "Only the file; nothing is called" },
    json: { sentence: "One JSON object per line" },
    ...DATA_OPTION,
  },
  examples: ["check --config countersign.yaml", "check --config countersign.yaml --offline"],
  async run(input, around) {
    const { terminal, application } = around;
    const path = configPath(input, terminal);
    const json = input.has("json");
    const result = await checkFile(path, input, around.terminal);
    if (!("config" in result)) {
      const lines = json
        ? result.problems.map((problem) => JSON.stringify({ level: "problem", file: path, ...problem }))
        : problemLines(path, result.problems, terminal);
      for (const line of lines) terminal.out(line);
      return 1;
    }
    const paint = painter(terminal.color);
    if (!json) terminal.out(`${paint("green", "✓")} ${path} is in order.`);
    if (input.has("offline")) return 0;
    const { inspect } = await application();
    let problems = 0;
    for await (const inspection of inspect(result.config, dataPlace(input, terminal))) {
      if (inspection.level === "problem") problems += 1;
      for (const line of json ? [JSON.stringify(inspection)] : linesOf(inspection, paint)) terminal.out(line);
    }
    if (!json && problems > 0) terminal.out(paint("red", `${problems} problem${problems === 1 ? "" : "s"}.`));
    return problems > 0 ? 1 : 0;
  },
};

function linesOf({ account, about, level, text, help }: Inspection, paint: Paint): readonly string[] {
  const [color, mark] = MARKS[level];
  const first = `${paint(color, mark)} ${account} · ${about} · ${plain(text)}`;
  return help === undefined ? [first] : [first, paint("dim", `    ${plain(help)}`)];
}
