import { profileId } from "./documented-hook.ts";
import type { Template } from "./template.ts";
import type { World } from "./world.ts";

const STAMP = "2026-01-05T08:00:00.000000Z";

const common = (world: World, template: Template): Record<string, unknown> => ({
  id: template.id,
  title: template.title,
  description: template.description,
  slug: null,
  language: template.language,
  owned: true,
  owner_id: profileId(world.options.ownerEmail),
  created_at: STAMP,
  updated_at: STAMP,
});

/** A template as the list shows it. */
export const previewTemplate = (world: World, template: Template): unknown => ({
  ...common(world, template),
  location:
    template.context === "workspace"
      ? { id: "059fb683-a2d9-4c3a-b134-6f5e7282d499", name: "Sales", type: "workspace" }
      : { id: "root", name: "Templates", type: "none" },
});

/** A template as `GET /templates/{id}` shows it (vendor: TemplateShowResponse). */
export const showTemplate = (world: World, template: Template): unknown => ({
  template: {
    ...common(world, template),
    default_message: "",
    parties: template.parties,
    signing_order_mode: template.signingOrderMode,
    data_fields: template.dataFields,
    attachments: [],
    company_logo_url: null,
    template: { type: "doc", content: [] },
  },
});
