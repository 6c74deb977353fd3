import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { notFound, Refused } from "./answers.ts";
import { maySee } from "./find-request.ts";
import { readJson } from "./read-json.ts";
import { uploadInput } from "./request-input.ts";
import type { StoredDocument } from "./signature-request.ts";
import { signedPdf } from "./signed-pdf.ts";
import { storeDocument } from "./store-document.ts";
import type { World } from "./world.ts";

/** As the vendor shows a document (vendor: DocumentResponse). */
const view = ({ id, parentId, title, owner, createdAt, bytes, facts }: StoredDocument): unknown => ({
  id,
  parent_id: parentId ?? undefined,
  title,
  content_type: "application/pdf",
  size: bytes.length,
  page_count: facts.pages,
  page_width: facts.width,
  page_height: facts.height,
  signature_fields: facts.signatureFields.map((name) => ({ name, signed: false, positions: [] })),
  owner,
  read_access: [owner],
  write_access: [owner],
  created_at: createdAt,
  updated_at: createdAt,
});

/** A document and what became of it belong to whoever may see a request that has it, and to whoever brought it. */
const findDocument = (world: World, username: string, id: string): StoredDocument => {
  const document = world.documents.get(id);
  if (document === undefined) throw notFound("Document");
  if (document.owner === username) return document;
  for (const request of world.requests.values()) {
    if (request.document.id === id && maySee(request, username)) return document;
  }
  throw notFound("Document");
};

/** Whether JSON is wanted rather than the PDF itself; anything else is refused. Throws Refused(406). */
const wantsJson = (accept: string): boolean => {
  const types = accept.split(",").map((type) => (type.split(";")[0] ?? "").trim().toLowerCase());
  if (types.includes("application/pdf")) return false;
  if (types.some((type) => ["application/json", "application/*", "*/*", ""].includes(type))) return true;
  throw new Refused({ status: 406, message: "Content type is not supported" });
};

/** `GET /documents/{id}/content`: JSON with the PDF in base64 unless `application/pdf` is asked for. Throws Refused. */
export const documentContent = async (
  world: World,
  username: string,
  id: string,
  accept: string,
): Promise<SimResponse> => {
  const document = findDocument(world, username, id);
  const isJson = wantsJson(accept);
  document.asked += 1;
  if (document.asked <= world.settings.pdfNotReadyTimes) {
    throw new Refused({ status: 423, message: "The document is being processed", retryAfterSeconds: 1 });
  }
  const bytes = await signedPdf(document.bytes, document.lines);
  if (!isJson) return { status: 200, headers: { "content-type": "application/pdf" }, body: bytes };
  const content = Buffer.from(bytes).toString("base64");
  return {
    status: 200,
    body: { content_type: "application/pdf", content_size: bytes.length, content },
  };
};

/** `GET /documents/{id}`. Throws Refused(404). */
export const documentMetadata = (world: World, username: string, id: string): SimResponse => ({
  status: 200,
  body: view(findDocument(world, username, id)),
});

/** `POST /documents`. Throws Refused. */
export const uploadDocument = async (
  world: World,
  username: string,
  request: SimRequest,
): Promise<SimResponse> => {
  const input = readJson(request, uploadInput);
  return { status: 200, body: view(await storeDocument(world, username, input.title, input)) };
};
