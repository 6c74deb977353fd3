import { CountersignError } from "../../domain/errors.ts";
import type { JsonObject } from "../../domain/json.ts";
import type { AccessToken, ConnectionSettings, Consent, Finding, Tools } from "../provider.ts";
import { bookOf } from "./access.ts";
import { hostsOf } from "./data-centers.ts";
import { accountsUrl, BriefSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { askForToken } from "./token-endpoint.ts";
import type { Granted } from "./token-endpoint.ts";

/** `account` lets us register the webhook. https://www.zoho.com/sign/api/oauth.html; the article's scopes do not exist. */
const SCOPES = ["ZohoSign.documents.ALL", "ZohoSign.templates.READ", "ZohoSign.account.ALL"];

/** A person lets us in: by a code of a self client, or by the consent page of a server-based client. */
export const consent: Consent = { steps, redeem };

function steps(given: JsonObject): readonly string[] {
  const settings = BriefSettings.strip().parse(given);
  const { console: apiConsole } = hostsOf(settings.dataCenter);
  const open = `Open ${apiConsole} and sign in as the person in whose name contracts are sent; a service user is best.`;
  const { redirectUri } = settings;
  if (redirectUri === undefined) {
    return [
      open,
      "Choose Add Client, then Self Client; its Client ID and Client Secret are `clientId` and `clientSecret`.",
      `Under Generate Code enter the scope ${SCOPES.join(",")} with a duration of 10 minutes and any description, and press Create.`,
      "Choose the Zoho Sign organisation where you are asked for it, and copy the code.",
      "Hand the code over here before its minutes are over: it works once.",
    ];
  }
  return [
    open,
    `Choose Add Client, then Server-based Applications, with the redirect URI ${redirectUri}; its Client ID and Client Secret are \`clientId\` and \`clientSecret\`.`,
    `Open ${consentPage(settings, redirectUri)} and press Accept.`,
    "Copy what stands behind `code=` in the address to which you are led.",
    "Hand the code over here within a minute: it works once.",
  ];
}

function consentPage(settings: Settings, redirectUri: string): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: settings.clientId,
    scope: SCOPES.join(","),
    redirect_uri: redirectUri,
    // both are needed for a refresh token
    access_type: "offline",
    prompt: "consent",
  });
  return `${accountsUrl(settings)}/oauth/v2/auth?${query.toString()}`;
}

async function redeem(code: string, connection: ConnectionSettings, tools: Tools): Promise<Finding> {
  const { refreshToken, ...settings } = BriefSettings.strip().parse(connection.settings);
  const granted = await tryCode(code.trim(), settings, tools);
  if ("level" in granted) return granted;
  if (granted.refreshToken === undefined) {
    return {
      level: "problem",
      text: "The code brought a token for one hour and none to renew it with.",
      help: "Take the consent page of these steps, or a code of a self client.",
    };
  }
  await keep({ ...granted, refreshToken: granted.refreshToken }, settings, tools);
  if (refreshToken === undefined) {
    return {
      level: "ok",
      text: "We were let in: the refresh token is kept, and access tokens are fetched with it.",
    };
  }
  return {
    level: "problem",
    text: "We were let in, but `refreshToken` of the configuration is used instead.",
    help: "Remove `refreshToken` from the configuration.",
  };
}

async function tryCode(code: string, settings: Settings, tools: Tools): Promise<Granted | Finding> {
  try {
    return await askForToken(tools.http, settings, { code }, tools.now);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    const help = "Make a new code and give it at once; check `dataCenter`, `clientId` and `clientSecret`.";
    return { level: "problem", text: `The code was not taken: ${error.detail}`, help };
  }
}

/** The code is spent by now: whatever another worker puts into the book meanwhile, ours comes after it. */
async function keep(token: AccessToken, settings: Settings, tools: Tools): Promise<void> {
  const book = bookOf(settings, tools);
  let seen = await book.get();
  for (let tries = 0; tries < 5; tries += 1) {
    seen = await book.refresh(seen, async () => token);
    if (seen.accessToken === token.accessToken) return;
  }
}
