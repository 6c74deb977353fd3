import type { SimRequest } from "../kit/kit.ts";
import { invalid, Refused } from "./answers.ts";
import type { Actor } from "./authorise.ts";
import type { Design } from "./design.ts";
import { fillLaunchForm } from "./fill-attributes.ts";
import { launchWorkflow, signersFrom } from "./launch.ts";
import { launchPayload } from "./launch-payload.ts";
import type { LaunchPayload } from "./launch-payload.ts";
import { readJson } from "./read-json.ts";
import { userByEmail, userById } from "./users.ts";
import type { Workflow } from "./workflow.ts";
import type { World } from "./world.ts";

/** A launch that has been asked for; its attributes have not been judged yet. */
export interface AskedLaunch {
  readonly payload: LaunchPayload;
  readonly design: Design;
  readonly creatorEmail: string;
  readonly useDefaults: boolean;
}

const flag = (query: URLSearchParams, name: string): boolean => {
  const value = query.get(name) ?? "false";
  if (value !== "true" && value !== "false") throw invalid(`${name} must be true or false`, name);
  return value === "true";
};

const creatorOf = ({ creator: given }: LaunchPayload, actor: Actor): string => {
  if (actor.isOauth) return actor.email;
  if (given === undefined) throw new Refused(400, "MISSING_PARAM", "creator is required", "creator");
  const user = "email" in given ? userByEmail(given.email) : userById(given.id);
  if (user === undefined) throw invalid("invalid user for creator attribute", "creator");
  return user.email;
};

/** Reads a launch as far as it is judged at once. Throws Refused(400): body, template, creator. */
export const readLaunch = (world: World, request: SimRequest, actor: Actor): AskedLaunch => {
  const payload = readJson(request, launchPayload);
  const design = world.designs.get(payload.template);
  if (design === undefined) throw invalid("template does not exist", "template");
  return {
    payload,
    design,
    creatorEmail: creatorOf(payload, actor),
    useDefaults: flag(request.query, "useDefaultValues"),
  };
};

/** Judges the attributes and launches. Throws Refused(400). */
export const performLaunch = (world: World, asked: AskedLaunch): Workflow => {
  const { design, creatorEmail, payload, useDefaults } = asked;
  const values = fillLaunchForm(design, payload.attributes, useDefaults);
  const signers = signersFrom(design, values);
  return launchWorkflow(world, { design, values, signers, creatorEmail, step: "Review" });
};
