import { archiveBundle } from "../archive/archive-bundle.ts";
import type { Archive } from "../archive/archive.ts";
import { createFileArchive } from "../archive/file-archive.ts";
import { createS3Archive } from "../archive/s3-archive.ts";
import type { ArchiveConfig } from "../config/config.ts";
import type { ArchivePort } from "../corridor/runtime.ts";

export function openArchive(config: ArchiveConfig): Archive {
  return config.kind === "files" ? createFileArchive(config.directory) : createS3Archive(config);
}

/** The archive as the corridor uses it. */
export function archivePort(archive: Archive): ArchivePort {
  return {
    keep: (bundle) => archiveBundle(archive, bundle),
    get: (file) => archive.get(file.key),
  };
}
