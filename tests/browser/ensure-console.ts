import { mkdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isConsoleStale } from "../../scripts/console/is-console-stale.ts";
import { runCommand } from "../../scripts/run-command.ts";
import { eventually } from "../../src/cli/service.testkit.ts";

const LOCK = join(tmpdir(), "countersign-console-build");
const PATIENCE_MS = 120_000;

/** Builds the console where it is older than its sources; test files that need it at once build it once. */
export async function ensureConsole(): Promise<void> {
  await eventually(
    "the console is built",
    async () => {
      if (!isConsoleStale()) return true;
      await forgetOldLock();
      const isOurs = await mkdir(LOCK).then(
        () => true,
        () => false,
      );
      if (!isOurs) return undefined;
      try {
        const { code, output } = await runCommand(["node", "scripts/build-console.ts"]);
        if (code !== 0) throw new Error(output);
      } finally {
        await rm(LOCK, { recursive: true });
      }
      return true;
    },
    PATIENCE_MS,
  );
}

/** A build that was killed leaves it behind. */
async function forgetOldLock(): Promise<void> {
  const made = await stat(LOCK).catch(() => undefined);
  if (made !== undefined && Date.now() - made.mtimeMs > PATIENCE_MS) await rm(LOCK, { recursive: true });
}
