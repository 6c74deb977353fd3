import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { billOfMaterials } from "../../scripts/source/bill-of-materials.ts";

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
}

const Wanted = z.record(z.string(), z.string()).optional();
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      link: z.boolean().optional(),
      dependencies: Wanted,
      devDependencies: Wanted,
      optionalDependencies: Wanted,
      peerDependencies: Wanted,
    }),
  ),
});
const Manifest = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  scripts: z.record(z.string(), z.string()),
});

const locked = Object.entries(Lock.parse(read("package-lock.json")).packages);
const packages = locked.filter(([path]) => path !== "");
const npmrc = readFileSync(new URL("../../.npmrc", import.meta.url), "utf8");

/** npm's own; where the lock file names no place, a package comes from there as well. */
const REGISTRY = "https://registry.npmjs.org/";

test("every package is pinned by a strong hash, and none comes from elsewhere than npm's registry", () => {
  expect(packages.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved = REGISTRY, link = false }] of packages) {
    expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/u);
    expect([resolved.startsWith(REGISTRY), link], `${path}: ${resolved}`).toEqual([true, false]);
  }
  // what is wanted is a version there: no repository, no address, no folder, and no name that hides one
  for (const [path, { dependencies, devDependencies, optionalDependencies, peerDependencies }] of locked)
    for (const wanted of [dependencies, devDependencies, optionalDependencies, peerDependencies])
      for (const [name, version] of Object.entries(wanted ?? {}))
        expect(version.replace(/^npm:(?:@[\w.-]+\/)?[\w.-]+@/u, ""), `${path} wants ${name}`).not.toMatch(
          /[:/]/u,
        );
  // nobody is sent to another one by a file that comes with the project
  const named = [...npmrc.matchAll(/^[^#;\n]*\bregistry\s*=\s*(\S+)/gmu)].map(([, address]) => address);
  expect(named.filter((address) => address !== REGISTRY)).toEqual([]);
  expect(read("package.json")).not.toHaveProperty("overrides");
});

test("no package runs a script when it is installed", () => {
  const { allowScripts, scripts } = Manifest.parse(read("package.json"));
  const wanting = packages.flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.replace(/^.*node_modules\//u, "")] : [],
  );
  expect(wanting.filter((name) => allowScripts[name] !== false)).toEqual([]);
  // nor have we one that would run before, after or beside what somebody asked for
  expect(
    Object.keys(scripts).filter((name) => /^(?:pre|post)|install|^(?:dependencies|prepare)/u.test(name)),
  ).toEqual([]);
  expect(npmrc).toMatch(/^ignore-scripts=true$/mu);
});

test("the bill of materials names every package with its hash, and what needs what", () => {
  const bill = billOfMaterials(read("package-lock.json"));
  const refs = new Set(bill.components.map((one) => one["bom-ref"]));
  for (const [path] of packages)
    expect(bill.components.map(({ name }) => name)).toContain(path.replace(/^.*node_modules\//u, ""));
  for (const { hashes } of bill.components) expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/u);
  for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
  const own = bill.dependencies.find(({ ref }) => ref.startsWith("countersign@"));
  expect(own?.dependsOn.some((ref) => ref.startsWith("pkg:npm/fastify@"))).toBe(true);
  expect(bill).toEqual(billOfMaterials(read("package-lock.json")));
});
