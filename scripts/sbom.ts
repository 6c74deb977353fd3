import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials } from "./source/bill-of-materials.ts";
import { ROOT } from "./source/list-files.ts";

// `npm run sbom -- FILE` writes what the lock file holds as CycloneDX; without FILE it goes to standard output.
const lock: unknown = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
const text = `${JSON.stringify(billOfMaterials(lock), undefined, 2)}\n`;
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
