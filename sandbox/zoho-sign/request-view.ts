import type { PrefillValue, StoredAction, StoredRequest } from "./stored-request.ts";
import { actorsOf } from "./stored-request.ts";
import { showField } from "./template-view.ts";
import { OWNER } from "./world.ts";
import type { World } from "./world.ts";

/** The documents of a request. */
export const showDocumentIds = (request: StoredRequest): readonly unknown[] =>
  request.documents.map(({ id, name }, at) => ({
    document_name: name,
    document_size: 41_234,
    document_order: String(at),
    total_pages: 1,
    document_id: id,
  }));

const showAction = (action: StoredAction): unknown => ({
  verify_recipient: action.verifies,
  ...(action.verifies ? { verification_type: "EMAIL" } : {}),
  recipient_countrycode_iso: "",
  action_type: action.type,
  private_notes: action.privateNotes,
  cloud_provider_name: "Zoho Sign",
  recipient_email: action.email,
  send_completed_document: true,
  allow_signing: action.status === "UNOPENED" || action.status === "VIEWED",
  recipient_phonenumber: "",
  is_bulk: false,
  action_id: action.id,
  is_revoked: false,
  is_embedded: false,
  cloud_provider_id: 1,
  signing_order: action.order,
  recipient_name: action.name,
  delivery_mode: action.deliveryMode,
  action_status: action.status,
  recipient_countrycode: "",
  language: action.language,
});

/** Seen in live payloads beside the real recipients: who filled in beforehand. */
const PREFILLER = {
  verify_recipient: false,
  action_type: "PREFILL",
  action_id: "389415000000099999",
  recipient_email: "noreply@zohosign.com",
  recipient_name: "Prefill by you",
  signing_order: -1,
  action_status: "NOACTION",
  is_embedded: false,
};

/** The recipients of a request. */
export const showActions = (world: World, request: StoredRequest): readonly unknown[] => [
  ...(world.showsPrefiller ? [PREFILLER] : []),
  ...request.actions.map(showAction),
];

const percentage = (request: StoredRequest): number => {
  const actors = actorsOf(request);
  const signed = actors.filter(({ status }) => status === "SIGNED").length;
  return actors.length === 0 ? 0 : Math.round((signed / actors.length) * 10_000) / 100;
};

/** A request as the list shows it. */
export const previewRequest = (world: World, request: StoredRequest): Readonly<Record<string, unknown>> => ({
  request_status: request.status,
  notes: request.notes,
  owner_id: OWNER.id,
  description: request.description,
  request_name: request.name,
  modified_time: request.modifiedAt,
  action_time: request.actionAt,
  is_deleted: request.isDeleted,
  expiration_days: request.expirationDays,
  is_sequential: request.isSequential,
  ...(request.submittedAt === null ? {} : { sign_submitted_time: request.submittedAt }),
  owner_first_name: OWNER.firstName,
  owner_last_name: OWNER.lastName,
  owner_email: OWNER.email,
  sign_percentage: percentage(request),
  ...(request.expireBy === null ? {} : { expire_by: request.expireBy }),
  is_expiring: false,
  created_time: request.createdAt,
  email_reminders: request.emailReminders,
  document_ids: showDocumentIds(request),
  self_sign: false,
  in_process: false,
  request_type_name: "Others",
  request_id: request.id,
  request_type_id: "389415000000000135",
  zsdocumentid: request.zsDocumentId,
  ...(request.folderId === null ? {} : { folder_id: request.folderId }),
  actions: showActions(world, request),
});

const textOf = (value: PrefillValue | undefined): unknown => value ?? "";

/** A request as `GET /requests/{id}` shows it. */
export const showRequest = (world: World, request: StoredRequest): Readonly<Record<string, unknown>> => ({
  ...previewRequest(world, request),
  reminder_period: request.reminderPeriod,
  attachments: [],
  attachment_size: 0,
  validity: -1,
  templates_used: [{ template_name: request.template.name, template_id: request.template.id }],
  template_ids: [request.template.id],
  visible_sign_settings: { visible_sign: false, allow_reason_visible_sign: false },
  sign_id: request.zsDocumentId,
  ...(request.declineReason === null ? {} : { decline_reason: request.declineReason }),
  document_fields: request.documents.map(({ id }, at) => ({
    document_id: id,
    fields: request.template.fields
      .filter(({ documentId }) => request.template.documents[at]?.id === documentId)
      .map((field) => ({
        ...showField(field),
        document_id: id,
        field_value: textOf(request.values.get(field.label)),
      })),
  })),
});
