import type { Category, PrefillField, Template } from "./template.ts";
import { OWNER } from "./world.ts";

const NAMES: Readonly<Record<Category, string>> = {
  textfield: "Textfield",
  dropdown: "Dropdown",
  checkbox: "Checkbox",
  datefield: "CustomDate",
  radiogroup: "Radiogroup",
  checkboxgroup: "Checkboxgroup",
};

const STAMP = 1_767_600_000_000;

const particulars = (field: PrefillField): Readonly<Record<string, unknown>> => {
  if (field.category === "textfield") return { text_property: { max_field_length: 2048, font: "Arial" } };
  if (field.category === "datefield") return { date_format: field.dateFormat, time_zone_offset: 0 };
  if (field.category === "dropdown") {
    return {
      dropdown_values: field.options.map((option, at) => ({
        dropdown_value_id: `${field.id}${at}`,
        dropdown_order: at,
        dropdown_value: option,
      })),
    };
  }
  if (field.category === "checkbox") return {};
  return {
    sub_fields: field.options.map((option, at) => ({ sub_field_name: option, page_no: 0, order: at })),
  };
};

/** A prefill field as templates and requests show it. */
export const showField = (field: PrefillField): Readonly<Record<string, unknown>> => ({
  field_id: field.id,
  x_coord: 41,
  y_coord: 120,
  abs_width: 200,
  abs_height: 18,
  page_no: 0,
  document_id: field.documentId,
  field_type_id: "389415000000000141",
  field_type_name: NAMES[field.category],
  field_name: field.label,
  field_label: field.label,
  field_category: field.category,
  is_mandatory: field.isMandatory,
  is_read_only: false,
  default_value: field.category === "checkbox" ? false : "",
  description_tooltip: "",
  ...particulars(field),
});

/** A template as the list shows it. */
export const previewTemplate = (template: Template): Readonly<Record<string, unknown>> => ({
  template_id: template.id,
  template_name: template.name,
  description: "",
  owner_id: OWNER.id,
  owner_email: OWNER.email,
  owner_first_name: OWNER.firstName,
  owner_last_name: OWNER.lastName,
  created_time: STAMP,
  modified_time: STAMP,
  is_deleted: false,
  is_sequential: template.isSequential,
  expiration_days: template.expirationDays,
  validity: -1,
  email_reminders: false,
  reminder_period: 5,
  notes: "",
  request_type_id: "389415000000000135",
  request_type_name: "Others",
  signform_count: 0,
  document_ids: template.documents.map(({ id, name }, at) => ({
    document_id: id,
    document_name: name,
    document_order: String(at),
    document_size: 41_234,
    total_pages: 1,
  })),
  actions: template.roles.map(({ actionId, name, order }) => ({
    action_id: actionId,
    action_type: "SIGN",
    role: name,
    signing_order: order,
    recipient_name: "",
    recipient_email: "",
    recipient_phonenumber: "",
    recipient_countrycode: "",
    verify_recipient: false,
    private_notes: "",
    language: "en",
    delivery_mode: "EMAIL",
    is_bulk: false,
    is_embedded: false,
    is_signing_group: false,
    recipient_specified: false,
  })),
});

/** A template as `GET /templates/{id}` shows it. */
export const showTemplate = (template: Template): Readonly<Record<string, unknown>> => {
  const preview = previewTemplate(template);
  return {
    ...preview,
    document_fields: template.documents.map(({ id }) => ({
      document_id: id,
      fields: template.fields.filter(({ documentId }) => documentId === id).map(showField),
    })),
    actions: template.roles.map((role, at) => ({
      ...(Array.isArray(preview["actions"]) ? preview["actions"][at] : {}),
      fields: [
        {
          field_id: `${role.actionId}7`,
          field_type_name: "Signature",
          field_category: "image",
          field_label: "Signature",
          field_name: "Signature",
          is_mandatory: true,
          action_id: role.actionId,
        },
      ],
    })),
  };
};
