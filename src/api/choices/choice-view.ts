import { z } from "zod";

const Named = z.object({ id: z.string(), name: z.string() });

const Field = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string().optional(),
    type: z.string(),
    options: z.array(z.string()),
    /** How a text calls it: `{{ deal.fields.Plan }}`. */
    liquid: z.string(),
    /** Kommo's own field behind a standard one, which says the same: its `id`, `contact.email`. */
    sameAs: z.string().optional(),
    /** `true`: there once there is a contract, so for notes and tasks only. */
    isLater: z.boolean().optional(),
  })
  .meta({ id: "CrmField" });
export type FieldChoice = z.infer<typeof Field>;

/** What the account really has, to choose from. */
export const Choices = z.object({
  /** Kommo is not connected yet: then there are no pipelines, users and custom fields. */
  missing: z.enum(["kommo"]).optional(),
  pipelines: z.array(Named.extend({ isArchived: z.boolean(), stages: z.array(Named) })),
  /** Empty where the token may not list them. */
  users: z.array(Named.extend({ email: z.string().optional() })),
  /** What every deal, contact, company and user has, and custom fields. */
  fields: z.object({
    deal: z.array(Field),
    contact: z.array(Field),
    company: z.array(Field),
    user: z.array(Field),
    other: z.array(Field),
  }),
  connections: z.array(
    Named.extend({
      vendor: z.string(),
      provider: z.string(),
      dialect: z.string(),
      can: z.record(z.string(), z.unknown()),
      lacks: z.record(z.string(), z.string()),
      /** JSON Schema of the playbook's `send.options`. */
      options: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type Choices = z.infer<typeof Choices>;

/** `isListed: false`: the vendor does not tell its templates; their ids have to be known. */
export const TemplateChoices = z.object({ isListed: z.boolean(), templates: z.array(Named) });
export type TemplateChoices = z.infer<typeof TemplateChoices>;

/** A template's fields and roles, and how the deal could fill them. */
export const TemplateDetail = z.object({
  id: z.string(),
  name: z.string(),
  /** `false`: the vendor tells templates' names only. */
  isDescribed: z.boolean(),
  help: z.string().optional(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      required: z.boolean(),
      options: z.array(z.string()).optional(),
      /** A text that fits by name: `{{ contact.name }}`; absent = none does. */
      suggestion: z.string().optional(),
    }),
  ),
  roles: z.array(
    z.object({
      role: z.string(),
      suggestion: z.object({ name: z.string(), email: z.string() }).optional(),
    }),
  ),
});
export type TemplateDetail = z.infer<typeof TemplateDetail>;

/** Deals to try a playbook with. */
export const DealChoices = z.object({
  deals: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      price: z.number(),
      pipeline: z.string(),
      stage: z.string(),
    }),
  ),
});
export type DealChoices = z.infer<typeof DealChoices>;
