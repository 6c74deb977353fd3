import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import type { Notice, RawCall } from "../provider.ts";
import { readNotice } from "./notices.ts";
import { remoteIdFrom } from "./remote-id.ts";

const EVENT = "workflow.state.changed";
const Call = z.object({
  event: z.string().min(1).max(200),
  workflowId: z.unknown().optional(),
  workflowStatus: z.unknown().optional(),
});

/** Where the article's one event tells us to look; the documented form of a call is understood too. Never throws. */
export function readBriefNotice(call: RawCall): Notice {
  const read = Call.safeParse(jsonOf(call.body)).data;
  if (read === undefined) return readNotice(call);
  const { event, workflowId, workflowStatus } = read;
  if (event !== EVENT) return { about: [], event, ignored: "not about a contract's state" };
  // comes with each launch of ours, often before we wrote its id down
  if (workflowStatus === "CREATED")
    return { about: [], event, ignored: "it tells of what we did ourselves: nothing is new" };
  const id = remoteIdFrom(workflowId);
  return id === undefined
    ? { about: [], event, ignored: "no usable contract id in the call" }
    : { about: [id], event };
}
