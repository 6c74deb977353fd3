import { shownStatus } from "../domain/contract.ts";
import type { Contract } from "../domain/contract.ts";
import { atDesk } from "./at-desk.ts";
import { UsageError } from "./command.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { csvLine } from "../domain/csv-line.ts";
import { everyContract } from "./every-contract.ts";
import type { Store } from "../store/store.ts";

const FORMATS = ["jsonl", "csv"];
const HEADING = [
  "reference",
  "status",
  "account",
  "playbook",
  "config_version",
  "deal",
  "deal_name",
  "amount",
  "connection",
  "vendor_id",
  "title",
  "signers",
  "created_at",
  "sent_at",
  "ended_at",
  "problem",
];

export const exportCommand: Command = {
  name: "export",
  summary: "Write out contracts, or the stored versions of an account's playbooks",
  args: [],
  options: {
    account: { value: "A", sentence: "Only this account; needed for --versions" },
    format: {
      value: "F",
      sentence: "jsonl (default, all columns of each contract; trail and calls: `show --json`) or csv",
    },
    versions: { sentence: "The account's playbooks in every stored version, as JSON lines" },
    ...PLACE_OPTIONS,
  },
  examples: ["export --format csv > contracts.csv", "export --account acme --versions"],
  async run(input, around) {
    const format = input.text("format") ?? "jsonl";
    if (!FORMATS.includes(format)) throw new UsageError(`--format takes ${FORMATS.join(" or ")}.`);
    const account = input.has("versions") ? input.need("account") : input.text("account");
    return atDesk(input, around, async ({ store }) => {
      const { out } = around.terminal;
      if (input.has("versions") && account !== undefined) return exportVersions(store, account, out);
      if (format === "csv") out(csvLine(HEADING));
      for await (const contract of everyContract(store, account === undefined ? {} : { account })) {
        out(format === "csv" ? csvLine(cellsOf(contract)) : JSON.stringify(contract));
      }
      return 0;
    });
  },
};

async function exportVersions(store: Store, account: string, out: (line: string) => void): Promise<0> {
  for (let version = 1; ; version += 1) {
    const playbooks = await store.versions.get(account, version);
    if (playbooks === undefined) return 0;
    out(JSON.stringify({ account, version, ...playbooks }));
  }
}

function cellsOf(row: Contract): readonly (string | number | undefined)[] {
  const { order } = row;
  return [
    row.reference,
    shownStatus(row),
    row.account,
    row.playbook,
    row.configVersion,
    row.dealId,
    order?.deal.name,
    order?.deal.price,
    row.connection,
    row.remoteId,
    order?.title,
    order?.signers.map(({ name, email }) => `${name} <${email}>`).join("; "),
    row.createdAt.toISOString(),
    row.sentAt?.toISOString(),
    row.endedAt?.toISOString(),
    row.failure === undefined ? undefined : `${row.failure.code}: ${row.failure.detail}`,
  ];
}
