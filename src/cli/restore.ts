import { backupProgress } from "./backup-progress.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { findInstallation } from "./find-installation.ts";

export const restore: Command = {
  name: "restore",
  summary: "Take a backup into an empty database: another server, or a new data directory",
  args: ["FILE"],
  options: {
    "catch-up": {
      sentence:
        "Nothing ran since the backup (a move): deals that entered a stage since then get their contracts",
    },
    json: { sentence: "What was restored as one JSON object" },
    ...PLACE_OPTIONS,
  },
  examples: [
    "restore countersign-2026-11-02.ndjson --config countersign.yaml",
    "restore move.ndjson --catch-up --data /var/lib/countersign-new",
  ],
  async run(input, { terminal, application }) {
    const [path = ""] = input.args;
    const installation = await findInstallation(input, terminal);
    if (installation === undefined) return 1;
    const { restore: take } = await application();
    const progress = backupProgress(terminal, input.has("json"));
    const now = terminal.now();
    const entriesSince = input.has("catch-up") ? "backup" : now;
    const result = await take(installation.place, { path, entriesSince }, progress.told);
    progress.end(`Restored from ${path}`, result);
    if (input.has("json")) return 0;
    for (const line of entriesSince === "backup" ? caughtUp(result.takenAt) : leftAlone(result.takenAt, now))
      terminal.out(line);
    return 0;
  },
};

function caughtUp(takenAt: string): readonly string[] {
  return [
    `Deals that entered a stage since ${takenAt} get their contracts when the service starts.`,
    "If a service ran after that instant, do not start it: restore again into an empty place, without --catch-up.",
  ];
}

function leftAlone(takenAt: string, at: Date): readonly string[] {
  return [
    `Deals that entered a stage between ${takenAt} and ${at.toISOString()} get no contract by themselves: one may have been sent that this backup does not know.`,
    "The service names them in its log when it starts. For each that has none: `countersign send --account A --deal ID`.",
    "See “After a restore” in docs/operations.md.",
  ];
}
