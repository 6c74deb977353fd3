import { styleText } from "node:util";
import { consoleFiles, listFiles } from "./source/list-files.ts";
import { measure } from "./source/measure.ts";

// A report, not a gate: how big the rooms' files are, and how much test text stands against the source.
const everything = [
  ...["src", "sandbox", "scripts", "bench", "tests"].flatMap((folder) => listFiles(folder)),
  ...consoleFiles(),
];
const groups = {
  src: measure(listFiles("src"), "source"),
  sandbox: measure(listFiles("sandbox"), "source"),
  console: measure(consoleFiles(), "source"),
  "scripts, bench": measure([...listFiles("scripts"), ...listFiles("bench")], "source"),
  tests: measure(everything, "test"),
};

console.log(styleText("dim", "                        files   lines  median  p90  max"));
for (const [name, { files, lines, median, p90, max, longest }] of Object.entries(groups)) {
  const figures = [
    String(files).padStart(5),
    String(lines).padStart(7),
    String(median).padStart(7),
    String(p90).padStart(4),
    String(max).padStart(4),
  ];
  console.log(`${name.padEnd(24)}${figures.join(" ")}  ${longest}`);
}
const source = groups.src.lines + groups.sandbox.lines + groups.console.lines;
console.log(`tests ÷ source          ${(groups.tests.lines / Math.max(1, source)).toFixed(2)}`);
