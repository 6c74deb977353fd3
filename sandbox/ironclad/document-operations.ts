import type { SimResponse } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import { filesOf } from "./files.ts";
import { isoOf } from "./workflow.ts";
import type { File, Workflow } from "./workflow.ts";
import { fileView } from "./workflow-view.ts";
import type { World } from "./world.ts";

const notFound = (): Refused => new Refused(404, "NOT_FOUND", "not found");

/** A file as recorded: an attachment without a name. */
const download = (file: File): SimResponse => ({
  status: 200,
  headers: { "content-disposition": "attachment" },
  body: file.bytes(),
});

/** `GET /workflows/{id}/documents`: the drafts, also after all have signed. */
export const listDocuments = (world: World, workflow: Workflow): SimResponse => ({
  status: 200,
  body: {
    signaturePacketDocuments: [fileView(world, workflow, workflow.draft)],
    excludedFromSignaturePacketDocuments: [],
  },
});

/** `GET /workflows/{id}/document/{key}/download`. */
export const downloadDocument = (workflow: Workflow, key: string): SimResponse => {
  const file = filesOf(workflow).find((one) => one.key === key);
  if (file === undefined) throw notFound();
  return download(file);
};

interface Archived {
  readonly workflow: Workflow;
  readonly recordId: string;
}

const archivedAs = (world: World, id: string): Archived => {
  for (const workflow of world.library.all()) {
    const { recordId, ironcladId } = workflow;
    if (recordId !== undefined && (recordId === id || ironcladId === id)) return { workflow, recordId };
  }
  throw new Refused(404, "NOT_FOUND", "record not found", "recordId");
};

/** `GET /records/{id}`: what an archived workflow became (vendor: RecordModel). */
export const showRecord = (world: World, id: string): SimResponse => {
  const { workflow, recordId } = archivedAs(world, id);
  const { signed } = workflow;
  const href = `${world.options.baseUrl()}/records/${recordId}/attachments/signedCopy`;
  return {
    status: 200,
    body: {
      id: recordId,
      ironcladId: workflow.ironcladId,
      type: "agreement",
      name: workflow.title,
      lastUpdated: isoOf(workflow.updatedMs),
      properties: {},
      attachments:
        signed === undefined
          ? {}
          : { signedCopy: { filename: signed.filename, contentType: "application/pdf", href } },
      links: [],
      childIds: [],
      source: { type: "workflow", workflowId: workflow.id },
    },
  };
};

/** `GET /records/{id}/attachments/{key}`. */
export const downloadAttachment = (world: World, id: string, key: string): SimResponse => {
  const { signed } = archivedAs(world, id).workflow;
  if (key !== "signedCopy" || signed === undefined) throw notFound();
  return download(signed);
};
