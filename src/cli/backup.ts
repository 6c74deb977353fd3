import { backupProgress } from "./backup-progress.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { findInstallation } from "./find-installation.ts";

export const backup: Command = {
  name: "backup",
  summary: "Write the whole database into one file, also while the service runs; the archive is not in it",
  args: ["FILE"],
  options: { json: { sentence: "What was written as one JSON object" }, ...PLACE_OPTIONS },
  examples: [
    "backup countersign-2026-11-02.ndjson",
    "backup before-upgrade.ndjson --config countersign.yaml",
  ],
  async run(input, { terminal, application }) {
    const [path = ""] = input.args;
    const installation = await findInstallation(input, terminal);
    if (installation === undefined) return 1;
    const { backup: write } = await application();
    const progress = backupProgress(terminal, input.has("json"));
    const result = await write(installation.place, path, progress.told);
    progress.end(`Written to ${path}`, result);
    if (input.has("json")) return 0;
    terminal.out(
      "It holds personal data and encrypted tokens, not their key: keep it where nobody else reads, and COUNTERSIGN_SECRET_KEY or secret.key elsewhere.",
    );
    terminal.out("The archive of signed documents and the configuration are not in it: copy them too.");
    return 0;
  },
};
