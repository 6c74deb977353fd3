import type { AccountConfig, Config } from "../config/config.ts";
import type { Paint } from "./paint.ts";

/** The addresses that Kommo and the vendors call, account by account, without the secrets, and what is missing. */
export function doorLines(config: Config, url: string, paint: Paint): readonly string[] {
  const base = config.server.publicUrl ?? url;
  const lines = config.accounts.flatMap((account) => [
    `  ${paint("bold", account.id)}`,
    ...doorsOf(account).map((door) => `    ${doorLine(base, account.id, door, paint)}`),
  ]);
  const missing =
    config.server.publicUrl === undefined
      ? [
          paint(
            "yellow",
            "! `server.publicUrl` is missing: below is this machine's own address, which nobody outside can call.",
          ),
        ]
      : [];
  return lines.length === 0 ? [] : [...missing, "Hooks are received at", ...lines];
}

interface Door {
  readonly connection: string;
  readonly isOpen: boolean;
}

function doorsOf({ kommo, connections }: AccountConfig): readonly Door[] {
  return [
    { connection: "kommo", isOpen: kommo.webhookSecrets.length > 0 },
    ...connections.map(({ id, webhookSecrets }) => ({ connection: id, isOpen: webhookSecrets.length > 0 })),
  ];
}

function doorLine(base: string, account: string, { connection, isOpen }: Door, paint: Paint): string {
  const where = connection === "kommo" ? "kommo" : `connections.${connection}`;
  return isOpen
    ? `${base}/webhooks/${account}/${connection}/…`
    : paint(
        "yellow",
        `! ${connection}: shut, since \`${where}.webhookSecret\` is missing; the clock looks instead`,
      );
}
