import { z } from "zod";

const MOST_RECIPIENTS = 25;
const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/u;
const id = z.string().regex(/^\d{1,19}$/u, "not an id");
const shortText = z.string().max(1000);

/** The languages that Zoho writes to recipients in: https://zoho.com/writer/help/api/v1/sign-api.html */
const language = z.enum(["zh", "nl", "en", "fr", "de", "it", "ja", "pl", "pt", "ru", "es", "sv"]);

/** An e-mail address in its plain form. */
const email = z.string().max(254).regex(EMAIL, "not an e-mail address");

/**
 * What an action may carry. The page of createdocument marks name, e-mail and `verify_recipient` as needed for all:
 * https://www.zoho.com/sign/api/template-managment/send-documents-using-template.html
 */
const actionKeys = {
  action_id: id,
  action_type: z.enum(["SIGN", "VIEW", "INPERSONSIGN", "APPROVER"]),
  recipient_name: z.string().trim().min(1).max(250),
  recipient_email: email,
  verify_recipient: z.boolean(),
  verification_type: z.enum(["EMAIL", "SMS", "OFFLINE"]).optional(),
  verification_code: shortText.optional(),
  role: shortText.optional(),
  signing_order: z.int().min(0).max(1000).optional(),
  private_notes: z.string().max(5000).optional(),
  delivery_mode: z.enum(["EMAIL", "SMS", "EMAIL_SMS"]).optional(),
  language: language.optional(),
  recipient_phonenumber: shortText.optional(),
  recipient_countrycode: shortText.optional(),
  recipient_countrycode_iso: shortText.optional(),
  in_person_name: shortText.optional(),
  in_person_email: z.union([email, z.literal("")]).optional(),
  is_signing_group: z.boolean().optional(),
  is_embedded: z.boolean().optional(),
  recipient_specified: z.boolean().optional(),
  is_subaction: z.boolean().optional(),
  sub_actions: z.array(z.unknown()).max(0).optional(),
};

type Verified = { readonly verify_recipient: boolean; readonly verification_type?: string | undefined };

const saysHow = ({ verify_recipient: verifies, verification_type: type }: Verified): boolean =>
  !verifies || type !== undefined;

const HOW = {
  message: "has to be given when the recipient is verified",
  path: ["verification_type"],
};

const action = z.strictObject(actionKeys).refine(saysHow, HOW);

const { role: _role, ...changeKeys } = actionKeys;

/** What an action of a change may carry: there are no roles in a request. */
const changedAction = z.strictObject(changeKeys).refine(saysHow, HOW);

/** Values by label, one table per kind of field. */
const fieldData = z.strictObject({
  field_text_data: z.record(z.string(), z.string()).optional(),
  field_boolean_data: z.record(z.string(), z.boolean()).optional(),
  field_date_data: z.record(z.string(), z.string()).optional(),
  field_radio_data: z.record(z.string(), z.string()).optional(),
  field_checkboxgroup_data: z.record(z.string(), z.array(z.string())).optional(),
});

/** `data` of `POST /templates/{id}/createdocument`. There is no expiry among its arguments. */
export const createData = z.strictObject({
  templates: z.strictObject({
    request_name: z.string().trim().min(1).max(1000).optional(),
    notes: z.string().max(5000).optional(),
    field_data: fieldData.optional(),
    actions: z.array(action).min(1).max(MOST_RECIPIENTS),
    redirect_pages: z.looseObject({}).optional(),
  }),
});

const change = z.strictObject({
  request_name: z.string().trim().min(1).max(1000),
  notes: z.string().max(5000).optional(),
  description: z.string().max(5000).optional(),
  expiration_days: z.int().min(1).max(99).optional(),
  is_sequential: z.boolean(),
  email_reminders: z.boolean().optional(),
  reminder_period: z.int().min(1).max(99).optional(),
  folder_id: id.optional(),
  request_type_id: id.optional(),
  actions: z.array(changedAction).min(1).max(MOST_RECIPIENTS).optional(),
});

/**
 * `data` of `PUT /requests/{id}`, whose page marks the name and the order as needed. The longest expiry is that of Zoho Writer.
 * https://zoho.com/sign/api/document-managment/update-document.html
 */
export const changeData = z.strictObject({ requests: change });

/** `data` of a submit that changes something. */
export const submitData = z.strictObject({ requests: change.partial() });

const briefFields = z.strictObject({ field_text_data: z.record(z.string(), z.string()) });
const expiryDays = z.int().min(1).max(90).optional();

/** `data` of the article's createdocument: its code puts `field_data` below a second `data`, its summary beside `templates`. */
export const briefData = z
  .strictObject({
    templates: z.strictObject({
      template_id: id,
      actions: z
        .array(
          z.strictObject({
            action_type: z.literal("SIGN"),
            recipient_name: z.string().trim().min(1).max(250),
            recipient_email: email,
            signing_order: z.int().min(1).max(1000),
            private_notes: z.string().max(5000).optional(),
          }),
        )
        .min(1)
        .max(MOST_RECIPIENTS),
      notes: z.string().max(5000).optional(),
      expiry_days: expiryDays,
    }),
    data: z.strictObject({ field_data: briefFields }).optional(),
    field_data: briefFields.optional(),
    expiry_days: expiryDays,
  })
  .refine(({ data, field_data: fields }) => data === undefined || fields === undefined, {
    message: "field_data stands in two places",
  });

/** What a caller may say about a recipient. */
export type ActionInput = z.infer<typeof action>;
/** What a caller may say about values. */
export type FieldData = z.infer<typeof fieldData>;
/** What a caller may change. */
export type ChangeInput = z.infer<typeof submitData>["requests"];
