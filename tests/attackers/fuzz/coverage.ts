import { Session } from "node:inspector/promises";

/** Which pieces of our own code have run, told by Node itself. */
export interface Coverage {
  /** Runs it; resolves to the pieces that ran, by name. */
  of(run: () => Promise<void>): Promise<ReadonlySet<string>>;
  stop(): Promise<void>;
}

const OURS = new URL("../../../src/", import.meta.url).href;

/** Counts blocks, not lines: a branch not taken is a piece of its own. */
export async function openCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const take = async (): Promise<ReadonlySet<string>> => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const pieces = result
      .filter(({ url }) => url.startsWith(OURS))
      .flatMap(({ url, functions }) =>
        functions.flatMap(({ ranges }) =>
          ranges
            .filter(({ count }) => count > 0)
            .map(({ startOffset, endOffset }) => `${url.slice(OURS.length)}:${startOffset}-${endOffset}`),
        ),
      );
    return new Set(pieces);
  };
  return {
    async of(run) {
      await take();
      await run();
      return take();
    },
    async stop() {
      await session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}
