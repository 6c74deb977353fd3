import { z } from "zod";
import { jsonOf } from "../json-of.ts";
import type { Notice, NoticeDoor, RawCall } from "../provider.ts";
import { remoteIdFrom } from "./remote-id.ts";

const Payload = z.object({
  event_type: z.string().min(1).max(200),
  contract_id: z.union([z.string(), z.number()]).nullish().catch(undefined),
});

/** The article's door: its calls are not signed, the secret in the URL is all there is. */
export const briefDoor: NoticeDoor = {
  proof: "secret-url",
  refusal: 401,
  isAuthentic: () => true,
  read: readNotice,
};

/** Where a call tells us to look. Never throws. */
function readNotice({ body }: RawCall): Notice {
  const payload = Payload.safeParse(jsonOf(body)).data;
  if (!payload) return { about: [], ignored: "no event in the call" };
  const { event_type: event, contract_id: id } = payload;
  if (!event.startsWith("contract.")) return { about: [], event, ignored: "not about a contract" };
  const about = remoteIdFrom(id);
  return about === undefined
    ? { about: [], event, ignored: "no usable contract id in the call" }
    : { about: [about], event };
}
