import type { ProviderView } from "../../api/connections/provider-view.ts";
import { KOMMO_SECRETS } from "../../config/secret-places.ts";
import { connectionSchema, kommoSchema, optionsSchema } from "../../config/settings-schema.ts";
import type { JsonObject } from "../../domain/json.ts";
import { PROVIDERS } from "../../providers/all.ts";
import { DIALECTS } from "../../providers/provider.ts";
import type { Provider } from "../../providers/provider.ts";
import { KOMMO } from "./connection-entry.ts";
import { setupSteps } from "./setup-steps.ts";

let known: Promise<readonly ProviderView[]> | undefined;

/** What can be connected; the same for everybody, and made once. */
export function providerViews(): Promise<readonly ProviderView[]> {
  known ??= Promise.all([kommoView(), ...PROVIDERS.map(vendorView)]);
  return known;
}

async function kommoView(): Promise<ProviderView> {
  return {
    id: KOMMO,
    name: "Kommo",
    kind: "crm",
    steps: [...(await setupSteps("kommo"))],
    dialects: [
      {
        name: "documented",
        settings: kommoSchema(),
        secrets: KOMMO_SECRETS.filter((name) => name !== "webhookSecret" && name !== "oauth.code"),
        signingSecret: "none",
        needsConsent: false,
        options: {},
        can: {},
        lacks: {},
      },
    ],
  };
}

async function vendorView({ id, name, dialects }: Provider): Promise<ProviderView> {
  return {
    id,
    name,
    kind: "vendor",
    steps: [...(await setupSteps(`providers/${id}`))],
    dialects: DIALECTS.map((each) => {
      const dialect = dialects[each];
      return {
        name: each,
        settings: connectionSchema(dialect),
        secrets: [...dialect.secrets, ...(dialect.signingSecret === "none" ? [] : ["signingSecret"])],
        signingSecret: dialect.signingSecret,
        needsConsent: dialect.consent !== undefined,
        options: optionsSchema(dialect),
        can: plain(dialect.can),
        lacks: { ...dialect.lacks },
      };
    }),
  };
}

/** Capabilities are data. */
export function plain(value: object): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}
