import type { Option } from "./option.ts";

/** Settings of the process: `server`, `archive`, `retention`. */
export const SERVER_OPTIONS: readonly Option[] = [
  {
    path: "server.publicUrl",
    type: "address",
    sentence:
      "Where Kommo and the vendors reach this service; every hook address that we hand out starts with it. Without it hooks cannot be registered.",
  },
  {
    path: "server.port",
    type: "whole number",
    default: "8080",
    sentence: "Port that the service listens on; `--port` wins.",
  },
  { path: "server.host", type: "text", default: "0.0.0.0", sentence: "Address that the service listens on." },
  {
    path: "server.allowPrivateHosts",
    type: "true or false",
    default: "false",
    sentence:
      "Lets calls and downloads reach private addresses, for a sandbox or a gateway in your own network.",
  },
  {
    path: "server.dataDir",
    type: "text",
    default: "data",
    sentence:
      "Directory of the embedded database and the archive, relative to this file; commands find it here too. `--data` and `COUNTERSIGN_DATA` win. The default is relative to where the command runs.",
  },
  {
    path: "server.databaseUrl",
    type: "text",
    secret: true,
    sentence:
      "PostgreSQL to use instead of the embedded one: postgres://user:password@host/database. `DATABASE_URL` wins.",
  },
  {
    path: "server.signIn.issuer",
    type: "address",
    required: true,
    sentence:
      "OpenID Connect issuer that people may sign in to the console by, beside their passwords; needs `server.publicUrl`. Its redirect address is `{publicUrl}/api/auth/callback/sso`.",
  },
  { path: "server.signIn.clientId", type: "text", required: true, sentence: "Client id at the issuer." },
  {
    path: "server.signIn.clientSecret",
    type: "text",
    required: true,
    secret: true,
    sentence: "Client secret at the issuer.",
  },
  {
    path: "server.signIn.allowedDomains[]",
    type: "text",
    default: "[]",
    sentence: "Domains whose verified e-mail addresses come in without an invitation. All others need one.",
  },
  {
    path: "server.signIn.role",
    type: "`viewer` or `operator`",
    default: "viewer",
    sentence: "What people of these domains may do; an owner may give them another role.",
  },
  {
    path: "server.signIn.accounts[]",
    type: "text",
    default: "every account",
    sentence:
      "Ids of the accounts that people of these domains come into. Without it: every account there is or will be.",
  },
  {
    path: "server.signIn.trustEmail",
    type: "true or false",
    default: "false",
    sentence:
      "Takes the issuer's e-mail addresses as verified although it does not say so; only for an issuer where nobody outside your organization can enter an address.",
  },
  {
    path: "archive.kind",
    type: "`files` or `s3`",
    default: "files",
    sentence: "Where signed documents are kept; `s3` is assumed where `bucket` is given.",
  },
  {
    path: "archive.directory",
    type: "text",
    default: "archive in the data directory",
    sentence: "Directory of the archive (`files`).",
  },
  { path: "archive.bucket", type: "text", sentence: "Bucket of the archive (`s3`)." },
  { path: "archive.prefix", type: "text", default: '""', sentence: "Put before every name in the bucket." },
  { path: "archive.region", type: "text", default: "us-east-1", sentence: "Region of the bucket." },
  {
    path: "archive.endpoint",
    type: "address",
    sentence: "Address of an S3-compatible store that is not Amazon's.",
  },
  {
    path: "archive.accessKeyId",
    type: "text",
    sentence: "Access key; without it the machine's own identity is used.",
  },
  { path: "archive.secretAccessKey", type: "text", secret: true, sentence: "Secret of the access key." },
  {
    path: "retention.callsDays",
    type: "whole number",
    default: "30",
    sentence: "How long recorded calls (redacted) are kept, in days.",
  },
  {
    path: "retention.deliveriesDays",
    type: "whole number",
    default: "30",
    sentence: "How long deliveries are kept, in days.",
  },
  {
    path: "retention.changesDays",
    type: "whole number",
    default: "365",
    sentence: "How long the list of changes is kept (people, keys, sign-ins, settings), in days.",
  },
];
