import { microsText } from "../kit/micro-clock.ts";
import type { Party, StoredDocument } from "./document.ts";
import { profileId } from "./documented-hook.ts";
import type { World } from "./world.ts";

const WORKSPACE_ID = "059fb683-a2d9-4c3a-b134-6f5e7282d499";
const OWNER_NAME = "Ada Owner";

const common = (world: World, document: StoredDocument): Record<string, unknown> => {
  const email = world.options.ownerEmail;
  return {
    id: document.id,
    type: document.type,
    state: document.state,
    version: document.version,
    title: document.title,
    tags: document.tags,
    signing_order_mode: document.signingOrderMode,
    to_be_signed_by: document.toBeSignedBy,
    ocr_status: "none",
    sample: false,
    created_at: microsText(document.createdAt),
    updated_at: microsText(document.updatedAt),
    signed_at: document.signedAt === null ? null : microsText(document.signedAt),
    owner: { id: profileId(email), email, full_name: OWNER_NAME },
    visibilities: [{ email, full_name: OWNER_NAME, role: "owner" }],
    workspace:
      document.context === "workspace"
        ? { id: WORKSPACE_ID, name: "Sales", permissions: ["view_documents", "manage_documents"] }
        : null,
  };
};

/** A document as `GET /documents/{id}` shows it (vendor: DocumentShowResponse). */
export const showDocument = (world: World, document: StoredDocument): unknown => ({
  document: {
    ...common(world, document),
    language: document.language,
    source_template_id: document.templateId,
    shared: false,
    attachments: document.attachments,
    company_logo_url: document.companyLogoUrl,
    comments: [],
    parties: document.parties,
    data_fields: document.dataFields,
    template: { type: "doc", content: [] },
    events: document.events.map((event) => ({
      ...event,
      metadata: {},
      profile_id: profileId(event.email),
      seen: false,
    })),
  },
});

const shortParty = ({ id, type, name, reference, signees }: Party): unknown => ({
  id,
  type,
  name,
  reference,
  signees,
});

/** A document as the list shows it (vendor: DocumentPreview); data fields and full parties only with `full=true`. */
export const previewDocument = (world: World, document: StoredDocument, isFull: boolean): unknown => ({
  ...common(world, document),
  active_task_count: 0,
  completed_task_count: 0,
  comment_count: 0,
  folders: [],
  parties: isFull ? document.parties : document.parties.map(shortParty),
  ...(isFull ? { data_fields: document.dataFields } : {}),
});

/** Whether the document is in the workspace of that id. */
export const isInWorkspace = (document: StoredDocument, workspaceId: string): boolean =>
  document.context === "workspace" && workspaceId === WORKSPACE_ID;
