import type { CrmAccount } from "../crm.ts";
import { unreadable } from "./failures.ts";
import { at, idAt, textAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";
import { isZone } from "./zone.ts";

/** The account with what only this client needs. */
export interface KommoAccount extends CrmAccount {
  readonly name: string;
  /** Address of the drive as Kommo names it; not checked yet. */
  readonly driveUrl?: string;
}

const CALL = {
  method: "GET",
  to: "/api/v4/account?with=drive_url,datetime_settings",
  operation: "account",
  safe: true,
} as const satisfies WireCall;

export async function readAccount(call: Wire): Promise<KommoAccount> {
  const answer = await call(CALL);
  const body = readAnswer(answer, CALL);
  const id = idAt(body, "id");
  if (id === undefined) throw unreadable(answer, CALL, "The answer holds no account.");
  // Drawn under `_embedded` in amoCRM's reference; read on top as well, since Kommo's own page does not draw it.
  const settings = at(body, "_embedded", "datetime_settings") ?? at(body, "datetime_settings");
  const zone = textAt(settings, "timezone");
  const driveUrl = textAt(body, "drive_url");
  return {
    id,
    name: textAt(body, "name"),
    subdomain: textAt(body, "subdomain"),
    ...(zone !== "" && isZone(zone) ? { timezone: zone } : {}),
    ...(driveUrl === "" ? {} : { driveUrl }),
  };
}
