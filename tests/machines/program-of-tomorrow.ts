import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../scripts/source/list-files.ts";

/** The step of the schema that only tomorrow's program knows. */
export const TOMORROW = "9999-tomorrow";

/** What an upgrade may do while the old program runs: add, with a default, and fill in. */
const STEP = `import { sql } from "kysely";
const STATEMENTS = [
  "alter table countersign.contracts add column tomorrow text, add column weight integer not null default 1",
  "alter table countersign.deliveries add column tomorrow jsonb not null default '[]'",
  "alter table countersign.trail add column tomorrow text",
  "alter table countersign.looks add column tomorrow text",
  "alter table countersign.limits add column tomorrow text",
  "create table countersign.tomorrow (id bigint primary key)",
  "create index tomorrow_weight on countersign.contracts (weight)",
  "update countersign.contracts set tomorrow = 'filled in'",
];
export const tomorrow = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
`;

const isNeeded = (path: string): boolean => !/\.test(?:kit)?\.ts$/u.test(path);

/** Copies this program to `home` and gives it one more step of the schema. */
export async function writeProgramOfTomorrow(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  for (const part of ["bin", "src", "sandbox", "texts", "package.json", "console/dist"]) {
    const options = { recursive: true, filter: isNeeded };
    await cp(join(ROOT, part), join(home, part), options).catch((error: unknown) => {
      if (part !== "console/dist") throw error;
    });
  }
  await symlink(join(ROOT, "node_modules"), join(home, "node_modules"));
  const steps = join(home, "src/store/migrations");
  await writeFile(join(steps, `${TOMORROW}.ts`), STEP);
  const all = await readFile(join(steps, "all.ts"), "utf8");
  const more = all
    .replace("/** Every step", `import { tomorrow } from "./${TOMORROW}.ts";\n\n/** Every step`)
    .replace(/\n\};\n$/u, `\n  "${TOMORROW}": tomorrow,\n};\n`);
  if (!more.includes(`"${TOMORROW}": tomorrow`))
    throw new Error("the list of migrations looks different now");
  await writeFile(join(steps, "all.ts"), more);
}
