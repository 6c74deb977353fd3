import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";

export interface ConfigWatch {
  /** Looks now, whatever the file system said; resolves when the file's text was handed over or found unchanged. */
  look(): Promise<void>;
  stop(): void;
}

/** How long a file must rest before it is read: editors write in several steps. */
const DEBOUNCE_MS = 200;
/** Network drives and mounted secrets do not always report changes. */
const POLL_MS = 5_000;

/**
 * Hands over the file's text whenever it changed, one at a time. The caller parses it; what does not parse is reported
 * and the configuration in force stays. A file that is gone for a moment is no change.
 */
export function watchConfig(
  path: string,
  onChange: (text: string) => void | Promise<void>,
  options: { readonly initial?: string; readonly pollMs?: number } = {},
): ConfigWatch {
  let known = options.initial;
  let chain: Promise<void> = Promise.resolve();
  let resting: NodeJS.Timeout | undefined;
  const read = async (): Promise<void> => {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined || text === known) return;
    known = text;
    await onChange(text);
  };
  const look = (): Promise<void> => {
    chain = chain.then(read, read);
    return chain;
  };
  const soon = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => void look().catch(() => undefined), DEBOUNCE_MS);
  };
  const poll = setInterval(() => void look().catch(() => undefined), options.pollMs ?? POLL_MS);
  poll.unref();
  const watcher = watchDirectory(path, soon);
  return {
    look,
    stop() {
      clearTimeout(resting);
      clearInterval(poll);
      watcher?.();
    },
  };
}

/** The directory, not the file: editors and Kubernetes replace the file, and a watch on it would watch the old one. */
function watchDirectory(path: string, onEvent: () => void): (() => void) | undefined {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(path) || name.startsWith("..")) onEvent();
    });
    watcher.on("error", () => watcher.close());
    return () => watcher.close();
  } catch {
    return undefined;
  }
}
