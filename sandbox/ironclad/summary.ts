import { briefStateOf } from "./brief-state.ts";
import { valueText } from "./value-text.ts";
import { signersOf } from "./workflow.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/**
 * How it stands in one word. `documented`: its status where that is not `active`, else its step, with what became of the
 * packet at the Sign step: `Review`, `Sign`, `Sign: sent`, `Sign: declined`, `Archive`, `completed`.
 */
const stateOf = ({ options }: World, workflow: Workflow): string => {
  if (options.dialect === "brief") return briefStateOf(workflow);
  const { status, step, packet, signers } = workflow;
  if (status !== "active") return status;
  if (step !== "Sign" || packet === "not_sent") return step;
  return signers.some((signer) => signer.status === "declined") ? "Sign: declined" : "Sign: sent";
};

const SIGNER_KEY = /^role[0-9a-f]{32}$/u;

/** A workflow with its values, short enough to read in a test. `attributes` has the values as they were sent. */
export const summary = (world: World, workflow: Workflow): Readonly<Record<string, unknown>> => ({
  id: workflow.id,
  ironcladId: workflow.ironcladId,
  state: stateOf(world, workflow),
  step: workflow.step,
  status: workflow.status,
  title: workflow.title,
  templateId: workflow.design.id,
  template: workflow.design.name,
  creator: workflow.creatorEmail,
  values: Object.fromEntries(
    [...workflow.attributes]
      .filter(([id]) => !SIGNER_KEY.test(id))
      .map(([id, value]) => [id, valueText(value)]),
  ),
  attributes: Object.fromEntries(workflow.attributes),
  signers: signersOf(workflow).map(({ email, name, roleName, status, signedAt }) => ({
    email,
    name,
    roleName,
    status,
    signedAt,
  })),
  audit: workflow.events.map(({ word }) => word),
});
