import { isAbsolute, join } from "node:path";
import type { ArchiveConfig, RetentionConfig, ServerConfig, SignInConfig } from "./config.ts";
import { FileArchive, FileRetention, FileServer } from "./file-schema.ts";
import type { Reader } from "./reader.ts";

const PORT = 8_080;
const HOST = "0.0.0.0";

/** The group `server`; `directory` is the file's own. */
export function readServer(
  reader: Reader,
  value: unknown,
  { host = HOST, directory = "." }: { readonly host?: string; readonly directory?: string },
): ServerConfig | undefined {
  const file = reader.read(FileServer, value ?? {}, ["server"]);
  if (file === undefined) return undefined;
  const { dataDir, ...others } = file;
  if (others.signIn !== undefined) checkSignIn(reader, others, others.signIn);
  const placed =
    dataDir === undefined ? {} : { dataDir: isAbsolute(dataDir) ? dataDir : join(directory, dataDir) };
  return { port: PORT, host, ...others, ...placed };
}

/** Codes and secrets travel to the issuer, and it sends people back to us. */
function checkSignIn(
  reader: Reader,
  { publicUrl, allowPrivateHosts }: { readonly publicUrl?: string; readonly allowPrivateHosts: boolean },
  { issuer }: SignInConfig,
): void {
  if (publicUrl === undefined)
    reader.tell(
      ["server", "signIn"],
      "Single sign-on needs `publicUrl`.",
      "Say where browsers reach this service.",
    );
  if (!issuer.startsWith("https:") && !allowPrivateHosts)
    reader.tell(["server", "signIn", "issuer"], "must begin with https://");
}

export function readRetention(reader: Reader, value: unknown): RetentionConfig | undefined {
  return reader.read(FileRetention, value ?? {}, ["retention"]);
}

export function readArchive(
  reader: Reader,
  value: unknown,
  { dataDir = "data" }: { readonly dataDir?: string },
): ArchiveConfig | undefined {
  const file = reader.read(FileArchive, value ?? {}, ["archive"]);
  if (file === undefined) return undefined;
  const { kind = file.bucket === undefined ? "files" : "s3", directory, bucket, ...store } = file;
  if (kind === "files") {
    if (bucket !== undefined) reader.tell(["archive", "bucket"], "`bucket` belongs to `kind: s3`.");
    return { kind, directory: directory ?? join(dataDir, "archive") };
  }
  if (directory !== undefined) reader.tell(["archive", "directory"], "`directory` belongs to `kind: files`.");
  if (bucket === undefined) {
    reader.tell(["archive"], "`bucket` is missing.", "Name the S3 bucket, or use `kind: files`.");
    return undefined;
  }
  if ((store.accessKeyId === undefined) !== (store.secretAccessKey === undefined)) {
    reader.tell(["archive"], "`accessKeyId` and `secretAccessKey` belong together.");
  }
  const { prefix, region, endpoint, accessKeyId, secretAccessKey } = store;
  return {
    kind,
    bucket,
    prefix,
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(secretAccessKey === undefined ? {} : { secretAccessKey }),
  };
}
