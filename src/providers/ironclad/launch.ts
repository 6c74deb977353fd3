import { setTimeout as pause } from "node:timers/promises";
import { CountersignError, LOOK, STOP } from "../../domain/errors.ts";
import type { ErrorCode, Where } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { isMomentary } from "./once-more.ts";
import { pathSegment } from "./remote-id.ts";
import { Job, JobStarted, Workflow } from "./schema.ts";

const SYNC_TIMEOUT_MS = 120_000;
/** Pauses between two questions about a launch; about a minute and a half together. */
const PAUSES_MS = [
  0, 60, 150, 300, 600, 1200, 2000, 3000, 5000, 8000, 12_000, 15_000, 20_000, 25_000,
] as const;

/** So often in a row may asking fail. */
const MOST_TROUBLES = 4;

/** How far a launch is: the workflow, or `undefined` while it is under way. */
export type Launched = Workflow | undefined;

/** Launches in one call. Complex templates take long. */
export async function launchSync(client: Client, body: unknown): Promise<Workflow> {
  const answer = await client({
    method: "POST",
    path: "/workflows?useDefaultValues=true",
    operation: "create",
    safe: false,
    body,
    accept: [200, 201],
    timeoutMs: SYNC_TIMEOUT_MS,
  });
  return readAnswer(Workflow, answer, false);
}

/** Starts a launch; the answer names the job that carries it out. */
export async function startLaunch(client: Client, body: unknown): Promise<string> {
  const answer = await client({
    method: "POST",
    path: "/workflows/async?useDefaultValues=true",
    operation: "create",
    safe: false,
    body,
    accept: [200, 201, 202],
  });
  const { asyncJobId } = readAnswer(JobStarted, answer, false);
  try {
    return pathSegment(asyncJobId);
  } catch (error) {
    const detail = "The answer names the launch in a way we do not know.";
    throw new CountersignError("answer_unreadable", LOOK, detail, answer.where, error);
  }
}

/**
 * Asks until the launch is done. From its start on nothing may be repeated blindly, so whatever goes wrong with asking
 * ends in `look`; only a launch that the vendor calls failed has made nothing.
 */
export async function awaitLaunch(client: Client, job: string): Promise<Workflow> {
  let trouble: unknown;
  let troubles = 0;
  for (const ms of PAUSES_MS) {
    if (ms > 0) await pause(ms);
    try {
      const workflow = await askLaunch(client, job);
      if (workflow !== undefined) return workflow;
      trouble = undefined;
      troubles = 0;
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      if (error instanceof LaunchFailed) throw error;
      trouble = error;
      troubles += 1;
      if (!isMomentary(error) || troubles >= MOST_TROUBLES) break;
    }
  }
  const detail =
    trouble instanceof CountersignError
      ? `How far the launch is could not be read: ${trouble.detail}`
      : "The launch is still under way.";
  throw new CountersignError("outcome_unknown", LOOK, detail, { operation: "create" }, trouble);
}

/** One question about a launch. Throws {@link LaunchFailed} when the vendor gave it up. */
export async function askLaunch(client: Client, job: string): Promise<Launched> {
  const answer = await client({
    method: "GET",
    path: `/workflows/async/${pathSegment(job)}`,
    operation: "create",
    safe: true,
    accept: [200],
  });
  const { status, workflow, error } = readAnswer(Job, answer, true);
  if (status === "failed") throw failed(error ?? {}, answer.where);
  if (status !== "success") return undefined;
  if (workflow) return workflow;
  throw new CountersignError(
    "answer_unreadable",
    LOOK,
    "The finished launch names no workflow.",
    answer.where,
  );
}

/** The vendor did not carry the launch out. `stop`: it has made nothing; `look`: it may have got half way. */
export class LaunchFailed extends CountersignError {}

const CODES: ReadonlyMap<string, ErrorCode> = new Map<string, ErrorCode>([
  ["NOT_FOUND", "not_found"],
  ["FORBIDDEN", "forbidden"],
  ["UNAUTHORIZED", "credentials_rejected"],
  ["DEPRECATED", "unsupported"],
  ["NOT_IMPLEMENTED", "unsupported"],
  ["NOT_ALLOWED", "forbidden"],
]);
/** With these the vendor may have got half way. */
const UNCLEAR = new Set(["SERVER_ERROR", "BAD_GATEWAY", "TOO_MANY_REQUESTS"]);

function failed({ code, message, param }: NonNullable<Job["error"]>, where: Where): LaunchFailed {
  const said = (message ?? "").replaceAll(/https?:\/\/\S+/g, "…").slice(0, 300);
  const named = param && !said.includes(param) ? ` (${param.slice(0, 100)})` : "";
  const detail = `Ironclad could not launch it: ${said === "" ? (code ?? "no reason given").slice(0, 60) : said}${named}.`;
  if (UNCLEAR.has(code ?? "")) return new LaunchFailed("outcome_unknown", LOOK, detail, where);
  return new LaunchFailed(CODES.get(code ?? "") ?? "order_invalid", STOP, detail, where);
}
