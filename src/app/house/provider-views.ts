import { toCapabilitiesView } from "../../api/connections/capabilities-view.ts";
import { SettingsSchema } from "../../api/connections/provider-view.ts";
import type { ProviderView } from "../../api/connections/provider-view.ts";
import { KOMMO_SECRETS } from "../../config/secret-places.ts";
import { connectionSchema, kommoSchema, optionsSchema } from "../../config/settings-schema.ts";
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
  const settings = SettingsSchema.parse(kommoSchema());
  return {
    id: KOMMO,
    name: "Kommo",
    kind: "crm",
    steps: [...(await setupSteps("kommo", titlesOf(settings)))],
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

/** What the form calls each setting. */
function titlesOf(...schemas: readonly SettingsSchema[]): Readonly<Record<string, string>> {
  const all = schemas.flatMap(({ properties }) => Object.entries(properties));
  return Object.fromEntries(all.map(([name, { title }]) => [name, title]));
}

async function vendorView({ id, name, dialects }: Provider): Promise<ProviderView> {
  const settings = {
    documented: SettingsSchema.parse(connectionSchema(dialects.documented)),
    brief: SettingsSchema.parse(connectionSchema(dialects.brief)),
  };
  return {
    id,
    name,
    kind: "vendor",
    steps: [...(await setupSteps(`providers/${id}`, titlesOf(settings.documented, settings.brief)))],
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
