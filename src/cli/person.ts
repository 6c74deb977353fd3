import { addressOfFile, personFile } from "../store/person-file.ts";
import type { PersonErased, PersonFound } from "../store/person.ts";
import { atDesk } from "./at-desk.ts";
import { UsageError } from "./command.ts";
import type { Command, ExitCode, Input, Surroundings } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { JSON_OPTION } from "./json-option.ts";
import { plain } from "./paint.ts";
import { makeFolder, personFolder } from "./person-folder.ts";
import type { PlaceOf } from "./person-folder.ts";
import { standingConfig } from "./standing-config.ts";

export const person: Command = {
  name: "person",
  summary: "All that is kept of somebody who signs, found by e-mail address: export it, or erase what may go",
  args: ["export|erase", "EMAIL"],
  options: {
    account: { value: "A", sentence: "Account in which to look" },
    out: {
      value: "DIR",
      sentence: "Write the export into a new folder, with the archived files of signed contracts beside it",
    },
    yes: { sentence: "Really erase; without it `erase` only tells what it would do" },
    ...JSON_OPTION,
    ...PLACE_OPTIONS,
  },
  examples: [
    "person export jan@example.com --account acme > jan.json",
    "person export jan@example.com --account acme --out jan",
    "person erase jan@example.com --account acme --yes",
  ],
  async run(input, around) {
    const [action = "", email = ""] = input.args;
    if (action !== "export" && action !== "erase")
      throw new UsageError("Either `person export` or `person erase`.");
    if (!/^[^@\s]+@[^@\s]+$/u.test(email)) throw new UsageError(`“${plain(email)}” is no e-mail address.`);
    const account = input.need("account");
    const out = input.text("out");
    if (action === "export")
      return exportPerson({ account, email, ...(out === undefined ? {} : { out }) }, input, around);
    if (out !== undefined) throw new UsageError("--out is for `person export`.");
    return atDesk(input, around, async ({ store }) => {
      const { terminal } = around;
      const by = { via: "machine", name: terminal.user } as const;
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

interface Exported {
  readonly account: string;
  readonly email: string;
  /** A folder, for the archived files, too. */
  readonly out?: string;
}

async function exportPerson(
  { account, email, out }: Exported,
  input: Input,
  around: Surroundings,
): Promise<ExitCode> {
  const { terminal, application } = around;
  const standing = out === undefined ? undefined : await standingConfig(input, around);
  if (out !== undefined && standing === undefined) return 1;
  return atDesk(input, around, async ({ store: { persons, changes } }) => {
    if (out !== undefined) await makeFolder(out);
    const at = terminal.now();
    const by = { via: "machine", name: terminal.user } as const;
    const data = { contracts: String(await persons.count(account, email)) };
    await changes.note({ account, at, event: "person_exported", by, data });
    const lines = (placeOf: PlaceOf) =>
      personFile({ email, account, at }, persons.all(account, email), placeOf);
    if (out === undefined || standing === undefined) {
      for await (const line of lines(async (contract, file) => ({ address: addressOfFile(contract, file) })))
        terminal.out(line);
      return 0;
    }
    const { filesInto } = await application();
    const { files, problems } = await personFolder(out, lines, filesInto(standing.config, out));
    terminal.out(`Written to ${plain(out)}: person.json, and ${files} files of signed contracts beside it.`);
    for (const problem of problems) terminal.err(`Not copied: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  });
}

function foreseen({ contracts, calls, deliveries, tests }: PersonFound): readonly string[] {
  const count = (statuses: readonly string[]) =>
    contracts.filter(({ status }) => statuses.includes(status)).length;
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
