import type { RemoteId } from "../domain/contract.ts";
import type { HookDoor, HookNotice } from "../crm/crm.ts";
import type { NoticeDoor, Notice } from "../providers/provider.ts";

/** For tests: a CRM's door that is told what a body means. */
export function hookDoor(meanings: Readonly<Record<string, HookNotice>>): HookDoor {
  return {
    read({ body }) {
      const meaning = meanings[Buffer.from(body).toString()];
      if (!meaning) throw new Error("This door breaks on what it does not know.");
      return meaning;
    },
  };
}

/**
 * For tests: a vendor that signs with the header `x-signature: good`, sends ids with commas between, and names its calls in
 * the header `x-call`.
 */
export const noticeDoor: NoticeDoor = {
  proof: "signature",
  refusal: 401,
  isAuthentic: ({ headers }) => {
    if (headers["x-signature"] === "crash") throw new Error("This check breaks.");
    if (headers["x-signature"] === "later") return Promise.resolve(true);
    if (headers["x-signature"] === "keyless") return Promise.reject(new Error("The key cannot be had."));
    return headers["x-signature"] === "good";
  },
  read({ body, headers }): Notice {
    const text = Buffer.from(body).toString();
    if (text === "") return { about: [], ignored: "The body is empty." };
    const callId = headers["x-call"];
    return {
      about: text.split(",").map((id) => id as RemoteId),
      event: "contract.changed",
      ...(callId === undefined ? {} : { callId }),
    };
  },
};
