import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { noWorkflow, Refused } from "./answers.ts";
import { email } from "./attribute-values.ts";
import { briefStateOf } from "./brief-state.ts";
import { goOnToSigners } from "./brief-steps.ts";
import type { Design } from "./design.ts";
import { fillLaunchForm } from "./fill-attributes.ts";
import { createSigner, launchWorkflow } from "./launch.ts";
import { readJson } from "./read-json.ts";
import { OWNER } from "./users.ts";
import { signersOf } from "./workflow.ts";
import type { Signer, Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

const launchShape = z.strictObject({
  template: z.strictObject({ id: z.string().min(1) }),
  attributes: z.record(z.string(), z.unknown()),
  signerGroups: z
    .array(
      z.strictObject({
        group: z.string().min(1).max(100),
        signers: z
          .array(z.strictObject({ email, name: z.string().trim().min(1).max(1000) }))
          .min(1)
          .max(100),
      }),
    )
    .min(1)
    .max(100),
});
type Groups = z.infer<typeof launchShape>["signerGroups"];

const designBy = (world: World, id: string): Design => {
  const design = world.designs.get(id);
  if (design === undefined) throw new Refused(404, "NOT_FOUND", "template does not exist", "template.id");
  return design;
};

const workflowBy = (world: World, id: string): Workflow => {
  const workflow = world.library.get(id);
  if (workflow === undefined || workflow.id !== id) throw noWorkflow();
  return workflow;
};

const signersFrom = (groups: Groups): Signer[] =>
  groups.flatMap(({ group, signers }, routingOrder) =>
    signers.map(({ email: address, name }) =>
      createSigner({ roleName: group, kind: "external", routingOrder, name, email: address }),
    ),
  );

const groupsOf = (workflow: Workflow): unknown => {
  const groups = new Map<string, { email: string; name: string }[]>();
  for (const { roleName, email: address, name } of signersOf(workflow))
    groups.set(roleName, [...(groups.get(roleName) ?? []), { email: address, name }]);
  return [...groups].map(([group, signers]) => ({ group, signers }));
};

const view = (world: World, workflow: Workflow): unknown => ({
  id: workflow.id,
  title: workflow.title,
  status: briefStateOf(workflow),
  template: { id: workflow.design.id, name: workflow.design.name },
  attributes: Object.fromEntries(workflow.attributes),
  signerGroups: groupsOf(workflow),
  viewerUrl: `${new URL(world.options.baseUrl()).origin}/workflow/${workflow.id}`,
});

const showTemplate = ({ id, name, attributes }: Design): unknown => ({
  id,
  name,
  schemaFields: attributes.map(({ id: field, type, required, options }) => ({
    name: field,
    type,
    required: required === "always",
    ...(options?.values === undefined ? {} : { options: options.values }),
  })),
});

const launch = (world: World, request: SimRequest): SimResponse => {
  const input = readJson(request, launchShape);
  const design = designBy(world, input.template.id);
  const values = fillLaunchForm(design, input.attributes, false);
  const signers = signersFrom(input.signerGroups);
  const workflow = launchWorkflow(world, {
    design,
    values,
    signers,
    creatorEmail: OWNER.email,
    step: "Launch",
  });
  if (world.moods.isApprovedAtOnce) goOnToSigners(world, workflow);
  return { status: 201, body: view(world, workflow) };
};

/** Every change makes a version: who and when, nothing of what. */
const revisions = ({ events }: Workflow): unknown => ({
  revisions: events
    .filter(({ word }) => word === "launched" || word === "attributes_updated" || word === "advanced")
    .map(({ at }, index) => ({ id: String(index + 1), version: index + 1, createdAt: at })),
});

const documents = (world: World, workflow: Workflow): unknown => {
  const { signed } = workflow;
  if (signed === undefined) return { documents: [] };
  workflow.readsSinceSigned += 1;
  if (workflow.readsSinceSigned <= world.moods.pdfNotReadyTimes) return { documents: [] };
  const downloadUrl = world.files.publish({ type: "application/pdf", bytes: signed.bytes });
  return { documents: [{ id: signed.key, name: signed.filename, downloadUrl }] };
};

const read = (world: World, noun: string, id: string, part: string): unknown => {
  if (noun === "templates" && part === "") {
    if (id !== "") return showTemplate(designBy(world, id));
    return { templates: [...world.designs.values()].map(({ id: own, name }) => ({ id: own, name })) };
  }
  const workflow = noun === "workflows" && id !== "" ? workflowBy(world, id) : undefined;
  if (workflow !== undefined && part === "") return view(world, workflow);
  if (workflow !== undefined && part === "revisions") return revisions(workflow);
  if (workflow !== undefined && part === "documents") return documents(world, workflow);
  throw new Refused(404, "NOT_FOUND", "not found");
};

/** The API as the article describes it: no list of workflows, no change, no end by hand. Throws Refused. */
export const briefApi = (world: World, request: SimRequest): SimResponse => {
  const { options, moods } = world;
  if (moods.isKeyRevoked || request.headers["authorization"] !== `Bearer ${options.token}`)
    throw new Refused(401, "UNAUTHORIZED", "invalid authentication token");
  const [, noun = "", id = "", part = "", ...rest] = request.path.split("/");
  if (rest.length > 0) throw new Refused(404, "NOT_FOUND", "not found");
  if (request.method === "POST" && noun === "workflows" && id === "") return launch(world, request);
  if (request.method !== "GET") throw new Refused(404, "NOT_FOUND", "not found");
  return { status: 200, body: read(world, noun, id, part) };
};
