import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import type { Notice, RawCall } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

const Call = z.object({
  payload: z.object({ event: z.string().min(1).max(200), workflowID: z.unknown().optional() }),
});

/** Comes with each launch of ours, often before we wrote its id down: a look would find what we just made. */
const OUR_OWN = "workflow_launched";

/** Where a call tells us to look. It carries no status at all, only event, template and workflow. Never throws. */
export function readNotice(call: RawCall): Notice {
  const read = Call.safeParse(jsonOf(call.body)).data;
  if (read === undefined) return { about: [], ignored: "no event in the call" };
  const { event, workflowID } = read.payload;
  if (!event.startsWith("workflow_")) return { about: [], event, ignored: "not about a contract" };
  if (event === OUR_OWN)
    return { about: [], event, ignored: "it tells of what we did ourselves: nothing is new" };
  const id = remoteIdFrom(workflowID);
  return id === undefined
    ? { about: [], event, ignored: "no usable contract id in the call" }
    : { about: [id], event };
}
