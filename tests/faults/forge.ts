import type { SentHook } from "../../sandbox/kit/kit.ts";
import { readDocuments } from "../town.ts";
import type { VendorDocument } from "../town.ts";
import type { World } from "../world.ts";
import { isOut } from "./tally.ts";
import type { Scene } from "./world-row.ts";

/** How a vendor's door refuses a body that its signature does not fit; absent = the vendor signs nothing. */
const REFUSALS: Readonly<Record<string, number>> = {
  oneflow: 401,
  "zoho-sign": 401,
  ironclad: 401,
  "contractbook-brief": 403,
  "zoho-sign-brief": 401,
  "ironclad-brief": 401,
};

/** Their signature says who calls and not what about: whoever has seen one can tell it of another contract. */
const SIGNS_NO_ID: ReadonlySet<string> = new Set(["oneflow"]);
const GUESSED = "guessed-secret-000001";
/** As much as somebody could have written down on the way. */
const MOST = 12;

/**
 * Strangers knock with what Kommo and the vendor themselves have sent, about a deal that was signed: at a guessed address,
 * with the ids of contracts that nobody has signed under the old signature, and word for word once more. Throws when one
 * of them is answered otherwise than it should be, or when anything moves.
 */
export async function forge({ world, town }: Scene): Promise<void> {
  const open = (await readDocuments(world.vendor)).filter((document) => isOut(document, town));
  const signed = await signOne(world, town);
  const untouched = await world.createDeal();
  const before = await snapshot(world, untouched);
  const ofVendor = world.vendor.hooks.sent.slice(-MOST);
  const ofKommo = world.sandbox.kommo.hooks.sent.slice(-MOST);
  if (ofVendor.length === 0 || ofKommo.length === 0) throw new Error("nothing was sent that could be forged");
  for (const hook of [...ofVendor, ...ofKommo])
    await expectStatus({ ...hook, url: hook.url.replace(/[^/]+$/u, GUESSED) }, 404);
  const claims = ofVendor.filter((hook) => names(hook, signed.id));
  if (claims.length === 0) throw new Error("no hook of the vendor names its contract");
  const refusal = REFUSALS[world.vendor.id];
  for (const hook of claims) {
    if (refusal !== undefined) await expectStatus(damaged(hook), refusal);
    for (const { id } of open) {
      const status = SIGNS_NO_ID.has(world.vendor.id) ? 200 : (refusal ?? 200);
      await expectStatus(about(hook, signed.id, id), status);
    }
  }
  for (const hook of ofKommo) {
    const body = textOf(hook.body).replaceAll(signed.deal, untouched);
    await expectStatus({ ...hook, body }, 200);
  }
  for (const hook of [...ofVendor, ...ofKommo]) await expectStatus(hook, 200);
  for (let rounds = 0; rounds < 3; rounds += 1) {
    world.pass({ seconds: 30 });
    await world.settle();
  }
  const after = await snapshot(world, untouched);
  if (after !== before) throw new Error(`a forged hook moved something: ${before} → ${after}`);
}

/** A deal that goes all the way: what is sent about it is what a stranger repeats. */
async function signOne(
  world: World,
  town: Scene["town"],
): Promise<{ readonly id: string; readonly deal: string }> {
  const deal = await world.createDeal();
  await world.moveDeal(deal, "Won");
  let own: VendorDocument | undefined;
  for (let rounds = 0; own === undefined && rounds < 30; rounds += 1) {
    await world.elapse();
    const all = await readDocuments(world.vendor);
    own = all.find((one) => String(one.values["kommo_deal_id"]) === deal && isOut(one, town));
  }
  if (own === undefined) throw new Error("the contract to be repeated did not go out");
  await world.vendor.control("signAll", { id: own.id });
  for (let rounds = 0; rounds < 30; rounds += 1) {
    await world.elapse();
    if ((await world.deal(deal)).stage === "Contract signed") return { id: own.id, deal };
  }
  throw new Error("the contract to be repeated was not signed");
}

/** What must not move: contracts at the vendor, and the deals that they are for. */
async function snapshot(world: World, untouched: string): Promise<string> {
  const documents = await readDocuments(world.vendor);
  const ids = [...documents.map(({ values }) => String(values["kommo_deal_id"])), untouched];
  const deals = await Promise.all(ids.map((id) => world.deal(id)));
  return JSON.stringify([
    documents.map(({ id, audit, signers }) => [id, audit, signers]),
    deals.map(({ stage, notes, tasks, files }) => [stage, notes.length, tasks.length, files.length]),
  ]);
}

async function expectStatus({ url, headers, body }: SentHook, status: number): Promise<void> {
  const answer = await fetch(url, { method: "POST", headers, body: textOf(body) });
  await answer.arrayBuffer();
  if (answer.status !== status)
    throw new Error(`${url} answered ${answer.status} to ${textOf(body).slice(0, 200)}`);
}

function names({ url, body }: SentHook, id: string): boolean {
  return url.includes(id) || textOf(body).includes(id);
}

function about(hook: SentHook, before: string, id: string): SentHook {
  return { ...hook, url: hook.url.replaceAll(before, id), body: textOf(hook.body).replaceAll(before, id) };
}

/** The same with another signature, wherever it stands. */
function damaged({ url, headers, body }: SentHook): SentHook {
  const others = Object.entries(headers).map(([name, value]) => [
    name,
    /signature|verification|token/iu.test(name) ? reversed(value) : value,
  ]);
  const text = textOf(body).replace(
    /("signature":\s*")([^"]+)/u,
    (_, key, value) => `${key}${reversed(value)}`,
  );
  return { url, headers: Object.fromEntries(others), body: text };
}

function reversed(text: string): string {
  return text.split("").toReversed().join("");
}

function textOf(body: SentHook["body"]): string {
  return typeof body === "string" ? body : Buffer.from(body).toString();
}
