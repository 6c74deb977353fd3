/** Events that a webhook may be registered for. Source: the vendor's OpenAPI, `WebhookEvent`. */
export const WEBHOOK_EVENTS = [
  "*",
  "workflow_launched",
  "workflow_updated",
  "workflow_cancelled",
  "workflow_completed",
  "workflow_approval_status_changed",
  "workflow_attribute_updated",
  "workflow_comment_added",
  "workflow_comment_removed",
  "workflow_comment_updated",
  "workflow_comment_reaction_added",
  "workflow_comment_reaction_removed",
  "workflow_counterparty_invite_sent",
  "workflow_counterparty_invite_revoked",
  "workflow_documents_added",
  "workflow_documents_removed",
  "workflow_documents_updated",
  "workflow_documents_renamed",
  "workflow_document_edited",
  "workflow_changed_turn",
  "workflow_paused",
  "workflow_resumed",
  "workflow_signature_packet_cancelled",
  "workflow_signature_packet_document_moved",
  "workflow_signature_packet_fully_signed",
  "workflow_signature_packet_sent",
  "workflow_signature_packet_signatures_collected",
  "workflow_signature_packet_signer_first_viewed",
  "workflow_signature_packet_signer_viewed",
  "workflow_signature_packet_uploaded",
  "workflow_signer_added",
  "workflow_signer_removed",
  "workflow_signer_reassigned",
  "workflow_step_updated",
  "workflow_roles_assigned",
  "record_contract_status_changed",
] as const;

/** One of them. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A registration. */
export interface Webhook {
  readonly id: string;
  events: readonly WebhookEvent[];
  targetURL: string;
  status: "enabled" | "disabled" | "disabledBySystem";
  statusLastUpdatedAt: string;
  statusLastUpdatedBy: string;
  consecutiveFailureCount: number;
  firstConsecutiveFailure: string | undefined;
  /** Set in the pages by a person (`setCallbackUrl`), replaced by the next one set there. */
  readonly isByHand: boolean;
}
