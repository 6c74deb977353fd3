import type { PersonErased, PersonFound } from "../store/person.ts";
import { atDesk } from "./at-desk.ts";
import { UsageError } from "./command.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { JSON_OPTION } from "./json-option.ts";
import { plain } from "./paint.ts";

export const person: Command = {
  name: "person",
  summary: "All that is kept of somebody who signs, found by e-mail address: export it, or erase what may go",
  args: ["export|erase", "EMAIL"],
  options: {
    account: { value: "A", sentence: "Account in which to look" },
    yes: { sentence: "Really erase; without it `erase` only tells what it would do" },
    ...JSON_OPTION,
    ...PLACE_OPTIONS,
  },
  examples: [
    "person export jan@example.com --account acme > jan.json",
    "person erase jan@example.com --account acme --yes",
  ],
  async run(input, around) {
    const [action = "", email = ""] = input.args;
    if (action !== "export" && action !== "erase")
      throw new UsageError("Either `person export` or `person erase`.");
    if (!/^[^@\s]+@[^@\s]+$/u.test(email)) throw new UsageError(`“${plain(email)}” is no e-mail address.`);
    const account = input.need("account");
    return atDesk(input, around, async ({ store }) => {
      const { terminal } = around;
      const by = { via: "machine", name: terminal.user } as const;
      if (action === "export") {
        const found = await store.persons.find(account, email);
        const data = { contracts: String(found.contracts.length) };
        await store.changes.note({ account, at: terminal.now(), event: "person_exported", by, data });
        terminal.out(
          JSON.stringify({ email, account, at: terminal.now().toISOString(), ...found }, undefined, 2),
        );
        return 0;
      }
      if (!input.has("yes")) {
        if (input.has("json")) throw new UsageError("--json tells what was erased: add --yes.");
        for (const line of foreseen(await store.persons.find(account, email))) terminal.out(line);
        return 0;
      }
      const erased = await store.transaction(async (tx) => {
        const at = terminal.now();
        const done = await tx.persons.erase(account, email, at);
        const data = { contracts: String(done.erased.length) };
        await tx.changes.note({ account, at, event: "person_erased", by, data });
        return done;
      });
      if (input.has("json")) terminal.out(JSON.stringify(erased));
      else for (const line of told(erased)) terminal.out(line);
      return erased.open.length === 0 ? 0 : 1;
    });
  },
};

function foreseen({ contracts, calls, deliveries, tests }: PersonFound): readonly string[] {
  const count = (statuses: readonly string[]) =>
    contracts.filter(({ contract }) => statuses.includes(contract.status)).length;
  return [
    `Would be erased from: ${count(["declined", "expired", "withdrawn"])} contracts that ended without a signature, up to ${calls} recorded calls, ${deliveries.length} deliveries, ${tests.length} test contracts.`,
    `Would be kept: ${count(["signed"])} signed contracts. Under way: ${count(["planned", "drafted", "sent"])}; withdraw them first.`,
    "Nothing has been changed; --yes does it. Backups that were taken before still hold it: docs/privacy.md.",
  ];
}

function told({ erased, kept, open, calls, deliveries, tests }: PersonErased): readonly string[] {
  return [
    `Erased from contracts: ${named(erased)}. Deleted: ${calls} recorded calls, ${deliveries} deliveries, ${tests} test contracts.`,
    `Kept, since they are signed: ${named(kept)}.`,
    ...(open.length === 0
      ? []
      : [`Not erased, since they are under way: ${named(open)}. Withdraw them, and erase once more.`]),
    "Kommo, the vendor, and backups that were taken before still hold it: docs/privacy.md.",
  ];
}

function named(references: readonly string[]): string {
  return references.length === 0 ? "none" : references.join(", ");
}
