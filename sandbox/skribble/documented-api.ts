import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { notFound, Refused } from "./answers.ts";
import { authorise, login, onlyParameters } from "./authorise.ts";
import { listCallbacks } from "./callbacks.ts";
import {
  addSignature,
  deleteRequest,
  remindSigners,
  removeSignature,
  updateRequest,
  withdraw,
} from "./change-request.ts";
import { createRequest, isDemo } from "./create-request.ts";
import { documentContent, documentMetadata, uploadDocument } from "./document-operations.ts";
import { findRequest } from "./find-request.ts";
import { listRequests } from "./list-requests.ts";
import { readJson } from "./read-json.ts";
import { signatureReport } from "./report.ts";
import { createInput, recipient, updateInput, withdrawInput } from "./request-input.ts";
import { viewRequest } from "./request-view.ts";
import type { SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

type Operation = (call: Call) => SimResponse | Promise<SimResponse>;

interface Call {
  readonly world: World;
  readonly username: string;
  readonly http: SimRequest;
  readonly id: string;
  readonly below: string;
}

const found = ({ world, username, id }: Call): SignatureRequest => findRequest(world, username, id);
const ok = (body?: unknown): SimResponse => ({ status: 200, body });

/** Does it to the request; the answer is empty or, where `isShown`, the request. */
const changing =
  (change: (world: World, request: SignatureRequest, call: Call) => void, isShown = false): Operation =>
  (call) => {
    const request = found(call);
    change(call.world, request, call);
    return ok(isShown ? viewRequest(request) : undefined);
  };

/** What a user can sign with: nobody here is identified for more than the level that all have. */
const qualities = (username: string): unknown =>
  isDemo(username)
    ? { demo: { any: { quality: "DEMO", provider: "SELFSIGNED", legislation: "UNDEFINED" } } }
    : { ses: { any: { quality: "SES", provider: "SKRIBBLE_SES", legislation: "ZERTES" } } };

/** By method and path, `*` = an id. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  "POST /signature-requests": async ({ world, username, http }) =>
    ok(viewRequest(await createRequest(world, username, readJson(http, createInput)))),
  "GET /signature-requests": ({ world, username, http }) => ok(listRequests(world, username, http.query)),
  "PUT /signature-requests": ({ world, username, http }) => {
    const input = readJson(http, updateInput);
    const request = findRequest(world, username, input.id);
    updateRequest(world, request, input);
    return ok(viewRequest(request));
  },
  "GET /signature-requests/*": (call) => ok(viewRequest(found(call))),
  "DELETE /signature-requests/*": changing(deleteRequest),
  "POST /signature-requests/*/withdraw": changing((world, request, { http }) => {
    withdraw(world, request, readJson(http, withdrawInput)?.message ?? "");
  }, true),
  "POST /signature-requests/*/remind": changing(remindSigners),
  "POST /signature-requests/*/signatures": changing((world, request, { http }) => {
    addSignature(world, request, readJson(http, recipient));
  }),
  "DELETE /signature-requests/*/signatures/*": changing((world, request, { below }) => {
    removeSignature(world, request, below);
  }),
  "GET /signature-requests/*/callbacks": (call) => ok(listCallbacks(call.world, found(call))),
  "GET /signature-requests/*/report": (call) => signatureReport(call.world, found(call), call.http),
  "POST /documents": ({ world, username, http }) => uploadDocument(world, username, http),
  "GET /documents/*": ({ world, username, id }) => documentMetadata(world, username, id),
  "GET /documents/*/content": ({ world, username, id, http }) =>
    documentContent(world, username, id, http.headers["accept"] ?? ""),
  "GET /user/signature-qualities": ({ username, http }) =>
    ok(qualities(http.query.get("username") ?? username)),
};

/** Parameters of operations that have some; the list reads its own. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  "GET /signature-requests/*/report": ["type"],
  "GET /user/signature-qualities": ["username"],
};

const PATHS: ReadonlySet<string> = new Set(
  Object.keys(OPERATIONS).map((name) => name.slice(name.indexOf("/"))),
);

const routeOf = (noun: string, id: string, action: string, below: string): string =>
  [`/${noun}`, id === "" ? "" : "/*", action === "" ? "" : `/${action}`, below === "" ? "" : "/*"].join("");

/** The API as documented. Attachments, seals and Send-To are not simulated (404). Throws Refused. */
export const documentedApi = async (world: World, http: SimRequest): Promise<SimResponse> => {
  if (http.path === "/management/health" && http.method === "GET") return ok({ status: "UP" });
  if (http.path === "/access/login") {
    if (http.method === "POST") return login(world, http);
    throw new Refused({ status: 405, message: `Request method '${http.method}' is not supported` });
  }
  const username = authorise(world, http);
  const [, noun = "", id = "", action = "", below = "", ...rest] = http.path.split("/");
  const path = noun === "user" ? http.path : routeOf(noun, id, action, below);
  if (rest.length > 0) throw notFound("Resource");
  const name = `${http.method} ${path}`;
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) {
    if (!PATHS.has(path)) throw notFound("Resource");
    throw new Refused({ status: 405, message: `Request method '${http.method}' is not supported` });
  }
  if (name !== "GET /signature-requests") onlyParameters(http, PARAMETERS[name] ?? []);
  return operation({ world, username, http, id, below });
};
