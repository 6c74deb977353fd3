import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What an issuer says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** An OpenID Connect issuer of one's own: whoever comes is who `person` says. */
export interface TestIssuer {
  readonly url: string;
  /** Who signs in next. */
  person: Claims;
  /** Where the browser is sent back to, when it has opened the authorization address. */
  authorize(address: string): URL;
  close(): Promise<void>;
}

interface Grant {
  readonly nonce: string | null;
  readonly challenge: string;
  readonly claims: Claims;
}

/** Over real HTTP: discovery, authorization without a question, keys, tokens by code with PKCE. Everything else is refused. */
export async function openIssuer(clientId: string): Promise<TestIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();

  function tokens(form: URLSearchParams): object | undefined {
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (grant?.challenge !== challenge) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: issuer.url,
      aud: clientId,
      iat: now,
      exp: now + 60,
      ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
      ...grant.claims,
    };
    const text = [{ alg: "RS256", kid: "1", typ: "JWT" }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const signature = sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url");
    return { access_token: "issuer-access-token", token_type: "Bearer", id_token: `${text}.${signature}` };
  }

  function answer(path: string, form: URLSearchParams): object | undefined {
    if (path === "/.well-known/openid-configuration")
      return {
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
      };
    if (path === "/keys")
      return { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] };
    return path === "/token" ? tokens(form) : undefined;
  }

  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      if (request.url?.startsWith("/authorize?") === true) {
        response.writeHead(302, { location: issuer.authorize(`${issuer.url}${request.url}`).href }).end();
        return;
      }
      const found = answer(request.url ?? "", new URLSearchParams(body));
      response.writeHead(found === undefined ? 400 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(found ?? { error: "invalid_grant" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port }: Partial<AddressInfo> = Object(server.address());
  const issuer: TestIssuer = {
    url: `http://127.0.0.1:${port}`,
    person: {},
    authorize(address) {
      const { searchParams: asked } = new URL(address);
      const code = `code-${grants.size}-${Math.random()}`;
      const challenge = asked.get("code_challenge") ?? "";
      grants.set(code, { nonce: asked.get("nonce"), challenge, claims: issuer.person });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return issuer;
}
