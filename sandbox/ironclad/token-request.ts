import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { SCOPES } from "./scopes.ts";
import type { World } from "./world.ts";

const LIFE_SECONDS = 3600;

const shape = z.strictObject({
  grant_type: z.string(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  scope: z.string().max(10_000).optional(),
});
type Input = z.infer<typeof shape>;

const failed = (status: number, error: string, description: string): SimResponse => ({
  status,
  body: { error, error_description: description },
});

const inputOf = ({ headers, body }: SimRequest): Input | undefined => {
  if (!/^application\/json\b/iu.test(headers["content-type"] ?? "")) return undefined;
  try {
    return shape.safeParse(JSON.parse(Buffer.from(body).toString("utf8"))).data;
  } catch {
    return undefined;
  }
};

const clientOf = (
  { headers }: SimRequest,
  input: Input,
): readonly [string | undefined, string | undefined] => {
  const basic = /^Basic (\S+)$/u.exec(headers["authorization"] ?? "")?.[1];
  if (basic === undefined) return [input.client_id, input.client_secret];
  const text = Buffer.from(basic, "base64").toString("utf8");
  const cut = text.indexOf(":");
  return [text.slice(0, cut), text.slice(cut + 1)];
};

/**
 * `POST /oauth/token` of the client credentials grant: JSON in, no refresh token out. Errors are OAuth's own
 * (`error`, `error_description`). Source: the vendor's OAuth 2.0 OpenAPI.
 */
export const answerTokenRequest = (world: World, request: SimRequest): SimResponse => {
  const { client, now } = world.options;
  const input = inputOf(request);
  if (input === undefined) return failed(400, "invalid_request", "Invalid or missing parameters");
  const [id, secret] = clientOf(request, input);
  const isClient = client !== undefined && id === client.id && secret === client.secret;
  if (!isClient || world.moods.isKeyRevoked) return failed(401, "invalid_client", "invalid client");
  if (input.grant_type !== "client_credentials")
    return failed(403, "unauthorized_client", "client not authorized to use this oauth grant type");
  const registered: readonly string[] = world.moods.scopes ?? SCOPES;
  const asked = input.scope?.split(" ").filter((one) => one !== "") ?? registered;
  if (asked.some((one) => !registered.includes(one)))
    return failed(400, "invalid_scope", "The requested scope is invalid");
  const token = randomBytes(24).toString("hex");
  world.grants.set(token, {
    scopes: new Set(asked),
    untilMs: now().getTime() + LIFE_SECONDS * 1000,
  });
  return {
    status: 200,
    headers: { "cache-control": "no-store" },
    body: {
      token_type: "Bearer",
      access_token: token,
      expires_in: LIFE_SECONDS,
      ...(input.scope === undefined ? {} : { scope: asked.join(" ") }),
    },
  };
};
