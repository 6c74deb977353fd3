import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { SandboxVendor } from "../../sandbox/sandbox-vendor.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { notesOf } from "../story.ts";
import { readDeal, readDocuments } from "../town.ts";
import type { DealState, VendorDocument } from "../town.ts";

/** Where to count: at the simulators of Kommo and the vendor, never in our own tables. */
export interface Counted {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  readonly town: TownVendor;
  /** The vendor can hand out the signed PDF. */
  readonly hasCopy: boolean;
  /** Nobody can look whether a draft is there: one whose answer was lost is left over, unsent. */
  readonly leavesDrafts?: boolean;
}

/** What came of some deals; each sentence names a deal and what is missing or too much. */
export interface Tally {
  readonly deals: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Tasks for people: somebody was asked to look. */
  readonly asked: number;
  /** Never sent, and left over where the vendor's dialect offers no way to find them. */
  readonly drafts: number;
}

/** What has to become of a deal whose contract all signers signed. */
const END = "Contract signed";

/** Counts what is missing and what is there twice. A deal that went all the way is neither. */
export async function tally(at: Counted, deals: readonly string[]): Promise<Tally> {
  const all = await readDocuments(at.vendor);
  const states = await Promise.all(deals.map((id) => readDeal(at.sandbox, id)));
  const found = states.map((deal, index) => {
    const id = deals[index] ?? "";
    return { deal, own: all.filter((document) => isAbout(document, id)), id };
  });
  return {
    deals: deals.length,
    lost: found.flatMap(({ deal, own, id }) => missing(at, deal, own).map((what) => `${id}: no ${what}`)),
    doubled: found.flatMap(({ deal, own, id }) => surplus(at, deal, own).map((what) => `${id}: ${what}`)),
    drafts:
      at.leavesDrafts === true
        ? found.reduce((sum, { own }) => sum + own.filter((document) => !wasSent(document, at)).length, 0)
        : 0,
    asked: states.reduce((sum, { tasks }) => sum + tasks.length, 0),
  };
}

/** The contract's values name the deal that it is for. */
export function isAbout({ values }: VendorDocument, deal: string): boolean {
  return String(values["kommo_deal_id"]) === deal;
}

function wasSent({ audit }: VendorDocument, { town: { sentWord } }: Counted): boolean {
  return audit.includes(sentWord);
}

/** Whether it is out and waits for its signers. */
export function isOut({ audit, signers }: VendorDocument, { sentWord }: TownVendor): boolean {
  return audit.includes(sentWord) && signers.some(({ signedAt }) => signedAt === null);
}

function missing(at: Counted, deal: DealState, own: readonly VendorDocument[]): readonly string[] {
  const isSigned = own.some(({ signers }) => signers.length > 0 && signers.every((one) => one.signedAt));
  const there: Record<string, boolean> = {
    "contract at the vendor": own.some((document) => wasSent(document, at)),
    signature: isSigned,
    move: deal.stage === END,
    "contract id in its field": own.some(({ id }) => id === deal.fields["Contract ID"]),
    "note about the signature": notesOf(deal).some((text) => text.endsWith("contract signed")),
    "signed copy": !at.hasCopy || deal.files.length > 0,
  };
  return Object.keys(there).filter((what) => there[what] === false);
}

function surplus(at: Counted, deal: DealState, own: readonly VendorDocument[]): readonly string[] {
  const sends = own.flatMap(({ audit }) => audit.filter((word) => word === at.town.sentWord)).length;
  const moves = deal.stageHistory.filter(({ stage }) => stage === END).length;
  const counted = at.leavesDrafts === true ? own.filter((document) => wasSent(document, at)) : own;
  const counts: Record<string, number> = {
    contracts: counted.length - 1,
    sends: sends - 1,
    moves: moves - 1,
    notes: repeats(notesOf(deal)),
    tasks: repeats(deal.tasks.map(({ text }) => text)),
    files: deal.files.length - 1,
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what} too many`);
}

function repeats(texts: readonly string[]): number {
  return texts.length - new Set(texts).size;
}
