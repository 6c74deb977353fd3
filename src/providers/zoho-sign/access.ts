import { CountersignError, STOP } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import type { AccessToken, ConnectionSettings, TokenBook, Tools } from "../provider.ts";
import { createTokenSource } from "../token-source.ts";
import { accountsUrl, BriefSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { askForToken } from "./token-endpoint.ts";

const SPARE_MS = 2 * 60_000;
/** A token of this age that is refused would not become better by another one: they are ten in ten minutes. */
const YOUNG_MS = 30_000;

/** Makes a call with an access token: bought once for all workers, renewed before its hour is over. */
export type Access = (call: (accessToken: string) => Promise<HttpAnswer>) => Promise<HttpAnswer>;

export function createAccess({ id, settings: given }: ConnectionSettings, tools: Tools): Access {
  const settings = BriefSettings.strip().parse(given);
  let bought: { readonly token: string; readonly at: number } | undefined;

  async function buy(stored: AccessToken | undefined): Promise<AccessToken> {
    const refreshToken = settings.refreshToken ?? stored?.refreshToken ?? "";
    if (refreshToken === "") {
      const detail = `Nobody has let us in yet: connect it on its page, or run \`countersign connect ${id}\`.`;
      throw new CountersignError("credentials_rejected", STOP, detail, {
        connection: id,
        operation: "token",
      });
    }
    const granted = await askForToken(tools.http, settings, { refreshToken }, tools.now);
    bought = { token: granted.accessToken, at: tools.now().getTime() };
    return { refreshToken, ...granted };
  }

  const source = createTokenSource({
    book: bookOf(settings, tools),
    now: tools.now,
    spareMs: SPARE_MS,
    fetch: buy,
  });

  return async (call) => {
    let used = "";
    const isYoung = (): boolean => bought?.token === used && tools.now().getTime() - bought.at < YOUNG_MS;
    return source.withToken(
      (accessToken) => {
        used = accessToken;
        return call(accessToken);
      },
      ({ status }) => status === 401 && !isYoung(),
    );
  };
}

/** Where this client's tokens are kept. With a refresh token of the file's own it is another person's book. */
export function bookOf(settings: Settings, tools: Tools): TokenBook {
  const { clientId, clientSecret, refreshToken = "" } = settings;
  return tools.tokens(JSON.stringify([accountsUrl(settings), clientId, clientSecret, refreshToken]));
}
