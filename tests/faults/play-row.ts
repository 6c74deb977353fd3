import { providerById } from "../../src/providers/all.ts";
import type { Capabilities } from "../../src/domain/capabilities.ts";
import { readDocuments } from "../town.ts";
import type { World } from "../world.ts";
import type { EndedBy } from "./report.ts";
import { IS_LONG } from "./seed.ts";
import { isAbout, isOut, tally } from "./tally.ts";
import type { Counted, Tally } from "./tally.ts";
import type { Scene, WorldRow } from "./world-row.ts";

/** What a row ends with. */
export interface Played {
  readonly tally: Tally;
  /** From the end of the fault until nothing was missing, on the simulated clock. */
  readonly simulatedSeconds: number;
  readonly wallMs: number;
  /** `a person`: it went on only after somebody resumed what had failed. */
  readonly endedBy: EndedBy;
  /** Why somebody had to resume, by code. */
  readonly resumed: readonly string[];
}

/** Deals won before the fault and deals won while it lasts, of each so many. */
const DEALS = IS_LONG ? 6 : 2;
/** Simulated time after which what is still missing is lost. */
const PATIENCE_S = 6 * 3_600;
/** It may be at the vendor, and nobody can find out. */
export const UNFINDABLE = "outcome_unfindable";

/** Plays a fault from its beginning to an hour after everything was well again, and counts. */
export async function playRow(row: WorldRow, scene: Scene): Promise<Played> {
  const { world, random } = scene;
  const at = countedAt(scene);
  const early = await winSome(world);
  await untilOut(at, world, early);
  await row.begin(scene);
  const late = await winSome(world);
  await signAll(at, early);
  for (let passed = 0; passed < row.minutes * 60;) {
    // seldom the same moments, so that retries meet the fault's end at different times
    const step = Math.min(stepOf(row, passed, random), row.minutes * 60 - passed);
    world.pass({ seconds: step });
    await world.settle();
    passed += step;
  }
  await row.end(scene);
  const recovery = await recoverSomehow(at, scene, [...early, ...late]);
  for (let rounds = 0; rounds < 5; rounds += 1) {
    world.pass({ minutes: 12 });
    await world.settle();
  }
  return { ...recovery, tally: await tally(at, [...early, ...late]) };
}

async function winSome(world: World): Promise<readonly string[]> {
  const ids = await Promise.all(Array.from({ length: DEALS }, () => world.createDeal()));
  for (const id of ids) await world.moveDeal(id, "Won");
  return ids;
}

async function untilOut({ vendor, town }: Counted, world: World, ids: readonly string[]): Promise<void> {
  for (let rounds = 0; rounds < 30; rounds += 1) {
    await world.settle();
    const documents = await readDocuments(vendor);
    if (ids.every((id) => documents.some((one) => isAbout(one, id) && isOut(one, town)))) return;
    world.pass({ seconds: 20 });
  }
  throw new Error(`${town.provider}: a contract did not go out before the fault began`);
}

function countedAt(scene: Scene): Counted {
  const { draft, find, signedCopy } = abilities(scene);
  const { sandbox, vendor } = scene.world;
  return { sandbox, vendor, town: scene.town, hasCopy: signedCopy, leavesDrafts: draft && !find };
}

/** What the vendor offers in this dialect. */
export function abilities({ town, dialect }: Pick<Scene, "town" | "dialect">): Capabilities {
  const provider = providerById(town.provider);
  if (provider === undefined) throw new Error(`There is no provider ${town.provider}.`);
  return provider.dialects[dialect].can;
}

/** The signers of these deals sign whatever is out. */
async function signAll({ vendor, town }: Counted, deals: readonly string[]): Promise<void> {
  for (const document of await readDocuments(vendor)) {
    if (isOut(document, town) && deals.some((id) => isAbout(document, id)))
      await vendor.control("signAll", { id: document.id });
  }
}

/** Days pass in two strides, so that what was late comes really late. */
function stepOf({ minutes }: WorldRow, passed: number, random: () => number): number {
  return minutes > 1_440 && passed === 0 ? minutes * 30 : Math.ceil(20 + random() * minutes * 10);
}

/** By itself; where patience ends, a person who reads the tasks on the deals or "Needs attention" resumes what failed. */
async function recoverSomehow(
  at: Counted,
  scene: Scene,
  deals: readonly string[],
): Promise<Omit<Played, "tally">> {
  const alone = await recover(at, scene, deals);
  if (alone.isWhole) return { ...alone, endedBy: "itself", resumed: [] };
  const resumed: string[] = [];
  for (const id of deals) resumed.push(...(await mendByHand(at, scene.world, id)));
  return { ...(await recover(at, scene, deals)), endedBy: "a person", resumed };
}

/** As the task says: where nobody can find out, look at the vendor, delete what is there, and let it be made again. Codes of what had failed. */
async function mendByHand({ vendor }: Counted, world: World, deal: string): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const { failure } of await world.contracts(deal)) {
    if (failure === undefined) continue;
    if (failure.code === UNFINDABLE) {
      const own = (await readDocuments(vendor)).filter((document) => isAbout(document, deal));
      for (const { id } of own) await vendor.control("deleteByHand", { id });
    }
    await world.wish(deal, "resume");
    codes.push(failure.code);
  }
  return codes;
}

/** Whatever is missing waits for a person, and will for ever. */
async function isUpToPeople(
  world: World,
  deals: readonly string[],
  lost: readonly string[],
): Promise<boolean> {
  const waiting = deals.filter((id) => lost.some((sentence) => sentence.startsWith(`${id}:`)));
  const theirs = await Promise.all(waiting.map((id) => world.contracts(id)));
  return theirs.every((contracts) => contracts.some(({ failure }) => failure?.code === UNFINDABLE));
}

async function recover(
  at: Counted,
  { world }: Scene,
  deals: readonly string[],
): Promise<Pick<Played, "simulatedSeconds" | "wallMs"> & { readonly isWhole: boolean }> {
  const started = performance.now();
  let simulatedSeconds = 0;
  for (;;) {
    await world.settle();
    await signAll(at, deals);
    await world.settle();
    const { lost } = await tally(at, deals);
    const isWhole = lost.length === 0;
    if (isWhole || simulatedSeconds >= PATIENCE_S || (await isUpToPeople(world, deals, lost)))
      return { simulatedSeconds, wallMs: performance.now() - started, isWhole };
    const step = simulatedSeconds < 120 ? 10 : simulatedSeconds < 1_800 ? 60 : 300;
    world.pass({ seconds: step });
    simulatedSeconds += step;
  }
}
