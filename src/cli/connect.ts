import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { plain } from "./paint.ts";
import { standingConfig } from "./standing-config.ts";
import { tellOutcome } from "./tell-outcome.ts";

export const connect: Command = {
  name: "connect",
  summary:
    "Let us in at a vendor where a person must agree: says what to do there and takes the code it gives",
  args: ["CONNECTION"],
  options: {
    account: { value: "A", sentence: "Account of the connection; may be left out where there is only one" },
    code: { value: "CODE", sentence: "The code from the vendor; without it you are asked for it" },
    json: { sentence: "The outcome as one JSON object" },
    ...PLACE_OPTIONS,
  },
  examples: [
    "connect zoho-sign --config countersign.yaml",
    "connect contracts --account acme --code 1000.abc",
  ],
  async run(input, around) {
    const { terminal, application } = around;
    const standing = await standingConfig(input, around);
    if (standing === undefined) return 1;
    const { config, place } = standing;
    const account = input.text("account");
    const ask = { connection: input.args[0] ?? "", ...(account === undefined ? {} : { account }) };
    const app = await application();
    const grant = await app.consent(config, place, ask);
    try {
      const code = input.text("code") ?? (await asked(grant));
      if (code === undefined || code.trim() === "") {
        const help = "Run the command again once you have the code, or give it with --code.";
        return tellOutcome(terminal, input, {
          done: false,
          text: "No code was given: nothing has changed.",
          help,
        });
      }
      const { level, text, help = "" } = await grant.redeem(code.trim());
      return tellOutcome(terminal, input, { done: level !== "problem", text, help });
    } finally {
      await grant.close();
    }

    async function asked({ vendor, steps }: typeof grant): Promise<string | undefined> {
      terminal.out(`To let Countersign in at ${vendor}:`);
      for (const [index, step] of steps.entries()) terminal.out(`  ${index + 1}. ${plain(step)}`);
      return terminal.ask("Code: ");
    }
  },
};
