import { shownStatus } from "../domain/contract.ts";
import type { Contract } from "../domain/contract.ts";
import { STATUSES } from "../domain/contract.ts";
import { ERRORS } from "../domain/errors.ts";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { atDesk } from "./at-desk.ts";
import { cut } from "./columns.ts";
import { UsageError } from "./command.ts";
import type { Command, Input } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { paintedStatus, painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { timeSince } from "./relative-time.ts";
import { table } from "./table.ts";
import { waitingOverview } from "./waiting-overview.ts";

const SHOWN = [...STATUSES, "failed", "waiting"];
const LIMIT = 50;

export const contracts: Command = {
  name: "contracts",
  summary: "List contracts, newest first",
  args: [],
  options: {
    status: { value: "S", sentence: `One of ${SHOWN.join(", ")}` },
    account: { value: "A", sentence: "Only this account" },
    limit: { value: "N", sentence: `How many; default ${LIMIT}` },
    json: { sentence: "One JSON object per line" },
    ...PLACE_OPTIONS,
  },
  examples: ["contracts --status failed", "contracts --status waiting", "contracts --account acme --json"],
  async run(input, around) {
    const status = statusOf(input);
    const account = input.text("account");
    const limit = limitOf(input);
    return atDesk(input, around, async ({ store }) => {
      const { terminal } = around;
      const filter = {
        ...(status === undefined ? {} : { status }),
        ...(account === undefined ? {} : { account }),
      };
      const rows = await store.contracts.list({ ...filter, limit });
      if (input.has("json")) {
        for (const row of rows) terminal.out(JSON.stringify(summaryOf(row)));
        return 0;
      }
      if (rows.length === 0) terminal.out(nothing(status, account));
      const paint = painter(terminal.color);
      for (const line of listed(rows, paint, terminal.now())) terminal.out(line);
      if (rows.length === limit)
        terminal.out(paint("dim", `These are the newest ${limit}; --limit N shows more.`));
      for (const line of waitingOverview(await store.contracts.waitingGroups(account)))
        terminal.out(paint("yellow", line));
      if (rows.some(({ failure }) => failure !== undefined))
        terminal.out(paint("dim", "`countersign show REFERENCE` tells what a failed one needs."));
      return 0;
    });
  },
};

function nothing(status: string | undefined, account: string | undefined): string {
  const which = `${status === undefined ? "" : ` with the status “${status}”`}${account === undefined ? "" : ` in the account “${account}”`}`;
  if (which !== "") return `No contract${which}.`;
  return "No contracts yet. One is made when a deal enters a playbook's stage; `countersign deliveries` shows whether Kommo's calls arrive.";
}

function listed(rows: readonly Contract[], paint: Paint, now: Date): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.reference,
    paintedStatus(paint, shownStatus(row)),
    row.account,
    row.dealId,
    cut(plain(row.order?.deal.name ?? ""), 40),
    row.connection,
    timeSince(row.updatedAt, now),
    problemOf(row),
  ]);
  const heading = ["REFERENCE", "STATUS", "ACCOUNT", "DEAL", "NAME", "THROUGH", "CHANGED", "PROBLEM"];
  return table(heading, cells);
}

/** What stopped it, or what it waits for. */
function problemOf({ failure, waiting }: Contract): string {
  if (failure !== undefined) return cut(plain(failure.detail), 80);
  if (waiting === undefined) return "";
  return cut(plain(`waits for ${waiting.connection}: ${ERRORS[waiting.code].what}`), 80);
}

/** A contract as scripts read it. */
function summaryOf(row: Contract): Readonly<Record<string, unknown>> {
  const { reference, account, playbook, dealId, entry, connection, remoteId, failure, waiting } = row;
  const { createdAt, updatedAt, sentAt, expiresAt, endedAt } = row;
  return {
    reference,
    status: shownStatus(row),
    account,
    playbook,
    dealId,
    entry,
    connection,
    remoteId,
    title: row.order?.title,
    failure,
    waiting,
    createdAt,
    updatedAt,
    sentAt,
    expiresAt,
    endedAt,
  };
}

function statusOf(input: Input): string | undefined {
  const status = input.text("status");
  if (status === undefined || SHOWN.includes(status)) return status;
  throw new UsageError(
    `There is no status “${plain(status)}”${didYouMean(status, SHOWN)}`,
    `Known: ${SHOWN.join(", ")}.`,
  );
}

/** Also read by the other lists. */
export function limitOf(input: Input, otherwise = LIMIT): number {
  const text = input.text("limit");
  if (text === undefined) return otherwise;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0 && limit <= 100_000) return limit;
  throw new UsageError("--limit takes a whole number from 1 to 100000.");
}
