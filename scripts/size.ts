import { styleText } from "node:util";
import { listFiles } from "./source/list-files.ts";
import { measure } from "./source/measure.ts";

// A report, not a gate: how big the rooms' files are, and how much test text stands against the source.
const groups = { src: ["src"], sandbox: ["sandbox"], "tests, scripts, bench": ["tests", "scripts", "bench"] };

console.log(styleText("dim", "                        files   lines  median  p90  max"));
for (const [name, folders] of Object.entries(groups)) {
  const { files, lines, median, p90, max, longest } = measure(
    folders.flatMap((folder) => listFiles(folder)),
    "source",
  );
  const figures = [
    String(files).padStart(5),
    String(lines).padStart(7),
    String(median).padStart(7),
    String(p90).padStart(4),
    String(max).padStart(4),
  ];
  console.log(`${name.padEnd(24)}${figures.join(" ")}  ${longest}`);
}
const everything = ["src", "sandbox", "tests"].flatMap((folder) => listFiles(folder));
const source = measure(listFiles("src"), "source");
const tests = measure(everything, "test");
console.log(`tests ÷ source of src   ${(tests.lines / Math.max(1, source.lines)).toFixed(2)}`);
