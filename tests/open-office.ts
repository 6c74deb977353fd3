import { createApp } from "../src/app.ts";
import type { App, AppOptions } from "../src/app.ts";
import { loadConfig } from "../src/config/load-config.ts";
import { PROVIDERS } from "../src/providers/all.ts";
import { createLog } from "../src/server/log.ts";
import { testDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";

/** A service with a console and two accounts, `acme` and `other`; nothing outside is ever called. */
export interface OpenOffice {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  /** Log lines so far. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** `server`: further lines of the file's server part. */
export async function openOffice(
  options: Partial<AppOptions> & { readonly server?: string } = {},
): Promise<OpenOffice> {
  const { server = "", ...others } = options;
  const database = await testDatabase();
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    secrets: [],
    destination: { write: (line) => void lines.push(line) },
  });
  const app = await createApp({ config: configOf(server), database: database.database, log, ...others });
  const { port } = await app.listen(0, "127.0.0.1");
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    database,
    lines,
    async close() {
      await app.stop(0);
      await database.close();
    },
  };
}

function configOf(server: string) {
  const text = `server: { allowPrivateHosts: true${server} }\naccounts:\n${accountLines("acme")}${accountLines("other")}`;
  const loaded = loadConfig(text, {}, { providers: PROVIDERS });
  if ("config" in loaded) return loaded.config;
  throw new Error(JSON.stringify(loaded.problems));
}

function accountLines(id: string): string {
  return `  ${id}:
    timezone: Europe/Stockholm
    kommo: { subdomain: ${id}, token: kommo-token-of-${id}, webhookSecret: door-of-${id}, baseUrl: "http://127.0.0.1:9" }
    connections: {}
    playbooks: []
`;
}
