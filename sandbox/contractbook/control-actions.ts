import {
  flagOf,
  isRecord,
  onlyKeys,
  optionalTextOf,
  optionalWholeOf,
  own,
  textOf,
  urlOf,
} from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { briefStatus } from "./brief-api.ts";
import { deleteDocument } from "./delete-document.ts";
import type { Context, FieldType, Signee, StoredDocument } from "./document.ts";
import { signeesOf } from "./document.ts";
import { happen } from "./happen.ts";
import {
  openDocument,
  rejectDocument,
  requestChanges,
  resendDocument,
  signDocument,
} from "./sign-document.ts";
import { whoseTurn } from "./whose-turn.ts";
import { createField } from "./town-templates.ts";
import type { World } from "./world.ts";

type Action = (world: World, input: Input) => unknown;

/** A document with its values, short enough to read in a test. */
export const summary = (world: World, document: StoredDocument): Readonly<Record<string, unknown>> => ({
  id: document.id,
  state: world.options.dialect === "brief" ? briefStatus(document.state) : document.state,
  title: document.title,
  templateId: document.templateId,
  tags: document.tags,
  context: document.context,
  values: Object.fromEntries(document.dataFields.map(({ name, value }) => [name, value])),
  signers: signeesOf(document).map(({ email, full_name: name, signed_at: signedAt }) => ({
    email,
    name,
    signedAt,
  })),
  audit: document.events.map(({ action }) => action),
});

const documentOf = (world: World, input: Input): StoredDocument => {
  const id = textOf(input, "id");
  const document = world.library.get(id);
  if (document === undefined) throw new ControlError(`there is no document ${id}`);
  return document;
};

const pendingOf = (world: World, input: Input): StoredDocument => {
  const document = documentOf(world, input);
  if (document.state !== "pending")
    throw new ControlError(`document ${document.id} is ${document.state}, not pending`);
  return document;
};

const signeeOf = (document: StoredDocument, input: Input): Signee => {
  const wanted = optionalTextOf(input, "signer")?.toLowerCase();
  const turn = whoseTurn(document);
  const signee = turn.find(
    ({ id, email }) => wanted === undefined || id === wanted || email?.toLowerCase() === wanted,
  );
  if (signee === undefined) throw new ControlError(`it is not the turn of ${wanted ?? "anybody"}`);
  return signee;
};

const byTurn =
  (act: (world: World, document: StoredDocument, signee: Signee, reason: string) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id", "signer", "reason"]);
    const document = pendingOf(world, input);
    act(world, document, signeeOf(document, input), optionalTextOf(input, "reason") ?? "");
    return summary(world, document);
  };

const signAll: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const document = pendingOf(world, input);
  for (let [next] = whoseTurn(document); next !== undefined; [next] = whoseTurn(document)) {
    signDocument(world, document, next);
  }
  return summary(world, document);
};

const expire: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  if (world.options.dialect !== "brief") throw new ControlError("Contractbook v3 knows no expiry");
  const document = pendingOf(world, input);
  document.state = "expired";
  happen(world, document, "expired");
  return summary(world, document);
};

const resend: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const document = documentOf(world, input);
  if (document.state === "draft" || document.state === "signed") {
    throw new ControlError(`document ${document.id} is ${document.state}`);
  }
  resendDocument(world, document);
  return summary(world, document);
};

const deleteByHand: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  deleteDocument(world, documentOf(world, input));
};

const moveTo: Action = (world, input) => {
  onlyKeys(input, ["id", "context"]);
  const document = documentOf(world, input);
  const contexts: readonly Context[] = ["my_documents", "team_documents", "workspace"];
  const context = contexts.find((one) => one === own(input, "context"));
  if (context === undefined) throw new ControlError(`"context" must be one of ${contexts.join(", ")}`);
  document.context = context;
  return summary(world, document);
};

const TYPES: readonly FieldType[] = ["text", "number", "date", "select", "checkbox"];

const fieldOf = (input: unknown): ReturnType<typeof createField> => {
  if (!isRecord(input)) throw new ControlError("each field must be an object");
  onlyKeys(input, ["name", "type", "required", "options"]);
  const type = TYPES.find((one) => one === own(input, "type"));
  if (type === undefined) throw new ControlError(`"type" must be one of ${TYPES.join(", ")}`);
  const options = own(input, "options");
  const isRequired = own(input, "required") !== undefined && flagOf(input, "required");
  const field = createField(textOf(input, "name"), type, isRequired, "");
  return Array.isArray(options) ? { ...field, config: { options: options.map(String) } } : field;
};

const publishTemplate: Action = (world, input) => {
  onlyKeys(input, ["id", "title", "fields"]);
  const id = textOf(input, "id");
  const fields: unknown = own(input, "fields") ?? [];
  if (!Array.isArray(fields)) throw new ControlError(`"fields" must be a list`);
  world.templates.set(id, {
    id,
    title: textOf(input, "title"),
    description: "",
    language: "en-GB",
    dataFields: fields.map(fieldOf),
    parties: [],
    signingOrderMode: "strict",
    context: "my_documents",
  });
  return { id };
};

const setPdf: Action = (world, input) => {
  onlyKeys(input, ["notReadyTimes"]);
  world.pdfNotReadyTimes = optionalWholeOf(input, "notReadyTimes", 0) ?? 0;
};

const setPlan: Action = (world, input) => {
  onlyKeys(input, ["exhausted"]);
  world.isPlanExhausted = flagOf(input, "exhausted");
};

const setCallbackUrl: Action = (world, input) => {
  onlyKeys(input, ["url"]);
  world.callbackUrl = own(input, "url") === null ? undefined : urlOf(input, "url");
};

const open = byTurn(openDocument);

const ACTIONS: Readonly<Record<string, Action>> = {
  open,
  view: open,
  sign: byTurn(signDocument),
  signAll,
  decline: byTurn(rejectDocument),
  requestChanges: byTurn(requestChanges),
  expire,
  resend,
  deleteByHand,
  moveTo,
  publishTemplate,
  deleteTemplate: (world, input) => world.templates.delete(textOf(input, "id")),
  setCallbackUrl,
  setPdf,
  plan: setPlan,
  revokeKey: (world) => {
    world.isKeyRevoked = true;
  },
  restoreKey: (world) => {
    world.isKeyRevoked = false;
  },
  switchWorkspace: (world) => {
    [world.library, world.otherLibrary] = [world.otherLibrary, world.library];
  },
  documents: (world) => [...world.library.all()].map((document) => summary(world, document)),
};

/** Does one thing that people do in Contractbook's own pages. Throws ControlError. */
export const controlContractbook = (world: World, action: string, input: Input): unknown => {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (act === undefined) {
    throw new ControlError(`unknown action "${action}"; known: ${Object.keys(ACTIONS).join(", ")}`);
  }
  return act(world, input);
};
