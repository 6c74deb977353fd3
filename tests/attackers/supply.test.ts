import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { billOfMaterials } from "../../scripts/source/bill-of-materials.ts";

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
}

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const Manifest = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  scripts: z.record(z.string(), z.string()),
});

const packages = Object.entries(Lock.parse(read("package-lock.json")).packages).filter(
  ([path]) => path !== "",
);

test("every package is pinned by a strong hash, and none comes from elsewhere than a registry", () => {
  expect(packages.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved = "https://" }] of packages) {
    expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/u);
    expect(resolved, path).toMatch(/^https:\/\//u);
  }
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
  const npmrc = readFileSync(new URL("../../.npmrc", import.meta.url), "utf8");
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
