import type { Config } from "../config/config.ts";
import type { LoadResult } from "../config/load-config.ts";
import type { DataPlace, Inspection } from "./application.ts";
import type { Command, Input, Surroundings } from "./command.ts";
import {
  PLACE_OPTIONS,
  checkFile,
  dataPlace,
  problemLines,
  problemObjects,
  rulingFile,
} from "./config-file.ts";
import { painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { STORED } from "./standing-config.ts";

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
    const json = input.has("json");
    const { path, result, place } = await toBeChecked(input, around);
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
    for await (const inspection of inspect(result.config, place(result.config))) {
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

interface ToBeChecked {
  /** What problems are told of. */
  readonly path: string;
  readonly result: LoadResult;
  readonly place: (config: Config) => DataPlace;
}

/** The file, or what is kept in the database. */
async function toBeChecked(input: Input, { terminal, application }: Surroundings): Promise<ToBeChecked> {
  const path = await rulingFile(input, terminal);
  const place = (config?: Config): DataPlace => dataPlace(input, terminal, config?.server);
  if (path !== undefined) return { path, result: await checkFile(path, input, terminal), place };
  const { storedConfig } = await application();
  return { path: STORED, result: await storedConfig(place()), place };
}

function linesOf({ account, about, level, text, help }: Inspection, paint: Paint): readonly string[] {
  const [color, mark] = MARKS[level];
  const first = `${paint(color, mark)} ${account} · ${about} · ${plain(text)}`;
  return help === undefined ? [first] : [first, paint("dim", `    ${plain(help)}`)];
}
