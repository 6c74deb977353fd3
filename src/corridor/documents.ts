import type { ArchivedFile } from "../domain/contract.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { JsonObject } from "../domain/json.ts";
import { nameOnDeal } from "./name-on-deal.ts";
import { byUs, done, remoteIdOf } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** How long to wait for the vendor's file, by the time since it was first asked for: [time below, wait]. */
const NOT_READY_MS = [
  [10_000, 2_000],
  [60_000, 5_000],
  [600_000, 30_000],
  [3_600_000, 300_000],
] as const;
const NOT_READY_LATE_MS = 900_000;

/** Fetches the signed PDF and evidence and puts them, with the exact values used, into the archive. */
export async function archiveDocuments(walk: Walk, key: string): Promise<void> {
  const { ledger, connection, runtime, tools } = walk;
  const { row } = ledger;
  const documents = await connection.account.signedDocuments(remoteIdOf(row));
  if (documents === "not-ready") throw notReady(walk, key);
  const kept = await tools.archive.keep({
    account: runtime.id,
    dealId: row.dealId,
    reference: row.reference,
    documents,
    values: valuesOf(walk),
    at: row.endedAt ?? tools.now(),
  });
  tools.health.good(runtime.id, "archive");
  const files = kept.map((file) => ({ name: file.name, sha256: file.sha256, bytes: file.bytes }));
  done(walk, key, { archive: kept }, [byUs("archived", { files })]);
}

/** A vendor that needs longer than this has lost it, or nobody has noticed what it waits for. */
const NOT_READY_TOLD_MS = 24 * 3_600_000;

/**
 * The vendor is still producing the file: we come back, later and later, and it is no failed attempt. After a day people
 * are told, once, and we go on asking. Many begin with it when they are first asked: that may be long after the signature was
 * seen, where the vendor was away or we were.
 */
function notReady({ ledger, tools, connection }: Walk, key: string): CountersignError {
  const now = tools.now().getTime();
  const first = ledger.row.effects[`${key}/asked`];
  if (first === undefined) {
    const at = new Date(now).toISOString();
    ledger.defer({ effects: { [`${key}/asked`]: { state: "done", attempt: 1, at } } });
  }
  const ageMs = first === undefined ? 0 : now - Date.parse(first.at);
  const waitMs = NOT_READY_MS.find(([below]) => ageMs < below)?.[1] ?? NOT_READY_LATE_MS;
  const until = new Date(now + waitMs);
  const verdict = ageMs < NOT_READY_TOLD_MS ? ({ next: "wait", until } as const) : STOP;
  return new CountersignError("unavailable", verdict, "The signed PDF is not ready yet.", {
    connection: connection.id,
    operation: "signedDocuments",
  });
}

function valuesOf({ ledger, connection }: Walk): JsonObject {
  const { order, remoteId, reference, playbook, configVersion, dealId } = ledger.row;
  const signers = (order?.signers ?? []).map((signer) => ({ ...signer }));
  return {
    reference,
    vendor: connection.vendor,
    contractId: remoteId ?? null,
    playbook,
    playbookVersion: configVersion,
    dealId,
    title: order?.title ?? null,
    template: order?.template ?? null,
    fields: { ...order?.fields },
    signers,
    options: { ...order?.options },
  };
}

/** Puts the archived PDF onto the deal. An upload is remembered, so that a repeat only links it. */
export async function attachDocument(walk: Walk, key: string): Promise<void> {
  const { ledger, runtime } = walk;
  const file = ledger.row.archive.find((archived) => archived.kind === "signed");
  if (file === undefined) return done(walk, key, {}, []);
  const uuid = await uploaded(walk, key, file);
  await runtime.crm.linkFile(ledger.row.dealId, uuid);
  return done(walk, key, {}, [byUs("attached", { name: nameOnDeal(ledger.row, file), uuid })], { uuid });
}

async function uploaded({ ledger, runtime, tools }: Walk, key: string, file: ArchivedFile): Promise<string> {
  const known = ledger.row.effects[key]?.result?.["uuid"];
  if (typeof known === "string") return known;
  const bytes = await tools.archive.get(file);
  if (bytes === undefined) {
    const detail = `The archive does not have ${file.key}. If \`archive\` was changed, copy the files of the former place into the new one.`;
    throw new CountersignError("archive_unavailable", STOP, detail, {
      connection: "archive",
      operation: "attach",
    });
  }
  tools.health.good(runtime.id, "archive");
  const { contentType } = file;
  const uuid = await runtime.crm.uploadFile({ name: nameOnDeal(ledger.row, file), contentType, bytes });
  const effect = ledger.row.effects[key];
  if (effect) await ledger.write({ effects: { [key]: { ...effect, result: { uuid } } } });
  return uuid;
}
