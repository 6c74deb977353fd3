import { flagOf, isRecord, onlyKeys, optionalWholeOf, own, textOf, urlOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import type { Action } from "./control-signing.ts";
import type { Attribute, AttributeType, Design } from "./design.ts";
import { createId } from "./ids.ts";
import { SCOPES } from "./scopes.ts";
import { createAttribute, createDesign } from "./town-designs.ts";
import { OWNER } from "./users.ts";
import { createWebhook } from "./webhook-operations.ts";
import type { Moods, World } from "./world.ts";

const TYPES: readonly AttributeType[] = [
  "string",
  "email",
  "number",
  "boolean",
  "date",
  "duration",
  "address",
  "monetaryAmount",
];

const questionOf = (input: unknown): Attribute => {
  if (!isRecord(input)) throw new ControlError("each field must be an object");
  onlyKeys(input, ["name", "displayName", "type", "required", "requiredWhen", "options"]);
  const type = TYPES.find((one) => one === (own(input, "type") ?? "string"));
  if (type === undefined) throw new ControlError(`"type" must be one of ${TYPES.join(", ")}`);
  const name = textOf(input, "name");
  const options = own(input, "options");
  const title = own(input, "displayName");
  const isRequired = own(input, "required") !== undefined && flagOf(input, "required");
  const attribute = createAttribute(
    [name, type, isRequired ? "always" : "never", typeof title === "string" ? title : name],
    Array.isArray(options) ? options.map(String) : undefined,
  );
  const when = own(input, "requiredWhen");
  if (!isRecord(when)) return attribute;
  const requiredWhen = { attribute: textOf(when, "attribute"), equals: textOf(when, "equals") };
  return { ...attribute, required: "conditional", requiredWhen };
};

const designNamed = (world: World, input: Input): Design => {
  onlyKeys(input, ["id", "name"]);
  const id = own(input, "id");
  const name = own(input, "name");
  const design = [...world.designs.values()].find((one) => one.id === id || one.name === name);
  if (design === undefined) throw new ControlError("there is no such design");
  return design;
};

const republish: Action = (world, input) => {
  const design = designNamed(world, input);
  world.designs.delete(design.id);
  const id = createId();
  world.designs.set(id, { ...design, id });
  return { id };
};

/** `name`, and questions beside those of signers and paper; a design of the same name stays. */
const publishTemplate: Action = (world, input) => {
  onlyKeys(input, ["name", "fields", "routing"]);
  const fields: unknown = own(input, "fields") ?? [];
  if (!Array.isArray(fields)) throw new ControlError(`"fields" must be a list`);
  const routing = own(input, "routing") === "sequential" ? "sequential" : "parallel";
  const kind = { routing, suffix: "", hasInternalSigner: false } as const;
  const design = createDesign(textOf(input, "name"), fields.map(questionOf), kind);
  world.designs.set(design.id, design);
  return { id: design.id };
};

/** Documented: a webhook for all events, registered by hand in place of the last one; `null` = none. */
const setCallbackUrl: Action = (world, input) => {
  onlyKeys(input, ["url"]);
  const url = own(input, "url") === null ? undefined : urlOf(input, "url");
  world.callbackUrl = url;
  world.webhooks = world.webhooks.filter(({ isByHand }) => !isByHand);
  if (url === undefined || world.webhooks.some(({ targetURL }) => targetURL === url)) return;
  world.webhooks.push(
    createWebhook(world, { events: ["*"], targetURL: url, isByHand: true, by: OWNER.email }),
  );
};

const disableHook: Action = (world, input) => {
  onlyKeys(input, ["url"]);
  const url = own(input, "url");
  for (const webhook of world.webhooks) {
    if (url !== undefined && webhook.targetURL !== url) continue;
    webhook.status = "disabledBySystem";
    webhook.statusLastUpdatedAt = world.options.now().toISOString();
    webhook.statusLastUpdatedBy = "system";
    webhook.consecutiveFailureCount = 100;
  }
};

type Flags = "isApprovedAtOnce" | "isArchivedAtOnce" | "isLimited";
const mood =
  (name: Flags): Action =>
  (world, input) => {
    onlyKeys(input, ["on"]);
    world.moods[name] = flagOf(input, "on");
  };

type Numbers = "pdfNotReadyTimes" | "jobInProgressTimes" | "listLagMs";
const figure =
  (key: string, name: keyof Pick<Moods, Numbers>): Action =>
  (world, input) => {
    onlyKeys(input, [key]);
    world.moods[name] = optionalWholeOf(input, key, 0) ?? 0;
  };

const setScopes: Action = (world, input) => {
  onlyKeys(input, ["scopes"]);
  const scopes = own(input, "scopes");
  if (scopes !== null && !Array.isArray(scopes)) throw new ControlError(`"scopes" must be a list or null`);
  const wanted = scopes?.map(String);
  const strange = wanted?.find((one) => !SCOPES.some((known) => known === one));
  if (strange !== undefined) throw new ControlError(`unknown scope ${strange}`);
  world.moods.scopes = wanted;
};

/** What administrators set. */
export const COMPANY_ACTIONS: Readonly<Record<string, Action>> = {
  republish,
  publishTemplate,
  deleteTemplate: (world, input) => world.designs.delete(designNamed(world, input).id),
  setCallbackUrl,
  disableHook,
  /** Hooks are signed with a new key from now on. */
  rotateKey: (world) => {
    world.moods.keyNumber += 1;
  },
  revokeKey: (world) => {
    world.moods.isKeyRevoked = true;
  },
  restoreKey: (world) => {
    world.moods.isKeyRevoked = false;
  },
  /** Every OAuth token that was handed out stops to work, the client does not. */
  dropTokens: (world) => {
    world.grants.clear();
  },
  setScopes,
  autoApprove: mood("isApprovedAtOnce"),
  autoArchive: mood("isArchivedAtOnce"),
  /** Calls per minute are counted as documented; off at first. */
  limits: mood("isLimited"),
  setPdf: figure("notReadyTimes", "pdfNotReadyTimes"),
  setJobs: figure("inProgressTimes", "jobInProgressTimes"),
  setLag: figure("listLagMs", "listLagMs"),
};
