import type { VendorHook } from "./application.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { plain } from "./paint.ts";
import { standingConfig } from "./standing-config.ts";
import { table } from "./table.ts";
import { tellOutcome } from "./tell-outcome.ts";

export const hooks: Command = {
  name: "hooks",
  summary: "Show who calls us and under which address, and subscribe where that is missing",
  args: [],
  options: {
    subscribe: { sentence: "Subscribe where it is missing: in Kommo, and at vendors that take it by API" },
    json: { sentence: "One JSON object per address; errors too" },
    ...PLACE_OPTIONS,
  },
  examples: ["hooks --config countersign.yaml", "hooks --config countersign.yaml --subscribe"],
  async run(input, around) {
    const { terminal, application } = around;
    const standing = await standingConfig(input, around);
    if (standing === undefined) return 1;
    const { config, place } = standing;
    if (config.server.publicUrl === undefined) {
      const text = "`server.publicUrl` is missing: Kommo needs an address to call.";
      const help = "Add the address under which the internet reaches this service to the configuration.";
      return tellOutcome(terminal, input, { done: false, text, help });
    }
    const app = await application();
    const found = await app.hooks(config, place, input.has("subscribe"));
    const hasProblem = found.vendors.some(({ findings }) =>
      findings.some(({ level }) => level === "problem"),
    );
    const isComplete = found.kommo.every(({ subscribed }) => subscribed) && !hasProblem;
    if (input.has("json")) {
      for (const hook of [...found.kommo, ...found.vendors]) terminal.out(JSON.stringify(hook));
      return isComplete ? 0 : 1;
    }
    const rows = found.kommo.map(({ account, subscribed, shown, events }) => [
      account,
      subscribed ? "subscribed" : "missing",
      shown,
      events.join(", "),
    ]);
    for (const line of table(["ACCOUNT", "KOMMO", "ADDRESS", "EVENTS"], rows)) terminal.out(line);
    for (const line of vendorLines(found.vendors)) terminal.out(line);
    if (!found.kommo.every(({ subscribed }) => subscribed))
      terminal.out(
        "Kommo does not call us everywhere: `countersign hooks --subscribe` adds what is missing.",
      );
    return isComplete ? 0 : 1;
  },
};

function vendorLines(vendors: readonly VendorHook[]): readonly string[] {
  const rows = vendors.map(({ account, connection, vendor, shown, byApi }) => [
    account,
    `${connection} (${vendor})`,
    shown,
    byApi ? "by itself, while the service runs" : "by hand, in the vendor's settings",
  ]);
  const told = vendors.flatMap(({ connection, findings }) =>
    findings.map(({ text, help = "" }) => `${connection}: ${plain(`${text} ${help}`.trimEnd())}`),
  );
  return vendors.length === 0
    ? []
    : ["", ...table(["ACCOUNT", "CONNECTION", "ADDRESS", "SET UP"], rows), ...told];
}
