import { z } from "zod";
import { DIALECTS } from "../providers/provider.ts";
import { FilePlaybook } from "./playbook-schema.ts";
import { Address, Figure, Flag, Name, Secrets, Text, Title } from "./values.ts";

/** Ids that stand in addresses and logs. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const Domain = Name.transform((text) => text.toLowerCase()).refine(
  (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(text),
  { error: "must be a domain such as example.com" },
);

export const FileSignIn = z.strictObject({
  issuer: Address,
  clientId: Name,
  clientSecret: Name,
  allowedDomains: z.array(Domain).default([]),
  role: z.enum(["viewer", "operator"]).default("viewer"),
  accounts: z
    .array(Name.refine((text) => ID.test(text), { error: "must be the id of an account" }))
    .min(1)
    .exactOptional(),
  trustEmail: Flag.default(false),
});

export const FileServer = z.strictObject({
  publicUrl: Address.exactOptional(),
  port: Figure({ min: 0, max: 65_535, whole: true }).exactOptional(),
  host: Name.exactOptional(),
  allowPrivateHosts: Flag.default(false),
  dataDir: Name.exactOptional(),
  databaseUrl: Name.refine((text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text), {
    error: "must be the address of a PostgreSQL: postgres://user:password@host/database",
  }).exactOptional(),
  signIn: FileSignIn.exactOptional(),
});

export const FileArchive = z.strictObject({
  kind: z.enum(["files", "s3"]).exactOptional(),
  directory: Name.exactOptional(),
  bucket: Name.exactOptional(),
  prefix: Text.default(""),
  region: Name.default("us-east-1"),
  endpoint: Address.exactOptional(),
  accessKeyId: Name.exactOptional(),
  secretAccessKey: Name.exactOptional(),
});

const Days = Figure({ min: 1, max: 3_650, whole: true });

export const FileRetention = z.strictObject({
  callsDays: Days.default(30),
  deliveriesDays: Days.default(30),
  changesDays: Days.default(365),
});

const FileAccountRetention = z.strictObject({
  callsDays: Days.exactOptional(),
  deliveriesDays: Days.exactOptional(),
  endedDays: Figure({ min: 30, max: 36_500, whole: true }).exactOptional(),
  signedDays: Figure({ min: 365, max: 36_500, whole: true }).exactOptional(),
});

const PerSecond = Figure({ min: 0, max: 1_000, whole: false });
const PerHour = Figure({ min: 12, max: 100_000, whole: true });

export const FileKommo = z.strictObject({
  subdomain: Name.refine((text) => /^[A-Za-z0-9-]+$/.test(text), {
    error: "must be the account's subdomain alone: acme, where the address is acme.kommo.com",
  }),
  token: Name.exactOptional(),
  oauth: z
    .strictObject({
      clientId: Name,
      clientSecret: Name,
      redirectUri: Name,
      refreshToken: Name.exactOptional(),
      code: Name.exactOptional(),
    })
    .exactOptional(),
  webhookSecret: Secrets.exactOptional(),
  baseUrl: Address.exactOptional(),
  requestsPerSecond: PerSecond.default(7),
  batchSize: Figure({ min: 1, max: 250, whole: true }).default(50),
  catchUpPerHour: PerHour.exactOptional(),
});
export type FileKommo = z.infer<typeof FileKommo>;

/** What every connection has; further keys are the provider's own and parsed by its schema. */
export const FileConnection = z.looseObject({
  provider: Name,
  dialect: z.enum(DIALECTS).default("documented"),
  webhookSecret: Secrets.exactOptional(),
  signingSecret: Secrets.exactOptional(),
  baseUrl: Address.exactOptional(),
  requestsPerSecond: PerSecond.exactOptional(),
  catchUpPerHour: PerHour.exactOptional(),
});
export type FileConnection = z.infer<typeof FileConnection>;
export const CONNECTION_KEYS: readonly string[] = Object.keys(FileConnection.shape);

/** An account's own values; its connections and playbooks are parsed one by one. */
export const FileAccount = z.strictObject({
  name: Title.exactOptional(),
  timezone: Name.refine((text) => isTimezone(text), {
    error: "must be an IANA time zone such as Europe/Stockholm",
  }).default("UTC"),
  locale: Name.refine((text) => isLocale(text), {
    error: "must be a language tag such as en, de or sv-SE",
  }).default("en"),
  retention: FileAccountRetention.exactOptional(),
  kommo: z.unknown().optional(),
  connections: z.record(z.string(), z.unknown()).default({}),
  playbooks: z.array(z.unknown()).default([]),
});

/** The outermost keys. */
export const FileTop = z.strictObject({
  server: z.unknown().optional(),
  archive: z.unknown().optional(),
  retention: z.unknown().optional(),
  accounts: z.record(z.string(), z.unknown()),
});

/** The whole file in one piece, for editors. */
export const File = z.strictObject({
  server: FileServer.exactOptional(),
  archive: FileArchive.exactOptional(),
  retention: FileRetention.exactOptional(),
  accounts: z.record(
    z.string(),
    FileAccount.extend({
      kommo: FileKommo,
      connections: z.record(z.string(), FileConnection).exactOptional(),
      playbooks: z.array(FilePlaybook).exactOptional(),
    }),
  ),
});

function isTimezone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
