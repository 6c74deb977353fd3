import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract } from "../../domain/remote.ts";
import { optionsOf } from "../options-of.ts";
import { briefCreateBody } from "./brief-body.ts";
import { createBrief, fillBrief, publishBrief, readBrief, requireBrief } from "./brief-calls.ts";
import type { BriefTemplateBook } from "./brief-templates.ts";
import { refusal } from "./check-signers.ts";
import type { Client } from "./client.ts";
import { fillFields } from "./fill-fields.ts";
import type { FilledField } from "./fill-fields.ts";
import { BriefOptions } from "./options.ts";
import { pathSegment } from "./remote-id.ts";
import { createWrittenBefore } from "./written-before.ts";

/** A draft of the article's API: made without values, which come with a call each, then published. */
export interface BriefDrafts {
  create(order: ContractOrder): Promise<RemoteContract>;
  update(id: RemoteId, order: ContractOrder): Promise<RemoteContract>;
  send(id: RemoteId, order: ContractOrder): Promise<void>;
}

export function createBriefDrafts(
  client: Client,
  templates: BriefTemplateBook,
  workspace: string,
): BriefDrafts {
  const written = createWrittenBefore();

  async function fieldsFor(order: ContractOrder, operation: string): Promise<readonly FilledField[]> {
    const template = await templates.read(order.template);
    if (template === undefined) {
      throw refusal("not_found", `There is no template with the id or name "${order.template}".`);
    }
    return fillFields(template.data_fields ?? template.fields ?? [], order.fields, operation);
  }

  // a failure here must not lose the id of the draft that exists now: sending writes the values again and insists
  async function tryValues(id: RemoteId, filled: readonly FilledField[]): Promise<readonly string[]> {
    try {
      await fillBrief(client, written, id, filled, "create");
      return [];
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return [`The values are not all in the draft yet: ${error.message}`];
    }
  }

  return {
    async create(order) {
      const options = optionsOf(BriefOptions, order);
      const filled = await fieldsFor(order, "create");
      const templateId = (await templates.read(order.template))?.id ?? order.template;
      const body = briefCreateBody(order, { templateId: String(templateId), workspace, options });
      const contract = await createBrief(client, body).catch((error: unknown) => {
        // only a refusal may come from what we remembered of the template
        if (error instanceof CountersignError && error.verdict.next === "stop") templates.forget();
        throw error;
      });
      const notes = await tryValues(contract.id, filled);
      return notes.length === 0 ? contract : { ...contract, notes };
    },
    async update(id, order) {
      const { status, vendorStatus } = await requireBrief(client, id, "update");
      if (status !== "drafted") {
        const detail = `The contract is ${vendorStatus}; only drafts are changed.`;
        throw new CountersignError("state_conflict", STOP, detail, { operation: "update" });
      }
      await fillBrief(client, written, id, await fieldsFor(order, "update"), "update");
      return requireBrief(client, id, "update");
    },
    async send(id, order) {
      // what is no id must not cost a call for its template
      pathSegment(id);
      try {
        await fillBrief(client, written, id, await fieldsFor(order, "send"), "send");
        await publishBrief(client, id);
      } catch (error) {
        if (!(error instanceof CountersignError) || !REFUSALS.has(error.where.httpStatus ?? 0)) throw error;
        // what a draft that is out is answered, the article does not say: out is out
        if (!(await isOut(client, id))) throw error;
      }
    },
  };
}

const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

async function isOut(client: Client, id: RemoteId): Promise<boolean> {
  const status = (await readBrief(client, id))?.status;
  return status !== undefined && status !== "drafted" && status !== "unknown";
}
