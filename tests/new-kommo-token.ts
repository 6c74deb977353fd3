import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";
import type { World } from "./world.ts";

/** What an administrator creates in Kommo's settings. */
export async function newKommoToken(world: World): Promise<string> {
  const granted = JSON.stringify(await world.sandbox.kommo.control("grantCode"));
  const { clientId, clientSecret, redirectUri } = SANDBOX_CREDENTIALS.kommo.oauth;
  const answer = await fetch(`${world.sandbox.kommo.url}/oauth2/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      grant_type: "authorization_code",
      code: JSON.parse(granted).code,
    }),
  });
  return JSON.parse(await answer.text()).access_token;
}
