import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import { loadConfig } from "./load-config.ts";
import { secretsOf } from "./secrets-of.ts";

test("every secret of the file is found, and nothing that is not one", () => {
  const file = `
archive: { bucket: contracts, accessKeyId: id-0123456789, secretAccessKey: s3-0123456789 }
accounts:
  acme:
    kommo:
      subdomain: acme
      oauth: { clientId: client-0123, clientSecret: oauth-0123456789, redirectUri: https://example.com, refreshToken: refresh-012345 }
      webhookSecret: [kommo-door-0123, kommo-door-old1]
    connections:
      contracts: { provider: contractbook, dialect: brief, apiKey: key-0123456789, webhookSecret: vendor-door-01, signingSecret: sign-0123456789 }
`;
  const result = loadConfig(file, {}, { providers: PROVIDERS });
  expect(result).toHaveProperty("config");
  expect("config" in result ? secretsOf(result.config, PROVIDERS) : []).toEqual([
    "s3-0123456789",
    "id-0123456789",
    "oauth-0123456789",
    "refresh-012345",
    "kommo-door-0123",
    "kommo-door-old1",
    "vendor-door-01",
    "sign-0123456789",
    "key-0123456789",
  ]);
});
