import { flagOf, onlyKeys, optionalTextOf, optionalWholeOf, own, textOf, urlOf } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { BRIEF_ACTIONS } from "./brief-actions.ts";
import { onlyOpen, requestOf, signerOf } from "./control-input.ts";
import { upToDate } from "./find-request.ts";
import {
  declineRequest,
  expireRequest,
  failRequest,
  openRequest,
  signRequest,
  withdrawRequest,
} from "./sign-request.ts";
import type { Quality, Signature, SignatureRequest } from "./signature-request.ts";
import { signedPdf } from "./signed-pdf.ts";
import { summary } from "./summary.ts";
import { whoseTurn } from "./whose-turn.ts";
import type { World } from "./world.ts";

type Action = (world: World, input: Input) => unknown;

const QUALITIES: readonly Quality[] = ["SES", "AES", "AES_MINIMAL", "QES", "DEMO", "PART11"];

const qualityOf = (input: Input): Quality | undefined => {
  const wanted = optionalTextOf(input, "quality");
  const quality = QUALITIES.find((one) => one === wanted);
  if (wanted !== undefined && quality === undefined) {
    throw new ControlError(`"quality" must be one of ${QUALITIES.join(", ")}`);
  }
  return quality;
};

const byTurn =
  (
    keys: readonly string[],
    act: (world: World, request: SignatureRequest, signature: Signature, input: Input) => void,
  ): Action =>
  (world, input) => {
    onlyKeys(input, ["id", "signer", ...keys]);
    const request = onlyOpen(requestOf(world, input));
    act(world, request, signerOf(request, input), input);
    return summary(request);
  };

const onOpen =
  (act: (world: World, request: SignatureRequest) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id"]);
    const request = onlyOpen(requestOf(world, input));
    act(world, request);
    return summary(request);
  };

const signAll: Action = (world, input) => {
  onlyKeys(input, ["id", "quality"]);
  const request = onlyOpen(requestOf(world, input));
  const quality = qualityOf(input);
  for (let [next] = whoseTurn(request); next !== undefined; [next] = whoseTurn(request)) {
    signRequest(world, request, next, quality);
  }
  return summary(request);
};

/** Somebody removes it from the business: nothing is left of it, and nobody is called. */
const deleteByHand: Action = (world, input) => {
  onlyKeys(input, ["id"]);
  const request = requestOf(world, input);
  world.requests.delete(request.id);
  world.options.timeline?.({
    simulator: world.id,
    at: world.options.now().toISOString(),
    id: request.id,
    what: "deleted",
  });
};

const setPlan: Action = ({ settings }, input) => {
  onlyKeys(input, ["expiry", "report"]);
  if (own(input, "expiry") !== undefined) settings.hasExpiry = flagOf(input, "expiry");
  if (own(input, "report") !== undefined) settings.hasReport = flagOf(input, "report");
};

const setLimits: Action = ({ settings }, input) => {
  onlyKeys(input, ["loginsPerMinute", "callsPerMinute"]);
  settings.loginsPerMinute = optionalWholeOf(input, "loginsPerMinute", 0) ?? null;
  settings.callsPerMinute = optionalWholeOf(input, "callsPerMinute", 0) ?? null;
};

const setAuth: Action = ({ settings }, input) => {
  onlyKeys(input, ["status", "json"]);
  const status = own(input, "status") ?? settings.authStatus;
  if (status !== 401 && status !== 403) throw new ControlError(`"status" must be 401 or 403`);
  settings.authStatus = status;
  if (own(input, "json") !== undefined) settings.isLoginJson = flagOf(input, "json");
};

const pdf: Action = async (world, input) => {
  onlyKeys(input, ["id"]);
  const { document } = requestOf(world, input);
  return { content: Buffer.from(await signedPdf(document.bytes, document.lines)).toString("base64") };
};

/** What both dialects share. */
const SHARED: Readonly<Record<string, Action>> = {
  setCallbackUrl: ({ settings }, input) => {
    onlyKeys(input, ["url"]);
    settings.callbackUrl = own(input, "url") === null ? undefined : urlOf(input, "url");
  },
  setPdf: ({ settings }, input) => {
    onlyKeys(input, ["notReadyTimes"]);
    settings.pdfNotReadyTimes = optionalWholeOf(input, "notReadyTimes", 0) ?? 0;
  },
  revokeKey: ({ settings }) => {
    settings.isKeyRevoked = true;
  },
  restoreKey: ({ settings }) => {
    settings.isKeyRevoked = false;
  },
};

const DOCUMENTED: Readonly<Record<string, Action>> = {
  ...SHARED,
  open: byTurn([], openRequest),
  sign: byTurn(["quality"], (world, request, signature, input) => {
    signRequest(world, request, signature, qualityOf(input));
  }),
  signAll,
  decline: byTurn(["reason"], (world, request, signature, input) => {
    declineRequest(world, request, signature, optionalTextOf(input, "reason") ?? "");
  }),
  fail: byTurn([], failRequest),
  expire: onOpen(expireRequest),
  withdrawByHand: onOpen((world, request) => {
    withdrawRequest(world, request, "");
  }),
  deleteByHand,
  addAccount: (world, input) => {
    onlyKeys(input, ["email"]);
    world.accounts.add(textOf(input, "email").toLowerCase());
  },
  setPlan,
  setLimits,
  setAuth,
  expireTokens: ({ tokens }) => {
    tokens.expireAll();
  },
  pdf,
  documents: (world) => [...world.requests.values()].map((request) => summary(upToDate(world, request))),
};

const BRIEF: Readonly<Record<string, Action>> = { ...SHARED, ...BRIEF_ACTIONS };

/** Does one thing that people do in Skribble's own pages, or that the vendor does. Throws ControlError. */
export const controlSkribble = (world: World, action: string, input: Input): unknown => {
  const actions = world.options.dialect === "brief" ? BRIEF : DOCUMENTED;
  const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (act === undefined) {
    throw new ControlError(`unknown action "${action}"; known: ${Object.keys(actions).join(", ")}`);
  }
  return act(world, input);
};
