import type { Template } from "./template.ts";
import { availableOptions } from "./contract-view.ts";
import { WORKSPACE } from "./town-templates.ts";
import type { World } from "./world.ts";

const STAMP = "2026-01-05T08:00:00+0000";

/** The workspace, as the list of workspaces shows it. */
export const showWorkspace = (world: World): Readonly<Record<string, unknown>> => ({
  _links: { self: { href: `${world.options.baseUrl()}/workspaces/${WORKSPACE.id}` } },
  _permissions: { "contract:create": !world.quirks.deniesCreate },
  company_name: "Owner Ltd",
  country_code: "SE",
  created_time: STAMP,
  date_format: "YYYY-MM-DD",
  description: "",
  id: WORKSPACE.id,
  name: WORKSPACE.name,
  registration_number: "556000-0000",
  updated_time: STAMP,
});

const showTypeOf = ({ typeId, name }: Template): Readonly<Record<string, unknown>> => ({
  created_time: STAMP,
  description: "",
  extension_type: null,
  id: typeId,
  name: `${name} group`,
  updated_time: STAMP,
});

/** A template: its data fields stand in its template type. Source: https://developer.oneflow.com/docs/template */
export const showTemplate = (world: World, template: Template): unknown => ({
  _links: { self: { href: `${world.options.baseUrl()}/templates/${template.id}` } },
  available_options: availableOptions(world, template.id),
  configuration: {
    default_creator_roles: {
      _permissions: { "contract:update": true },
      organizer: template.creator.organizer,
      signatory: template.creator.signatory,
    },
  },
  created_time: STAMP,
  id: template.id,
  name: template.name,
  parties: [],
  product_groups: [],
  sign_order: [],
  tags: [],
  template_active: template.isActive,
  template_type: template.typeId === null ? null : showTypeOf(template),
  updated_time: STAMP,
  workspaces: template.workspaceIds.map((id) => ({
    id,
    name: id === WORKSPACE.id ? WORKSPACE.name : "Other",
  })),
});

/** A template type with the data fields that contracts of its templates have. */
export const showTemplateType = (world: World, template: Template): unknown => ({
  _links: { self: { href: `${world.options.baseUrl()}/template_types/${template.typeId ?? ""}` } },
  ...showTypeOf(template),
  active: true,
  data_fields: template.fields.map(({ id, customId, name, description, value }) => ({
    custom_id: customId,
    description,
    id,
    name,
    placeholder: name,
    source: null,
    value,
  })),
});
