import { archiveBundle } from "../archive/archive-bundle.ts";
import type { Archive } from "../archive/archive.ts";
import { createFileArchive } from "../archive/file-archive.ts";
import { createS3Archive } from "../archive/s3-archive.ts";
import type { ArchiveConfig } from "../config/config.ts";
import type { ArchivePort } from "../corridor/runtime.ts";

/** The archive as the corridor uses it; `use` takes over the one that a changed file names. */
export interface ReopenedArchive extends ArchivePort {
  use(config: ArchiveConfig): void;
}

/**
 * Opens the archive. What was archived before a change stays where it is: it is read there as long as this process lives,
 * for a contract whose PDF is not on its deal yet.
 */
export function archivePort(first: ArchiveConfig): ReopenedArchive {
  const opened = new Map<string, Archive>();
  let current = open(first);

  function open(config: ArchiveConfig): Archive {
    const name = JSON.stringify(config);
    const archive = opened.get(name) ?? openArchive(config);
    opened.set(name, archive);
    return archive;
  }

  return {
    use(config) {
      current = open(config);
    },
    keep: (bundle) => archiveBundle(current, bundle),
    async get({ key }) {
      const former = [...opened.values()].filter((archive) => archive !== current);
      for (const archive of [current, ...former]) {
        const bytes = await archive.get(key);
        if (bytes !== undefined) return bytes;
      }
      return undefined;
    },
    async remove({ key }) {
      const folder = key.slice(0, key.lastIndexOf("/"));
      // a key that names no folder of its contract's own would name everybody's
      if (folder.split("/").length < 3) throw new Error("a file of the archive lies in no folder of its own");
      let wasThere = false;
      for (const archive of opened.values()) if (await archive.removeFolder(folder)) wasThere = true;
      return wasThere;
    },
  };
}

/** The archive that the file names. */
export function openArchive(config: ArchiveConfig): Archive {
  return config.kind === "files" ? createFileArchive(config.directory) : createS3Archive(config);
}
