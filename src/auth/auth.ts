import type { Caller } from "./caller.ts";

/** Who may come in. Built on a sign-in library; the rest of the house knows only this. */
export interface Auth {
  /** By session cookie or `authorization: Bearer csk_…`; `undefined` = nobody we know. */
  identify(headers: Headers): Promise<Caller | undefined>;
  /** Everything under `/api/auth/`: sign in and out, sessions, two factors, single sign-on. */
  handle(request: Request): Promise<Response>;
}
