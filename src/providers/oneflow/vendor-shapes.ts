import { z } from "zod";

// Request schemas of the vendor's reference pages (`create-a-contract`, `create-a-party`, `create-a-participant`,
// `create-a-webhook`), as far as bodies of ours may use them: the test servers refuse whatever does not fit.
const participant = z.strictObject({
  name: z.string().min(1).max(100),
  email: z.email(),
  phone_number: z.string().optional(),
  delivery_channel: z.enum(["email", "none", "same_device", "sms"]),
  sign_method: z.string().optional(),
  two_step_authentication_method: z.string().optional(),
  signatory: z.boolean(),
  organizer: z.boolean().optional(),
  _permissions: z.strictObject({ "contract:update": z.boolean() }),
  _private_ownerside: z.strictObject({ custom_id: z.string() }).optional(),
});

const company = z.strictObject({
  type: z.literal("company"),
  name: z.string().min(1).max(100),
  identification_number: z.string().max(25).optional(),
  country_code: z.string().length(2).optional(),
  participants: z.array(participant).min(1),
});

const individual = z.strictObject({
  type: z.literal("individual"),
  country_code: z.string().length(2).optional(),
  participant,
});

/** Body of `POST /contracts/create`. */
export const CreateRequest = z.strictObject({
  workspace_id: z.int(),
  template_id: z.int(),
  name: z.string().max(130),
  data_fields: z.array(z.strictObject({ custom_id: z.string().min(1), value: z.string() })),
  my_party: z.strictObject({ participants: z.array(participant).min(1).max(29) }),
  parties: z.array(z.union([company, individual])).max(40),
});

/** Body of `POST /webhooks`. */
export const WebhookRequest = z.strictObject({
  callback_url: z.url({ protocol: /^https$/ }).max(1000),
  sign_key: z.string().nullable(),
  filters: z
    .array(
      z.strictObject({
        filter_rules: z
          .array(
            z.union([
              z.strictObject({ type: z.literal("EVENT_TYPE"), values: z.array(z.string()).min(1).max(50) }),
              z.strictObject({ type: z.literal("WORKSPACE"), values: z.array(z.int()).min(1) }),
            ]),
          )
          .min(1)
          .max(2),
      }),
    )
    .nullable(),
});
