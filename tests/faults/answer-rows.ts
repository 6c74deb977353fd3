import type { CallFault } from "../../sandbox/kit/kit.ts";
import { IS_LONG } from "./seed.ts";
import type { Scene, WorldRow } from "./world-row.ts";

const BARE_FOR_HOURS = "429 without Retry-After for six hours";

type Answer = readonly [fault: string, call: CallFault, minutes: number];

/** Ten seconds of pause each, which are Kommo's on the wall: hours of them only at a vendor. */
const LONG: readonly Answer[] = [
  ["429 without Retry-After", { kind: "429bare", times: 2 }, 10],
  [BARE_FOR_HOURS, { kind: "429bare" }, 360],
];

type Side = "vendor" | "kommo";

/**
 * What the suite leaves to whoever asks for the matrix: at the vendor what another row shows as well, at Kommo also the answers that
 * the client, which is one, has met at a vendor. What is done although its answer is lost or no good stays: a note could be there twice.
 */
const ON_DEMAND: Readonly<Record<Side, ReadonlySet<string>>> = {
  vendor: new Set([
    "500, nothing done",
    "connection reset before the effect",
    "a page of HTML under 200 for six hours",
    "403 and HTML for six hours",
    "answers cut in half for six hours",
    "answers without end for six hours",
    "JSON of an unknown shape for six hours",
    "200 with an error inside for six hours",
    "connection reset for six hours",
  ]),
  kommo: new Set([
    "500, nothing done",
    "connection reset before the effect",
    "answer cut in half after the effect",
    "answer without end after the effect",
    "JSON of an unknown shape after the effect",
    "200 with an error inside",
    "500 for six hours",
    "a page of HTML under 200 for six hours",
    "403 and HTML for six hours",
    "429 with Retry-After for six hours",
    "answers cut in half for six hours",
    "answers without end for six hours",
    "JSON of an unknown shape for six hours",
    "200 with an error inside for six hours",
    "connection reset for six hours",
  ]),
};

/** How every call is answered while it lasts, in words and as the simulators do it. */
const ANSWERS: readonly Answer[] = [
  ["500, nothing done", { kind: "500" }, 10],
  ["500 after the effect", { kind: "error500After" }, 10],
  // the limiter's pauses are slept through by the clock on the wall
  ["429 with Retry-After", { kind: "429", retryAfterSeconds: 1, times: 4 }, 10],
  ["a page of HTML under 200", { kind: "nonsense" }, 10],
  ["403 and HTML: our address is blocked", { kind: "html403" }, 20],
  ["answer cut in half after the effect", { kind: "truncated" }, 10],
  ["answer without end after the effect", { kind: "endless" }, 3],
  ["JSON of an unknown shape after the effect", { kind: "wrongJson" }, 10],
  ["200 with an error inside", { kind: "errorIn200" }, 10],
  ["answer lost after the effect", { kind: "lost" }, 10],
  ["connection reset before the effect", { kind: "reset" }, 10],
  ["500 for six hours", { kind: "500" }, 360],
  ["a page of HTML under 200 for six hours", { kind: "nonsense" }, 360],
  ["403 and HTML for six hours", { kind: "html403" }, 360],
  ["401: the token died mid-way", { kind: "401" }, 30],
  ["429 with Retry-After for six hours", { kind: "429", retryAfterSeconds: 90 }, 360],
  ["answers cut in half for six hours", { kind: "truncated" }, 360],
  ["answers without end for six hours", { kind: "endless" }, 360],
  ["JSON of an unknown shape for six hours", { kind: "wrongJson" }, 360],
  ["200 with an error inside for six hours", { kind: "errorIn200" }, 360],
  ["connection reset for six hours", { kind: "reset" }, 360],
  ...(IS_LONG ? LONG : []),
];

/** Each of them for each vendor, and for Kommo. */
export const ANSWER_ROWS: readonly WorldRow[] = ANSWERS.flatMap(([fault, call, minutes]) =>
  (fault === BARE_FOR_HOURS ? (["vendor"] as const) : (["vendor", "kommo"] as const)).map((at) => ({
    group: minutes > 60 ? "down for hours" : "answers",
    fault,
    at,
    vendors: at === "vendor" ? "every" : "one",
    minutes,
    ...(ON_DEMAND[at].has(fault) ? { onDemand: true as const } : {}),
    begin: (scene) => struck(at, scene).fault(call.times === undefined ? { ...call, every: 1 } : call),
    end: (scene) => struck(at, scene).clearFaults(),
  })),
);

function struck(at: Side, { world }: Scene) {
  return at === "kommo" ? world.sandbox.kommo : world.vendor;
}
