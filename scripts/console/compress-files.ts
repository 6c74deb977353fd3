import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

const COMPRESSED = /\.(?:js|css|svg|json)$/u;
/** Below this, compressing saves nothing. */
const LEAST_BYTES = 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Lays `FILE.br` and `FILE.gz` beside each text of the folder, so that the service need not compress at each call. */
export async function compressFiles(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => COMPRESSED.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const bytes = await readFile(path);
      if (bytes.length < LEAST_BYTES) return;
      await Promise.all([
        writeFile(`${path}.br`, await brotli(bytes)),
        writeFile(`${path}.gz`, await zip(bytes)),
      ]);
    }),
  );
}
