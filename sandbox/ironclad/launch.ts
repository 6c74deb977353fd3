import type { Design, SignerRole } from "./design.ts";
import { createDraft } from "./files.ts";
import { happen } from "./happen.ts";
import { createId } from "./ids.ts";
import { approveIfQuick } from "./steps.ts";
import { userByEmail } from "./users.ts";
import type { Signer, Step, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

type Values = ReadonlyMap<string, unknown>;

/** Somebody who has not been asked yet. */
export const createSigner = (
  given: Pick<Signer, "roleName" | "kind" | "routingOrder" | "name" | "email">,
): Signer => ({
  ...given,
  status: "pending",
  viewedAt: null,
  signedAt: null,
  reason: null,
  remindedAtMs: null,
});

const textAt = (values: Values, id: string): string => {
  const value = values.get(id);
  return typeof value === "string" ? value : "";
};

type Person = Pick<Signer, "roleName" | "kind" | "name" | "email">;

const personsFor = (role: SignerRole, values: Values): readonly Person[] => {
  const { roleName, kind } = role;
  if (kind === "internal") {
    const name = userByEmail(role.userEmail)?.displayName ?? role.userEmail;
    return [{ roleName, kind, name, email: role.userEmail }];
  }
  const email = textAt(values, role.emailId);
  return email === "" ? [] : [{ roleName, kind, email, name: textAt(values, role.nameId) }];
};

/** Who signs, out of the attributes and the design's own people; routing counts from 0 as recorded. */
export const signersFrom = (design: Design, values: Values): Signer[] =>
  design.signers
    .flatMap((role) => personsFor(role, values))
    .map((person, routingOrder) => createSigner({ ...person, routingOrder }));

/** What the title is made of: the design and the other side. */
export const titleOf = (design: Design, values: Values): string => {
  const other = textAt(values, "counterpartyName") || textAt(values, "client_name");
  return other === "" ? design.name : `${design.name} with ${other}`;
};

/** What a launch is made of. */
export interface Launch {
  readonly design: Design;
  readonly values: Values;
  readonly signers: Signer[];
  readonly creatorEmail: string;
  readonly step: Step;
}

/** A workflow comes into being; approved at once where the town's lawyers are quick. */
export const launchWorkflow = (world: World, launch: Launch): Workflow => {
  const { design, values, creatorEmail, signers, step } = launch;
  const atMs = world.tick();
  const id = createId();
  const title = titleOf(design, values);
  world.launched += 1;
  const workflow: Workflow = {
    id,
    ironcladId: `IC-${world.launched}`,
    design,
    creatorEmail,
    createdMs: atMs,
    updatedMs: atMs,
    step,
    status: "active",
    title,
    attributes: values,
    signers,
    packet: "not_sent",
    lacksTags: false,
    wasReverted: false,
    isHidden: false,
    draft: createDraft(title, id, atMs),
    sentPackets: [],
    signed: undefined,
    readsSinceSigned: 0,
    recordId: undefined,
    toldState: "",
    events: [],
  };
  world.library.add(workflow);
  happen(world, workflow, "launched");
  approveIfQuick(world, workflow);
  return workflow;
};
