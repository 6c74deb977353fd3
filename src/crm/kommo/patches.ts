import { CountersignError } from "../../domain/errors.ts";
import type { StageRef } from "../../domain/contract.ts";
import { createBatchSize } from "./batch-size.ts";
import { unreadable } from "./failures.ts";
import type { Gate } from "./gate.ts";
import { createLane } from "./lane.ts";
import type { Outcome } from "./lane.ts";
import { idAt, listAt, wireId } from "./raw.ts";
import type { Raw } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";
import { createWriter } from "./write-batch.ts";

/** What one asker wants changed on a lead, names resolved. */
export interface LeadPatch {
  readonly id: string;
  /** Rises with each patch that was asked for: resolving names takes some longer than others. */
  readonly order: number;
  readonly stage?: StageRef;
  /** Field id → `values` as Kommo takes them; `null` clears. */
  readonly values: ReadonlyMap<string, readonly Raw[] | null>;
}

export interface PatcherOptions {
  readonly gate: Gate;
  readonly wire: Wire;
  readonly width: number;
  readonly batchSize: number;
}

/** Patches leads; those that wait go out together, and patches of one lead become one (the later one wins per field). */
export function createPatcher({
  gate,
  wire,
  width,
  batchSize,
}: PatcherOptions): (patch: LeadPatch) => Promise<undefined> {
  const write = createWriter({
    wire,
    limit: gate.limit,
    method: "PATCH",
    path: "/api/v4/leads",
    operation: "leads.patch",
    safe: true,
    embedded: "leads",
    echoes: false,
  });

  async function one(patch: LeadPatch): Promise<Outcome<undefined>> {
    const call: WireCall = {
      method: "PATCH",
      to: `/api/v4/leads/${patch.id}`,
      body: changeOf(patch),
      operation: "leads.patch",
      safe: true,
    };
    const answer = await wire(call);
    const said = readAnswer(answer, call);
    const ids = [idAt(said, "id"), ...listAt(said, "_embedded", "leads").map((lead) => idAt(lead, "id"))];
    if (!ids.includes(patch.id)) throw unreadable(answer, call, `The answer does not name lead ${patch.id}.`);
    return { value: undefined };
  }

  /** A lead's patches one after the other, so that a refused field does not take the others with it. */
  async function apart(patches: readonly LeadPatch[]): Promise<readonly Outcome<undefined>[]> {
    const outcomes: Outcome<undefined>[] = [];
    for (const patch of patches) {
      try {
        await gate.limit();
        outcomes.push(await one(patch));
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        outcomes.push({ error });
      }
    }
    return outcomes;
  }

  async function run(asked: readonly LeadPatch[]): Promise<readonly Outcome<undefined>[]> {
    const inOrder = asked.toSorted((a, b) => a.order - b.order);
    const groups = [...Map.groupBy(inOrder, (patch) => patch.id).values()];
    const [first] = asked;
    if (first !== undefined && asked.length === 1) return [await one(first)];
    const results =
      groups.length === 1 ? undefined : await write(groups.map((group) => entryOf(combined(group))));
    const outcomes = new Map<LeadPatch, Outcome<undefined>>();
    for (const [index, group] of groups.entries()) {
      const result = results?.[index] ?? (await together(group));
      const own = group.length > 1 && isRefused(result) ? await apart(group) : group.map(() => result);
      group.forEach((patch, at) => outcomes.set(patch, own[at] ?? "again"));
    }
    return asked.map((patch) => outcomes.get(patch) ?? "again");
  }

  async function together(group: readonly LeadPatch[]): Promise<Outcome<undefined>> {
    try {
      return await one(combined(group));
    } catch (error) {
      if (error instanceof CountersignError) return { error };
      throw error;
    }
  }

  return createLane({ gate, size: createBatchSize(batchSize), width, run });
}

function combined(patches: readonly LeadPatch[]): LeadPatch {
  return patches.reduce((earlier, later) => ({
    ...earlier,
    ...later,
    values: new Map([...earlier.values, ...later.values]),
  }));
}

/** An entry of a batch: only there is the id part of the body, a single lead's stands in the address. */
function entryOf(patch: LeadPatch): Raw {
  return { id: wireId(patch.id), ...changeOf(patch) };
}

/** 142 and 143 (won, lost) exist in every pipeline: the stage never goes without its pipeline. */
function changeOf({ stage, values }: LeadPatch): Raw {
  const fields = [...values].map(([fieldId, list]) => ({ field_id: wireId(fieldId), values: list }));
  return {
    ...(stage === undefined
      ? {}
      : { status_id: wireId(stage.stageId), pipeline_id: wireId(stage.pipelineId) }),
    ...(fields.length === 0 ? {} : { custom_fields_values: fields }),
  };
}

function isRefused(outcome: Outcome<undefined>): boolean {
  if (outcome === "again" || "value" in outcome) return false;
  return outcome.error.code === "configuration_invalid" || outcome.error.code === "order_invalid";
}
