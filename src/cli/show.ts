import { erasedAtOf, shownStatus } from "../domain/contract.ts";
import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import { ERRORS } from "../domain/errors.ts";
import { stands } from "../domain/telling/stands.ts";
import type { StandsWords } from "../domain/telling/stands.ts";
import { wayOut } from "../domain/way-out.ts";
import type { RecordedCall } from "../http/http.ts";
import type { TrailEntry } from "../store/store.ts";
import { atDesk } from "./at-desk.ts";
import type { Command } from "./command.ts";
import { PLACE_OPTIONS } from "./config-file.ts";
import { connectionIn } from "./find-installation.ts";
import { contractByReference } from "./find-contract.ts";
import { paintedStatus, painter, plain } from "./paint.ts";
import type { Paint } from "./paint.ts";
import { relativeTime, shortInstant, timeSince } from "./relative-time.ts";
import { table } from "./table.ts";
import { trailSentence } from "./trail-sentence.ts";
import { sayInEnglish } from "../texts/texts.ts";

const CALLS = 10;
/** More than a contract makes in years. */
const ALL_CALLS = 10_000;

export const show: Command = {
  name: "show",
  summary: "Tell the story of one contract: status, signers, trail, archive, last calls",
  args: ["REF"],
  options: {
    account: {
      value: "A",
      sentence: "Account of the contract; without it the newest of all accounts are searched",
    },
    json: { sentence: "The whole contract, its trail and all its recorded calls as one JSON object" },
    ...PLACE_OPTIONS,
  },
  examples: ["show CS-7K2M9QX4TR", "show CS-7K2M9QX4TR --account acme --json"],
  run: (input, around) =>
    atDesk(input, around, async ({ store }, installation) => {
      const { terminal } = around;
      const [reference = ""] = input.args;
      const contract = await contractByReference(store, reference, input.text("account"));
      const trail = await store.trail.of(contract.account, contract.id);
      const most = input.has("json") ? ALL_CALLS : CALLS;
      const calls = await store.calls.of(contract.account, contract.id, most);
      if (input.has("json")) {
        terminal.out(JSON.stringify({ contract, trail, calls }));
        return 0;
      }
      const paint = painter(terminal.color);
      const now = terminal.now();
      const parts = [
        headline(contract, paint, now),
        [plain(stands(contract, wordsOf(contract, trail, installation)))],
        signersOf(contract),
        timeline(trail, paint),
        filesOf(contract),
        callsOf(calls, contract),
      ];
      for (const line of parts.flatMap((part) => (part.length > 0 ? [...part, ""] : []))) terminal.out(line);
      return 0;
    }),
};

function wordsOf(
  { account, connection }: Contract,
  trail: readonly TrailEntry[],
  installation: Parameters<typeof connectionIn>[0],
): StandsWords {
  const vendor = connectionIn(installation, account, connection)?.vendor ?? connection;
  const isSentByPerson = trail.some(({ event, data }) => event === "created" && data?.["waits"] === true);
  return { say: sayInEnglish, vendor, timezone: "UTC", isSentByPerson };
}

function headline(contract: Contract, paint: Paint, now: Date): readonly string[] {
  const { failure, waiting, remote, order, remoteId } = contract;
  const status = paintedStatus(paint, shownStatus(contract));
  const isGone = contract.status === "withdrawn" && contract.missingSince !== undefined;
  const told = remote === undefined ? "" : ` (${contract.connection} says: ${plain(remote.vendorStatus)})`;
  const vendor = isGone ? ` (${contract.connection} no longer has it)` : told;
  const lines = [
    `${paint("bold", contract.reference)}  ${status} · last change ${timeSince(contract.updatedAt, now)}${vendor}`,
    `${plain(order?.title ?? "not filled in yet")} · deal ${contract.dealId} · playbook ${contract.playbook} · entry ${contract.entry} · account ${contract.account}`,
  ];
  if (remoteId !== undefined)
    lines.push(
      `At the vendor: ${plain(remoteId)}${remote?.url === undefined ? "" : `  ${plain(remote.url)}`}`,
    );
  if (contract.expiresAt !== undefined && !isOver(contract.status))
    lines.push(`Expires ${relativeTime(contract.expiresAt, now)}`);
  if (contract.dueAt !== undefined) lines.push(`Next look ${relativeTime(contract.dueAt, now)}`);
  if (contract.missingSince !== undefined && !isOver(contract.status))
    lines.push(paint("yellow", missing(contract.missingSince, now)));
  if (failure !== undefined) {
    lines.push(
      paint("red", `Stopped at ${failure.step}: ${ERRORS[failure.code].what} ${plain(failure.detail)}`),
    );
    lines.push(wayOut(contract, failure.code));
  }
  if (waiting !== undefined) {
    const { what } = ERRORS[waiting.code];
    const since = timeSince(new Date(waiting.since), now);
    const why = `Waits for the connection ${waiting.connection} since ${since}: ${what} ${plain(waiting.detail)}`;
    lines.push(paint("yellow", why), wayOut(contract, waiting.code));
  }
  return lines;
}

function missing(since: Date, now: Date): string {
  const when = timeSince(since, now);
  return `Not found at the vendor since ${when}: if a second look, about five minutes after the first, does not find it either, it counts as withdrawn.`;
}

function signersOf({ remote, order }: Contract): readonly string[] {
  const asked = order?.signers ?? [];
  if (asked.length === 0) return [];
  const rows = asked.map((signer) => {
    const seen = remote?.signers.find(({ email }) => email.toLowerCase() === signer.email.toLowerCase());
    return [
      String(signer.order),
      plain(signer.name),
      signer.email,
      signer.role,
      seen?.status ?? "",
      instantOf(seen?.at),
    ];
  });
  return table(["ORDER", "SIGNER", "E-MAIL", "ROLE", "STATE", "AT"], rows);
}

function timeline(trail: readonly TrailEntry[], paint: Paint): readonly string[] {
  if (trail.length === 0) return [];
  const entries = trail.map((entry) => `${paint("dim", shortInstant(entry.at))}  ${trailSentence(entry)}`);
  return [paint("bold", "STORY (times in UTC)"), ...entries];
}

/** The vendor's instant like all others, or as the vendor wrote it. */
function instantOf(at: string | undefined): string {
  const date = new Date(at ?? "");
  return Number.isNaN(date.getTime()) ? plain(at ?? "") : shortInstant(date);
}

function filesOf({ archive }: Contract): readonly string[] {
  if (archive.length === 0) return [];
  const rows = archive.map(({ kind, name, bytes, sha256, key }) => [
    kind,
    plain(name),
    String(bytes),
    sha256.slice(0, 12),
    key,
  ]);
  return table(["ARCHIVE", "NAME", "BYTES", "SHA-256", "KEY"], rows);
}

function callsOf(calls: readonly RecordedCall[], contract: Contract): readonly string[] {
  const erasedAt = erasedAtOf(contract);
  const erased =
    erasedAt === undefined
      ? []
      : [`Calls recorded before ${shortInstant(erasedAt)} were erased with the personal data.`];
  if (calls.length === 0) return erased;
  const rows = calls.map((call) => [
    shortInstant(call.at),
    call.connection,
    call.operation,
    String(call.status ?? call.error ?? "no answer"),
    `${Math.round(call.durationMs)} ms`,
    call.requestId ?? "",
  ]);
  return [...erased, ...table(["CALL", "TO", "OPERATION", "ANSWER", "TOOK", "REQUEST ID"], rows)];
}
