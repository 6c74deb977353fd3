import { backupProgress } from "./backup-progress.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { findInstallation } from "./find-installation.ts";

export const restore: Command = {
  name: "restore",
  summary: "Take a backup into an empty database: another server, or a new data directory",
  args: ["FILE"],
  options: { json: { sentence: "What was restored as one JSON object" }, ...PLACE_OPTIONS },
  examples: [
    "restore countersign-2026-11-02.ndjson --data /var/lib/countersign-new",
    "restore countersign-2026-11-02.ndjson --config new-server.yaml",
  ],
  async run(input, { terminal, application }) {
    const [path = ""] = input.args;
    const installation = await findInstallation(input, terminal);
    if (installation === undefined) return 1;
    const { restore: take } = await application();
    const progress = backupProgress(terminal, input.has("json"));
    const result = await take(installation.place, path, progress.told);
    progress.end(`Restored from ${path}`, result);
    if (input.has("json")) return 0;
    terminal.out(
      `What happened after ${result.takenAt} is not in it. Before the service starts, read “Backup and restore” in docs/operations.md.`,
    );
    return 0;
  },
};
