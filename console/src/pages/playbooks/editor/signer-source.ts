import type { Choices } from "../playbooks-query.ts";
import type { Signer } from "./draft.ts";

type Named = Pick<Signer, "name" | "email">;

const CONTACT: Named = { name: "{{ contact.name }}", email: "{{ contact.email }}" };
const MANAGER: Named = { name: "{{ user.name }}", email: "{{ user.email }}" };

/** Whoever is chosen as a signer: the deal's contact, its manager, a colleague (`user:ID`), or somebody written down. */
export type SignerSource = "contact" | "manager" | "other" | `user:${string}`;

/** Who that is. */
export function sourceOf({ name, email }: Named, { users }: Choices): SignerSource {
  const is = (one: Named) => squeeze(name) === squeeze(one.name) && squeeze(email) === squeeze(one.email);
  if (is(CONTACT)) return "contact";
  if (is(MANAGER)) return "manager";
  const user = users.find((one) => one.name === name && one.email === email && email !== "");
  return user === undefined ? "other" : `user:${user.id}`;
}

/** Name and address of whoever is chosen; `undefined` = they are written down. */
export function namedBy(source: string, { users }: Choices): Named | undefined {
  if (source === "contact") return CONTACT;
  if (source === "manager") return MANAGER;
  const user = users.find(({ id }) => source === `user:${id}`);
  return user === undefined ? undefined : { name: user.name, email: user.email ?? "" };
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
