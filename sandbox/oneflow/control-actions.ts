import { onlyKeys, optionalTextOf, optionalWholeOf, own, textOf, urlOf, flagOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { briefState } from "./brief-api.ts";
import { DELIVERY_CHANNELS, participantsOf, signatoriesOf } from "./contract.ts";
import type { Participant, StoredContract } from "./contract.ts";
import {
  contractOf,
  fieldOf,
  numberOf,
  oneOf,
  optionalFlagOf,
  participantOf,
  pendingOf,
  signerOf,
} from "./control-input.ts";
import { deleteContract } from "./delete-contract.ts";
import { happen } from "./happen.ts";
import {
  declineContract,
  expireContract,
  openContract,
  resetSignatures,
  reviveContract,
  signContract,
} from "./sign-contract.ts";
import { NO_QUIRKS } from "./quirks.ts";
import { timeOrNull } from "./time-text.ts";
import { createTemplate, WORKSPACE } from "./town-templates.ts";
import { whoseTurn } from "./whose-turn.ts";
import { createWebhook } from "./webhook-api.ts";
import { newId } from "./world.ts";
import type { World } from "./world.ts";

type Action = (world: World, input: Input) => unknown;

/** A contract with its values, short enough to read in a test; `audit` has the word `published` each time it went out. */
export const summary = (world: World, contract: StoredContract): Readonly<Record<string, unknown>> => ({
  id: String(contract.id),
  state: world.options.dialect === "brief" ? briefState(contract.state) : contract.state,
  title: contract.name,
  templateId: String(contract.templateId),
  values: Object.fromEntries(
    contract.fields.map(({ customId, value }) => [customId, value === "" ? null : value]),
  ),
  signers: signatoriesOf(contract).map(({ email, name, signState, signStateAt }) => ({
    email: email ?? "",
    name,
    signedAt: signState === "signed" ? timeOrNull(signStateAt) : null,
  })),
  copies: participantsOf(contract).flatMap(({ email, signatory }) => (signatory ? [] : [email ?? ""])),
  audit: [...contract.audit],
});

const byTurn =
  (act: (world: World, contract: StoredContract, by: Participant) => void): Action =>
  (world, input) => {
    // The vendor's API shows nobody the reason that somebody gives.
    onlyKeys(input, ["id", "signer", "reason"]);
    const contract = pendingOf(world, input);
    act(world, contract, signerOf(contract, input));
    return summary(world, contract);
  };

const signAll: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const contract = pendingOf(world, input);
  for (let [next] = whoseTurn(contract); next !== undefined; [next] = whoseTurn(contract)) {
    signContract(world, contract, next);
  }
  return summary(world, contract);
};

const expire: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const contract = pendingOf(world, input);
  expireContract(world, contract);
  return summary(world, contract);
};

/** Somebody of the owner's side gives the signers as much time as they like. */
const revive: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const contract = contractOf(world, input);
  if (contract.state !== "overdue") {
    throw new ControlError(`contract ${contract.id} is ${contract.state}, not overdue`);
  }
  contract.signingPeriod = { type: "never" };
  contract.expiresAt = null;
  reviveContract(world, contract);
  return summary(world, contract);
};

const resetByHand: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const contract = pendingOf(world, input);
  resetSignatures(world, contract);
  return summary(world, contract);
};

const bounce: Action = (world, input) => {
  onlyKeys(input, ["id", "signer", "status"]);
  const contract = pendingOf(world, input);
  const participant = participantOf(contract, input);
  const status = own(input, "status") ?? "bounce";
  participant.deliveryStatus = oneOf({ status }, "status", ["bounce", "failure"]);
  happen(world, contract, "delivery-failed", participant);
  return summary(world, contract);
};

const deleteByHand: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  deleteContract(world, contractOf(world, input));
};

const attach: Action = (world, input) => {
  onlyKeys(input, ["id", "name", "type"]);
  const contract = contractOf(world, input);
  const type = own(input, "type") ?? "attachment";
  contract.files = [
    ...contract.files,
    {
      id: newId(world),
      name: textOf(input, "name"),
      type: oneOf({ type }, "type", ["attachment", "verification"]),
    },
  ];
};

const listOf = (input: Input, key: string): readonly unknown[] => {
  const value = own(input, key) ?? [];
  if (!Array.isArray(value)) throw new ControlError(`"${key}" must be a list`);
  return value;
};

