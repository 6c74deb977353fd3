import type { Rotation } from "./application.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { findInstallation } from "./find-installation.ts";

export const rotateKey: Command = {
  name: "rotate-key",
  summary:
    "Encrypt the stored credentials with a new key, also while the service runs; the old one goes on reading",
  args: [],
  options: {
    "drop-old": { sentence: "Take the old key out of the key file, once nothing needs it any more" },
    leaked: { sentence: "Somebody may know the old key: sign everybody out as well" },
    "shared-file": {
      sentence:
        "Every process reads this data directory's secret.key, though the database is a server of its own",
    },
    json: { sentence: "One JSON object: { resealed, isNewKey, keys, file, endedSessions }" },
    ...PLACE_OPTIONS,
  },
  examples: ["rotate-key", "rotate-key --drop-old", "rotate-key --leaked --config countersign.yaml"],
  async run(input, { terminal, application }) {
    const installation = await findInstallation(input, terminal);
    if (installation === undefined) return 1;
    const { rotateKey: rotate } = await application();
    const rotation = await rotate(installation.place, {
      isFileShared: input.has("shared-file"),
      isLeaked: input.has("leaked"),
      dropsOld: input.has("drop-old"),
    });
    if (input.has("json")) terminal.out(JSON.stringify(rotation));
    else for (const line of linesOf(rotation)) terminal.out(line);
    return 0;
  },
};

function linesOf({ resealed, isNewKey, keys, file, endedSessions }: Rotation): readonly string[] {
  const count = `${resealed} stored ${resealed === 1 ? "secret" : "secrets"}`;
  return [
    `${count} encrypted anew: ${isNewKey ? "with a new key" : "all are under the newest key"}.`,
    ...(endedSessions === undefined
      ? []
      : [
          `${endedSessions} ${endedSessions === 1 ? "session has" : "sessions have"} ended. Start the service anew: until then it signs cookies as before.`,
          "Whoever knew the key and the database knows every credential in it: renew those at Kommo and the vendors, and second factors, too.",
        ]),
    ...(keys === 1 || file === undefined
      ? []
      : [
          `The old key stays in ${file}, below the new one: backups made until now need it.`,
          "`countersign rotate-key --drop-old` takes it out. Copy the file to where you keep it.",
        ]),
    ...(file === undefined && keys > 1
      ? ["Now leave the old key out of COUNTERSIGN_SECRET_KEY. Backups made until now need it."]
      : []),
  ];
}
