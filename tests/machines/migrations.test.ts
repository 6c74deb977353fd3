import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles, ROOT } from "../../scripts/source/list-files.ts";

/** The last step of the schema that no two versions had to share. */
const ALONE = 11;

/** What breaks the statements of the version before, which runs on while this one comes. */
const BREAKING = {
  "takes something away": /\bdrop (?:table|column|schema|type|view)\b/iu,
  "gives something another name": /\brename (?:to|column)\b/iu,
  "changes a type": /\balter column \w+ (?:set data )?type\b/iu,
  "demands what the version before does not write":
    /\bset not null\b|\badd column \w+ [\w[\]]+ not null(?![^,]* default)/iu,
  "waits for a whole table": /\bdrop index\b/iu,
} as const;
/** The way out, in the statement itself: the version before this one does not use it any more. */
const UNUSED = "/* unused by the version before */";

/** What is wrong with a step, in words. */
function breaks(text: string): readonly string[] {
  const statements = text.split(/[;`]/u).filter((statement) => !statement.includes(UNUSED));
  const broken = Object.entries(BREAKING).flatMap(([what, pattern]) =>
    statements.some((statement) => pattern.test(statement)) ? [what] : [],
  );
  return statements.some((statement) => stopsWriters(statement, text))
    ? [...broken, "stops all writers of a table until it has read it"]
    : broken;
}

/** An index on a table that the step itself makes is built of nothing; any other one has its place in `build-indexes.ts`. */
function stopsWriters(statement: string, text: string): boolean {
  const table = /\bcreate (?:unique )?index\b.*?\bon (?:only )?([\w.]+)/isu.exec(statement)?.[1];
  return table !== undefined && !text.includes(`create table ${table} (`);
}

test("a step of the schema leaves the version before it running: it adds, and takes away what nobody uses any more", () => {
  const steps = listFiles("src/store/migrations").filter(
    (path) => Number(/\/(\d{4})-/u.exec(path)?.[1] ?? 0) > ALONE,
  );
  for (const path of steps)
    expect({ path, breaks: breaks(readFileSync(join(ROOT, path), "utf8")) }).toEqual({ path, breaks: [] });
});

test.each([
  ["`alter table t drop column a`", ["takes something away"]],
  ["`alter table t rename column a to b`", ["gives something another name"]],
  ["`alter table t alter column a type bigint`", ["changes a type"]],
  ["`alter table t add column a text not null`", ["demands what the version before does not write"]],
  ["`alter table t add column a text not null default '', add column b text`", []],
  [`\`alter table t ${UNUSED} drop column a\``, []],
  ["`create index i on a.t (b)`", ["stops all writers of a table until it has read it"]],
  ["`create unique index concurrently i on t (b)`", ["stops all writers of a table until it has read it"]],
  ["`create table a.t (b text)`, `create index i on a.t (b)`", []],
  ["`drop index a.i`", ["waits for a whole table"]],
  [`\`drop index ${UNUSED} a.i\``, []],
])("it is told of %s", (text, expected) => {
  expect(breaks(text)).toEqual(expected);
});
