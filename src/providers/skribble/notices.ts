import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import type { Notice, NoticeDoor, RawCall } from "../provider.ts";
import { CALLBACK_KINDS } from "./callbacks.ts";
import { remoteIdFrom } from "./remote-id.ts";

/** Where the service keeps the query of the address that was called. */
const QUERY = ":query";
const MOST_CHARS = 2000;

/** The documented door: calls without a body and without a signature; all that they tell stands in our own address. */
export const secretUrlDoor: NoticeDoor = {
  proof: "secret-url",
  refusal: 401,
  isAuthentic: () => true,
  read: readCallback,
};

function readCallback({ headers }: RawCall): Notice {
  const query = Object.hasOwn(headers, QUERY) ? (headers[QUERY] ?? "") : "";
  if (query === "" || query.length > MOST_CHARS) return { about: [], ignored: "no query in the call" };
  const said = new URLSearchParams(query);
  const event = CALLBACK_KINDS.find((kind) => said.has(kind));
  if (event === undefined) return { about: [], ignored: "nothing of ours in the query" };
  const id = idIn(said.get(event));
  if (id !== undefined) return { about: [id], event };
  return { about: [], event, ignored: "no usable id in the query" };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** A placeholder that nobody filled in is no id. */
function idIn(text: string | null): ReturnType<typeof remoteIdFrom> {
  return text !== null && UUID.test(text) ? remoteIdFrom(text) : undefined;
}

const Call = z.object({
  event_type: z.string().min(1).max(200),
  signature_request: z
    .object({ id: z.union([z.string(), z.number()]) })
    .nullish()
    .catch(undefined),
});

/** The article's door: JSON calls. It reads a secret from the environment, but neither shows nor checks a signature. */
export const briefDoor: NoticeDoor = {
  proof: "secret-url",
  refusal: 401,
  isAuthentic: () => true,
  read: readEvent,
};

function readEvent({ body }: RawCall): Notice {
  const call = Call.safeParse(jsonOf(body)).data;
  if (call === undefined) return { about: [], ignored: "no event in the call" };
  const event = call.event_type;
  const request = call.signature_request;
  const id = request && Object.hasOwn(request, "id") ? remoteIdFrom(request.id) : undefined;
  if (id !== undefined) return { about: [id], event };
  return { about: [], event, ignored: "no usable id in the call" };
}