const publishTemplate: Action = (world, input) => {
  onlyKeys(input, [
    "id",
    "title",
    "fields",
    "active",
    "hasGroup",
    "otherWorkspace",
    "channels",
    "signOrder",
    "creatorSigns",
    "needsApproval",
  ]);
  const id = numberOf(input, "id");
  const channels = own(input, "channels") === undefined ? DELIVERY_CHANNELS : listOf(input, "channels");
  const signOrder = own(input, "signOrder") ?? "side-by-side";
  const orders = ["side-by-side", "ownerside-first", "ownerside-last", "as-listed"] as const;
  world.templates.set(
    id,
    createTemplate(id, textOf(input, "title"), {
      typeId: optionalFlagOf(input, "hasGroup", true) ? 100_000 + id : null,
      workspaceIds: [optionalFlagOf(input, "otherWorkspace", false) ? WORKSPACE.id + 1 : WORKSPACE.id],
      fields: listOf(input, "fields").map((field, at) => fieldOf(field, at + 1)),
      channels: channels.map((channel) => oneOf({ channel }, "channel", DELIVERY_CHANNELS)),
      isActive: optionalFlagOf(input, "active", true),
      creator: { organizer: true, signatory: optionalFlagOf(input, "creatorSigns", false) },
      signOrder: oneOf({ signOrder }, "signOrder", orders),
      needsApproval: optionalFlagOf(input, "needsApproval", false),
    }),
  );
  return { id: String(id) };
};

const setUser: Action = (world, input) => {
  onlyKeys(input, ["email", "name", "active"]);
  const email = textOf(input, "email").toLowerCase();
  const others = world.users.filter((one) => one.email.toLowerCase() !== email);
  const known = world.users.find((one) => one.email.toLowerCase() === email);
  const name = optionalTextOf(input, "name") ?? known?.name ?? email;
  const isActive = optionalFlagOf(input, "active", true);
  world.users = [...others, { id: known?.id ?? newId(world), isAdmin: false, name, email, isActive }];
};

/** The hook that people set up by hand; hooks that were set up by API stay. */
const setCallbackUrl: Action = (world, input) => {
  onlyKeys(input, ["url"]);
  const url = own(input, "url") === null ? undefined : urlOf(input, "url");
  world.callbackUrl = url;
  for (const { id, isByHand } of world.webhooks.values()) if (isByHand) world.webhooks.delete(id);
  if (url !== undefined && world.options.dialect === "documented") {
    createWebhook(world, url, { signKey: world.options.signKey ?? null, isByHand: true });
  }
};

const ACTIONS: Readonly<Record<string, Action>> = {
  open: byTurn(openContract),
  sign: byTurn(signContract),
  signAll,
  decline: byTurn(declineContract),
  expire,
  revive,
  resetSignatures: resetByHand,
  bounce,
  deleteByHand,
  attach,
  publishTemplate,
  deleteTemplate: (world, input) => world.templates.delete(numberOf(input, "id")),
  setUser,
  setCallbackUrl,
  setPdf: (world, input) => {
    onlyKeys(input, ["notReadyTimes"]);
    world.fileNotReadyTimes = optionalWholeOf(input, "notReadyTimes", 0) ?? 0;
  },
  setFieldLag: (world, input) => {
    onlyKeys(input, ["reads"]);
    world.fieldLagReads = optionalWholeOf(input, "reads", 0) ?? 0;
  },
  setQuirks: (world, input) => {
    onlyKeys(input, Object.keys(NO_QUIRKS));
    world.quirks = {
      stampsAtPublish: optionalFlagOf(input, "stampsAtPublish", false),
      refusesNameFilter: optionalFlagOf(input, "refusesNameFilter", false),
      listWaitsForFile: optionalFlagOf(input, "listWaitsForFile", false),
      deniesCreate: optionalFlagOf(input, "deniesCreate", false),
    };
  },
  setLimit: (world, input) => {
    onlyKeys(input, ["requests"]);
    world.limit = optionalWholeOf(input, "requests", 0) ?? null;
    world.calls = [];
  },
  plan: (world, input) => {
    onlyKeys(input, ["exhausted"]);
    world.isPlanExhausted = flagOf(input, "exhausted");
  },
  revokeKey: (world) => {
    world.isTokenRevoked = true;
  },
  restoreKey: (world) => {
    world.isTokenRevoked = false;
  },
  switchWorkspace: (world) => {
    [world.library, world.otherLibrary] = [world.otherLibrary, world.library];
  },
  documents: (world) => [...world.library.all()].map((contract) => summary(world, contract)),
};

/** Does one thing that people do in Oneflow's own pages. Throws ControlError. */
export const controlOneflow = (world: World, action: string, input: Input): unknown => {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (act === undefined) {
    throw new ControlError(`unknown action "${action}"; known: ${Object.keys(ACTIONS).join(", ")}`);
  }
  return act(world, input);
};
