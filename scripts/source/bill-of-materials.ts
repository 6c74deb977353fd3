import { z } from "zod";

const Locked = z.object({
  version: z.string(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(z.string(), Locked.partial({ version: true })),
});

type Packages = z.infer<typeof Lock>["packages"];

/** A component of the list, as CycloneDX 1.6 writes it (https://cyclonedx.org/docs/1.6/json/). */
interface Component {
  readonly type: "library";
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  /** `excluded`: only development needs it. */
  readonly scope: "required" | "optional" | "excluded";
  readonly hashes?: readonly { readonly alg: "SHA-512"; readonly content: string }[];
  readonly licenses?: readonly { readonly expression: string }[];
}

export interface BillOfMaterials {
  readonly bomFormat: "CycloneDX";
  readonly specVersion: "1.6";
  readonly version: 1;
  readonly metadata: { readonly component: Readonly<Record<string, string>> };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** What the lock file holds, as CycloneDX. The same lock gives the same text: no time and no serial number. Throws on another format. */
export function billOfMaterials(lockFile: unknown): BillOfMaterials {
  const { name, version, packages } = Lock.parse(lockFile);
  const own = `${name}@${version}`;
  const paths = Object.keys(packages).filter((path) => path !== "");
  // one version in two places of the tree is one component
  const components = new Map(paths.map((path) => [refOf(path, packages), componentOf(path, packages)]));
  const needs = new Map<string, Set<string>>();
  for (const path of ["", ...paths]) {
    const ref = path === "" ? own : refOf(path, packages);
    const known = needs.get(ref) ?? new Set();
    for (const found of dependenciesOf(path, packages)) known.add(refOf(found, packages));
    needs.set(ref, known);
  }
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": own, name, version } },
    components: [...components.values()],
    dependencies: [...needs].map(([ref, on]) => ({ ref, dependsOn: [...on].toSorted() })),
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** The package's address: https://github.com/package-url/purl-spec */
function refOf(path: string, packages: Packages): string {
  return `pkg:npm/${nameOf(path).replace("@", "%40")}@${packages[path]?.version ?? ""}`;
}

function componentOf(path: string, packages: Packages): Component {
  const { version = "", integrity, license, dev, optional } = packages[path] ?? {};
  const purl = refOf(path, packages);
  const [algorithm, digest = ""] = (integrity ?? "").split("-");
  const isHashed = algorithm === "sha512";
  return {
    type: "library",
    "bom-ref": purl,
    name: nameOf(path),
    version,
    purl,
    scope: dev === true ? "excluded" : optional === true ? "optional" : "required",
    ...(isHashed
      ? { hashes: [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }] }
      : {}),
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
  };
}

/** Where npm finds what a package asks for: beside it, or further up. Optional ones may be missing. */
function dependenciesOf(path: string, packages: Packages): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies, devDependencies } = packages[path] ?? {};
  const wanted = { ...dependencies, ...optionalDependencies, ...peerDependencies, ...devDependencies };
  return Object.keys(wanted).flatMap((name) => placeOf(name, path, packages) ?? []);
}

function placeOf(name: string, from: string, packages: Packages): string | undefined {
  for (let base = from; ;) {
    const place = `${base === "" ? "" : `${base}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (base === "") return undefined;
    const up = base.lastIndexOf("/node_modules/");
    base = up === -1 ? "" : base.slice(0, up);
  }
}
