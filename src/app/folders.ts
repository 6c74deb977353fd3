import { createFileFolder } from "../archive/file-folder.ts";
import { createS3Folder } from "../archive/s3-folder.ts";
import type { ArchiveConfig } from "../config/config.ts";
import type { Folder } from "../providers/provider.ts";

/** Opens folders by address: a directory, or `s3://bucket/prefix` with the archive's own region and keys where it is on S3. */
export function folders(archive: ArchiveConfig): (address: string) => Folder {
  return (address) => {
    const bucket = /^s3:\/\/([^/]+)\/?(.*)$/u.exec(address);
    if (bucket === null) return createFileFolder(address);
    const [, name = "", prefix = ""] = bucket;
    const access = archive.kind === "s3" ? archive : { region: process.env["AWS_REGION"] ?? "us-east-1" };
    return createS3Folder({ ...access, bucket: name, prefix });
  };
}
