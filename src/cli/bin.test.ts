import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const HOME = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(HOME, "bin", "countersign");
let directory = "";

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "countersign-bin-"));
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(bin: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const options = { cwd: directory, env: { PATH: "/usr/bin:/bin", ...env } };
  return new Promise((resolve) => {
    execFile(bin, [...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

test("--help names every command, from any directory and through links", async () => {
  const link = join(directory, "linked");
  await symlink(BIN, link);
  const { code, out } = await run(link, ["--help"]);
  expect(code).toBe(0);
  for (const name of ["serve", "demo", "check", "plan", "withdraw", "export"])
    expect(out).toContain(`  ${name}`);
  expect(out).not.toContain("\u001b[");
});

test("an unknown command or option says what was meant and ends with 2", async () => {
  expect(await run(BIN, ["chekc"])).toEqual({
    code: 2,
    out: "",
    err: "There is no command “chekc”; did you mean “check”?\nSee `countersign --help`.\n",
  });
  expect(await run(BIN, ["check", "--confg", "x"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("“--config”"),
  });
});

test("check tells all problems of a broken file with file, line and column, and ends with 1", async () => {
  const file = join(directory, "broken.yaml");
  await writeFile(
    file,
    "accounts:\n  acme:\n    kommo:\n      subdomian: acme\n      token: ${NOT_THERE}\n    playbooks:\n      - id: x\n        when: { pipeline: Sales }\n        send: { through: a, template: t, title: '{{ deal.nam }}' }\n",
  );
  const { code, out } = await run(BIN, ["check", "--config", "broken.yaml", "--offline"]);
  expect(code).toBe(1);
  expect(out.split("\n").filter((line) => line.startsWith("broken.yaml:"))).toEqual([
    "broken.yaml:3:5  `subdomain` is missing.",
    "broken.yaml:4:7  There is no setting named “subdomian” here; did you mean “subdomain”?",
    "broken.yaml:5:14  The variable NOT_THERE is not set.",
    "broken.yaml:8:9  `stage` is missing.",
    "broken.yaml:9:17  There is no connection named “a”.",
    expect.stringContaining(
      "broken.yaml:9:49  `title`: “deal” has no value named “nam”; did you mean “name”?",
    ),
  ]);
  expect(out).toContain("6 problems.");
});

test("check says that a good file is in order, and a missing one is wrong use", async () => {
  const file = join(directory, "good.yaml");
  await writeFile(file, "accounts:\n  acme:\n    kommo: { subdomain: acme, token: '${TOKEN}' }\n");
  const good = await run(BIN, ["check", "--offline"], {
    COUNTERSIGN_CONFIG: "good.yaml",
    TOKEN: "a-token-0123456",
  });
  expect(good).toMatchObject({ code: 0, out: "✓ good.yaml is in order.\n" });
  expect(await run(BIN, ["check", "--config", "none.yaml"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("There is no such file: none.yaml"),
  });
});

function checkFiled(env: Record<string, string>): Promise<Ran> {
  return run(BIN, ["check", "--offline"], { COUNTERSIGN_CONFIG: "filed.yaml", ...env });
}

test("secrets may stand in files: our own variables and those of a configuration file", async () => {
  await writeFile(join(directory, "token"), "  a-token-0123456\n");
  await writeFile(join(directory, "empty"), "\n");
  await writeFile(
    join(directory, "filed.yaml"),
    "accounts:\n  acme:\n    kommo: { subdomain: acme, token: '${TOKEN}' }\n",
  );
  expect(await checkFiled({ TOKEN_FILE: "token" })).toMatchObject({ code: 0 });
  const wrong = [
    [{ TOKEN_FILE: "empty" }, "The variable TOKEN is empty."],
    [{ TOKEN_FILE: "nowhere" }, "The file that TOKEN_FILE names cannot be read (ENOENT)."],
    [{ TOKEN_FILE: "token", TOKEN: "x" }, "The variables TOKEN and TOKEN_FILE are both set."],
    [
      { TOKEN: "a-token-0123456", DATABASE_URL_FILE: "nowhere" },
      "DATABASE_URL_FILE names cannot be read (ENOENT).",
    ],
  ] as const;
  for (const [env, sentence] of wrong) {
    const { code, out, err } = await checkFiled(env);
    expect(code).toBe(1);
    expect(out + err).toContain(sentence);
  }
});

test("an older node is passed over, and without any the way out is told", async () => {
  const home = join(directory, "elsewhere");
  await mkdir(join(home, "bin"), { recursive: true });
  await cp(BIN, join(home, "bin", "countersign"));
  const old = join(directory, "old");
  await mkdir(old);
  await writeFile(join(old, "node"), "#!/bin/sh\necho v20.1.0\n", { mode: 0o755 });
  const { code, err } = await run(join(home, "bin", "countersign"), [], { PATH: `${old}:/usr/bin:/bin` });
  expect(code).toBe(1);
  expect(err).toContain("needs Node 24 or newer");
  expect(err).toContain("npm ci");
});

test("installed as a dependency, where Node strips no types by itself, it runs as well", async () => {
  const modules = join(directory, "project", "node_modules");
  const home = join(modules, "countersign");
  await mkdir(join(modules, ".bin"), { recursive: true });
  await mkdir(home);
  for (const part of ["bin", "src", "texts", "package.json"])
    await cp(join(HOME, part), join(home, part), { recursive: true });
  await symlink(join(HOME, "node_modules"), join(home, "node_modules"));
  await symlink("../countersign/bin/countersign", join(modules, ".bin", "countersign"));
  const { out, err } = await run(join(modules, ".bin", "countersign"), ["--version"]);
  const { version } = JSON.parse(await readFile(join(HOME, "package.json"), "utf8"));
  expect(err).toBe("");
  expect(out).toMatch(new RegExp(`^countersign ${String(version)} \\(node 2\\d`));
});
