/** Who did something, as it stands behind `person:` in trails and versions. */
export interface Actor {
  /** `service` is Countersign itself; `connection` one of the sides that it talks to. */
  readonly kind: "person" | "key" | "service" | "connection";
  readonly name: string;
  /** Names are neither unique nor lasting: a person's address then. Absent where it was not written down. */
  readonly email?: string;
}

/** Stands behind the names of keys where people are named; no person may be called so. */
export const KEY_MARK = " (API key)";

/** How somebody is written down: `Ada Example <ada@example.com>`; a key bears its mark already. */
export function signatureOf({ name, email }: { readonly name: string; readonly email?: string }): string {
  return email === undefined ? name : `${name} <${email}>`;
}

/** Reads the actor of a trail entry or a version: `person:…`, `countersign`, else a connection's id. */
export function readActor(text: string): Actor {
  const signed = /^person:(.*)$/su.exec(text)?.[1];
  if (signed === undefined) return { kind: text === "countersign" ? "service" : "connection", name: text };
  if (signed.endsWith(KEY_MARK)) return { kind: "key", name: signed.slice(0, -KEY_MARK.length) };
  const [, name = signed, email] = /^(.*) <([^<>\s]+@[^<>\s]+)>$/su.exec(signed) ?? [];
  return { kind: "person", name, ...(email === undefined ? {} : { email }) };
}
