import { CountersignError } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { customIdOf, fillFields } from "./fill-fields.ts";
import { refusal } from "./check-signers.ts";
import type { Options } from "./options.ts";
import { partiesOf } from "./parties.ts";
import { referenceFieldOf } from "./reference-field.ts";
import { VendorContract } from "./schema.ts";
import type { FullTemplate, Templates } from "./templates.ts";
import { toName } from "./to-name.ts";
import type { Users } from "./users.ts";
import type { FindWorkspace } from "./workspace.ts";

/** What a connection knows about its account. */
export interface Knowledge {
  readonly templates: Templates;
  readonly users: Users;
  readonly workspace: FindWorkspace;
  readonly userEmail: string;
}

/** `POST /contracts/create`: one draft, checked against template, users and options before anything is created. */
export async function createContract(
  client: Client,
  knowledge: Knowledge,
  order: ContractOrder,
  options: Options,
): Promise<VendorContract> {
  const { templates, users } = knowledge;
  const body = await bodyOf(knowledge, order, options);
  try {
    const answer = await client({
      method: "POST",
      path: "/contracts/create",
      operation: "create",
      safe: false,
      body,
      accept: [200, 201],
    });
    return readAnswer(VendorContract, answer, false);
  } catch (error) {
    // built from what we remembered, which may have changed since
    if (error instanceof CountersignError && error.verdict.next === "stop") {
      templates.forget();
      users.forget();
    }
    throw error;
  }
}

async function bodyOf(
  { templates, users, workspace, userEmail }: Knowledge,
  order: ContractOrder,
  options: Options,
): Promise<unknown> {
  const workspaceId = await workspace();
  const full = await templates.read(order.template);
  if (full === undefined) {
    throw refusal("not_found", `There is no template with the id or name "${order.template}".`);
  }
  checkTemplate(full, order.template, workspaceId);
  const parties = partiesOf(order, {
    options,
    available: full.template.available_options ?? {},
    colleagues: await users.read(),
    userEmail,
  });
  return {
    workspace_id: workspaceId,
    template_id: Number(full.template.id),
    name: toName(order.title),
    data_fields: dataFieldsOf(full, order, options),
    ...parties,
  };
}

/** Throws `not_found` (STOP) for a template that this workspace cannot use. */
export function checkTemplate({ template }: FullTemplate, wanted: string, workspaceId: number): void {
  if (template.template_active === false) {
    throw refusal("not_found", `The template "${wanted}" is not active in Oneflow.`);
  }
  const shared = template.workspaces;
  if (shared && shared.length > 0 && !shared.some(({ id }) => String(id) === String(workspaceId))) {
    const detail = `The template "${wanted}" is not shared with the workspace ${workspaceId}.`;
    throw refusal("not_found", detail);
  }
}

/** `{custom_id, value}` each (docs page `create-a-contract-with-data-fields`). */
function dataFieldsOf({ fields }: FullTemplate, order: ContractOrder, options: Options): readonly unknown[] {
  const filled = fillFields(fields, order.fields, "create");
  const nameless = filled.filter(({ field }) => customIdOf(field) === undefined);
  if (nameless.length > 0) {
    const names = nameless.map(({ field }) => field.name ?? "?").join(", ");
    throw refusal("order_invalid", `Data fields without a custom id cannot be filled in: ${names}.`);
  }
  const reference = referenceFieldOf(fields, options);
  const values = filled.filter(({ field }) => field !== reference);
  const planted = reference === undefined ? [] : [{ field: reference, value: order.reference }];
  return [...values, ...planted].map(({ field, value }) => ({ custom_id: customIdOf(field), value }));
}
