import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { findingsOf } from "./findings-of.ts";

/**
 * What `countersign check` would say about an account's connections, said in the log of the running service while
 * there is still time: a token that ends soon, a hook that Kommo switched off, a right that is gone.
 */
export async function selfCheck({ log }: Pick<Tools, "log">, runtime: AccountRuntime): Promise<void> {
  const connections = [...runtime.connections].map(([id, { account }]) => [id, account] as const);
  const checked = [["kommo", runtime.crm] as const, ...connections];
  for (const [connection, port] of checked) {
    for (const { level, text, help } of await findingsOf(() => port.check())) {
      if (level === "problem")
        log.warn({ account: runtime.id, connection, text, help }, "a connection needs attention");
    }
  }
}
