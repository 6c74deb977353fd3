import { unreadable } from "./failures.ts";
import { at, idAt, listAt, textAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly stages: readonly { readonly id: string; readonly name: string }[];
}

const CALL = {
  method: "GET",
  to: "/api/v4/leads/pipelines",
  operation: "pipelines",
  safe: true,
} as const satisfies WireCall;

/** All pipelines with their stages: at most 50 with 100 stages each, so there are no pages [limitations]. */
export async function readPipelines(call: Wire): Promise<readonly Pipeline[]> {
  const answer = await call(CALL);
  const body = readAnswer(answer, CALL);
  if (!Array.isArray(at(body, "_embedded", "pipelines"))) {
    throw unreadable(answer, CALL, "The answer holds no list of pipelines.");
  }
  return listAt(body, "_embedded", "pipelines").flatMap((entry): readonly Pipeline[] => {
    const id = idAt(entry, "id");
    if (id === undefined) return [];
    const stages = listAt(entry, "_embedded", "statuses").flatMap((stage) => {
      const stageId = idAt(stage, "id");
      return stageId === undefined ? [] : [{ id: stageId, name: textAt(stage, "name") }];
    });
    return [{ id, name: textAt(entry, "name"), isArchived: at(entry, "is_archive") === true, stages }];
  });
}
