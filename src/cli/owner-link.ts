import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { findInstallation } from "./find-installation.ts";
import { UsageError } from "./command.ts";

const HERE = "http://127.0.0.1:8080";

export const ownerLink: Command = {
  name: "owner-link",
  summary: "Print a one-time link that makes whoever opens it owner, when nobody gets in any more",
  args: [],
  options: {
    url: {
      value: "URL",
      sentence: `Where the console is reached; default \`server.publicUrl\` of the file, else ${HERE}`,
    },
    json: { sentence: "One JSON object: { link }" },
    ...PLACE_OPTIONS,
  },
  examples: ["owner-link", "owner-link --url https://sign.example.com"],
  async run(input, { terminal, application }) {
    const installation = await findInstallation(input, terminal);
    if (installation === undefined) return 1;
    const given = input.text("url") ?? installation.file?.publicUrl ?? HERE;
    if (!/^https?:\/\//u.test(given) || !URL.canParse(given))
      throw new UsageError("--url takes an address that begins with http:// or https://.");
    const { ownerLink: make } = await application();
    const link = await make(installation.place, given.replace(/\/+$/u, ""));
    if (input.has("json")) {
      terminal.out(JSON.stringify({ link }));
      return 0;
    }
    terminal.out(`Open ${link} to become its owner.`);
    terminal.out(
      "It works once, within 24 hours. A known e-mail address gets a new password and loses its second factor.",
    );
    return 0;
  },
};
