/** One room of `src/`: what it is for, and whom it may know. Type-only imports count. */
export interface Room {
  readonly duty: string;
  /** Rooms, or single files of a room, that it may import. Its own files go without saying. */
  readonly knows: readonly string[];
}

/** The plan of the house, from the ground up: a room knows only rooms above it in this list. */
export const ROOMS = {
  texts: {
    duty: "what the service tells people, by key, in their language; English stands in `texts/en`",
    knows: [],
  },
  domain: {
    duty: "contract, deal, signer, playbook, moves, decide, fill, errors: words and pure decisions",
    knows: ["texts/say.ts", "texts/error-texts.ts"],
  },
  http: {
    duty: "outgoing calls: timeouts, verdicts, address guard, redaction, recorder",
    knows: ["domain"],
  },
  providers: {
    duty: "the port `provider.ts`, the list `all.ts`, one folder per vendor",
    knows: ["domain", "http"],
  },
  crm: { duty: "the port `crm.ts` and the Kommo client", knows: ["domain", "http", "providers/provider.ts"] },
  store: {
    duty: "PostgreSQL: schema, migrations, one file per noun, the embedded server, the limiter",
    knows: ["domain", "http/http.ts"],
  },
  auth: { duty: "who may come in: sign-in, roles, invitations, API keys", knows: ["domain", "store"] },
  jobs: { duty: "the durable queue of looks", knows: ["domain", "store"] },
  inbox: {
    duty: "receive (store bytes, answer) and sort (deliveries to looks)",
    knows: ["domain", "http", "providers/provider.ts", "crm/crm.ts", "store", "jobs"],
  },
  corridor: {
    duty: "the walk: observe, decide, act; reconciliation and the sweep of due contracts",
    knows: ["texts/say.ts", "domain", "http", "providers/provider.ts", "crm/crm.ts", "store", "jobs"],
  },
  archive: {
    duty: "signed documents on disk or S3, with hashes",
    knows: ["domain", "http", "providers/provider.ts", "store/sync-directory.ts"],
  },
  config: {
    duty: "the file, its options and its problems",
    knows: ["domain", "http", "providers"],
  },
  api: {
    duty: "the console's and the public HTTP API",
    knows: [
      "texts",
      "domain",
      "http",
      "providers/provider.ts",
      "crm/crm.ts",
      "store",
      "auth",
      "jobs",
      "corridor",
      "archive",
      "config/playbook-schema.ts",
    ],
  },
  server: {
    duty: "the listening side: hooks, health, readiness, metrics, log",
    knows: ["domain", "http", "providers/provider.ts", "store", "jobs", "inbox", "api"],
  },
  telemetry: {
    duty: "traces over OpenTelemetry, off by default",
    knows: ["http/http.ts", "jobs/jobs.ts", "inbox/receive.ts", "inbox/kept-headers.ts"],
  },
  cli: {
    duty: "one file per command",
    knows: [
      "texts",
      "domain",
      "http",
      "providers",
      "store",
      "jobs",
      "api/sandbox/sandbox-desk.ts",
      "api/sandbox/sandbox-view.ts",
      "config",
      "sandbox",
    ],
  },
  app: {
    duty: "the only place where all rooms meet",
    knows: [
      "texts",
      "domain",
      "http",
      "providers",
      "crm",
      "store",
      "auth",
      "jobs",
      "inbox",
      "corridor",
      "archive",
      "api",
      "server",
      "telemetry",
      "config",
      "cli",
    ],
  },
} as const satisfies Record<string, Room>;

const PLAN: ReadonlyMap<string, Room> = new Map(Object.entries(ROOMS));

/** The room of a file under `src/`; `src/app.ts` is a room of its own. `undefined` = not in `src/`. */
export function roomOf(path: string): string | undefined {
  const [top, room] = path.split("/");
  return top === "src" ? room?.replace(/\.ts$/, "") : undefined;
}

/** `undefined` = the plan does not have this room. */
export function roomNamed(name: string): Room | undefined {
  return PLAN.get(name);
}

/** The vendor whose folder holds this file: `src/providers/<vendor>/…`. */
export function vendorOf(path: string): string | undefined {
  return /^src\/providers\/([^/]+)\//.exec(path)?.[1];
}
