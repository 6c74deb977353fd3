import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a person's browser carries to the other side and back. */
export interface ConsentState {
  readonly account: string;
  /** Who began it: nobody else may end it. */
  readonly caller: string;
}

export interface OpenedState extends ConsentState {
  /** Too old to be taken. */
  readonly isLate: boolean;
}

/** Sealed, so that nobody can send a person's browser here with an answer that they did not ask for. */
export interface ConsentStates {
  seal(state: ConsentState, now: Date): string;
  /** `undefined` = not ours. */
  open(sealed: string, now: Date): OpenedState | undefined;
}

/** As long as the other side's code is good. */
const GOOD_MS = 20 * 60_000;

export function createConsentStates(secret: string | Uint8Array): ConsentStates {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "countersign consent", 32));
  const sign = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return {
    seal({ account, caller }, now) {
      const body = JSON.stringify([account, caller, now.getTime() + GOOD_MS]);
      const text = Buffer.from(body).toString("base64url");
      return `${text}.${sign(text).toString("base64url")}`;
    },
    open(sealed, now) {
      const [text = "", mark = ""] = sealed.split(".");
      const [given, right] = [Buffer.from(mark, "base64url"), sign(text)];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
      const [account, caller, until]: readonly unknown[] = Array.isArray(parts) ? parts : [];
      if (typeof account !== "string" || typeof caller !== "string" || typeof until !== "number")
        return undefined;
      return { account, caller, isLate: now.getTime() > until };
    },
  };
}
