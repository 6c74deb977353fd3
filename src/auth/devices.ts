import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Session } from "../store/session.ts";
import type { Seal } from "./library.ts";
import { loginsOf } from "./login-name.ts";
import { hashesOf } from "./passwords.ts";
import { hashOf } from "./secret-text.ts";

/**
 * Browsers in which somebody has signed in before: their tries are counted by themselves, so that strangers who guess keep
 * nobody out (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies). It opens nothing.
 */
export interface Devices {
  /** The `set-cookie` line for the browser in which this person is signed in now; `undefined` = they have no password. */
  remember(person: string): Promise<string | undefined>;
  /** The browser's own mark, where somebody of this address has signed in in it, with the password that holds still. */
  known(address: string, headers: Headers): Promise<string | undefined>;
}

interface Deps {
  readonly session: Session;
  readonly seals: () => Promise<readonly Seal[]>;
  /** May the cookie go over https alone? */
  readonly isSecure: () => boolean;
}

const COOKIE = "countersign.device";
/** Browsers keep none for longer. */
const LASTS_S = 400 * 86_400;
const MOST_LENGTH = 300;

export function createDevices({ session, seals, isSecure }: Deps): Devices {
  return {
    async remember(person) {
      const [seal] = await seals();
      const password = (await hashesOf(session, [person])).get(person);
      if (seal === undefined || password === undefined) return undefined;
      const mark = randomBytes(16).toString("hex");
      const value = `${mark}.${signed(seal, person, mark, password)}`;
      const secure = isSecure() ? "; Secure" : "";
      return `${COOKIE}=${value}; Path=/api/auth; Max-Age=${LASTS_S}; HttpOnly; SameSite=Lax${secure}`;
    },
    async known(address, headers) {
      const [mark = "", proof = ""] = cookieOf(headers).split(".");
      if (mark === "" || proof === "" || proof.length > MOST_LENGTH) return undefined;
      const logins = await loginsOf(session, address);
      const passwords = await hashesOf(
        session,
        logins.map(({ id }) => id),
      );
      for (const [person, password] of passwords)
        for (const seal of await seals())
          if (isSame(proof, signed(seal, person, mark, password))) return mark;
      return undefined;
    },
  };
}

/** Ends with the password: whoever knew the old one is a stranger again. */
function signed(seal: Seal, person: string, mark: string, password: string): string {
  return createHmac("sha256", seal.value)
    .update(JSON.stringify(["countersign device", person, mark, hashOf(password)]))
    .digest("base64url");
}

function cookieOf(headers: Headers): string {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`, "u").exec(headers.get("cookie") ?? "")?.[1] ?? "";
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
