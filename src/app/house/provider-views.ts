import { toCapabilitiesView } from "../../api/connections/capabilities-view.ts";
import { SettingsSchema } from "../../api/connections/provider-view.ts";
import type { ProviderView } from "../../api/connections/provider-view.ts";
import { KOMMO_SECRETS } from "../../config/secret-places.ts";
import { connectionSchema, kommoSchema, optionsSchema } from "../../config/settings-schema.ts";
import { PROVIDERS } from "../../providers/all.ts";
import { DIALECTS } from "../../providers/provider.ts";
import type { Provider } from "../../providers/provider.ts";
import { KOMMO } from "./connection-entry.ts";

let known: readonly ProviderView[] | undefined;

/**
 * What can be connected, as the schemas of its settings describe it in English; the same for everybody, and made once. People
 * read it through {@link providersIn}, which also knows the steps.
 */
export function providerViews(): readonly ProviderView[] {
  known ??= [kommoView(), ...PROVIDERS.map(vendorView)];
  return known;
}

function kommoView(): ProviderView {
  const settings = SettingsSchema.parse(kommoSchema());
  return {
    id: KOMMO,
    name: "Kommo",
    kind: "crm",
    steps: [],
    dialects: [
      {
        name: "documented",
        settings,
        secrets: KOMMO_SECRETS.filter((name) => name !== "webhookSecret" && name !== "oauth.code"),
        signingSecret: "none",
        needsConsent: false,
        options: { type: "object", properties: {} },
        lacks: {},
      },
    ],
  };
}

function vendorView({ id, name, dialects }: Provider): ProviderView {
  const settings = {
    documented: SettingsSchema.parse(connectionSchema(dialects.documented)),
    brief: SettingsSchema.parse(connectionSchema(dialects.brief)),
  };
  return {
    id,
    name,
    kind: "vendor",
    steps: [],
    dialects: DIALECTS.map((each) => {
      const dialect = dialects[each];
      return {
        name: each,
        settings: settings[each],
        secrets: [...dialect.secrets, ...(dialect.signingSecret === "none" ? [] : ["signingSecret"])],
        signingSecret: dialect.signingSecret,
        needsConsent: dialect.consent !== undefined,
        options: SettingsSchema.parse(optionsSchema(dialect)),
        can: toCapabilitiesView(dialect.can),
        lacks: { ...dialect.lacks },
      };
    }),
  };
}
