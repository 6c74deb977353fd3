import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { makePdf } from "../kit/make-pdf.ts";
import { done, Refused } from "./answers.ts";
import { makeZip } from "./make-zip.ts";
import type { ZipEntry } from "./make-zip.ts";
import { onlyQuery, readFlag } from "./read-form.ts";
import type { StoredRequest } from "./stored-request.ts";
import { actorsOf } from "./stored-request.ts";
import type { World } from "./world.ts";

const signatures = (request: StoredRequest): readonly string[] =>
  actorsOf(request).map(({ name, email, signedAt }) =>
    signedAt === null
      ? `NOT SIGNED by ${name} <${email}>`
      : `Signed by ${name} <${email}> at ${new Date(signedAt).toISOString()}`,
  );

const linesOf = (request: StoredRequest, index: number): readonly string[] => {
  const { fields, documents } = request.template;
  const own = fields.filter(({ documentId }) => documentId === documents[index]?.id);
  return [
    `Contract ${request.id}, status: ${request.status}`,
    "",
    ...own.map(({ label }) => `${label}: ${String(request.values.get(label) ?? "")}`),
    "",
    ...signatures(request),
  ];
};

const certificate = (request: StoredRequest): Uint8Array =>
  makePdf(`Completion certificate of ${request.name}`, [
    `Request ${request.id}`,
    ...signatures(request),
    ...request.audit.map((word) => `Audit: ${word}`),
  ]);

const file = (type: string, name: string, bytes: Uint8Array): SimResponse => ({
  status: 200,
  headers: {
    "content-type": `${type};charset=UTF-8`,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  },
  body: bytes,
});

const whole = (request: StoredRequest): Uint8Array =>
  makePdf(
    request.name,
    request.documents.flatMap((_, at) => linesOf(request, at)),
  );

/**
 * `GET /requests/{id}/pdf`, before completion too: one PDF, or a ZIP of several documents or of document and
 * certificate, unless they are merged. `with_coc` counts for completed requests only. Throws Refused.
 */
export const downloadRequest = (world: World, request: StoredRequest, call: SimRequest): SimResponse => {
  onlyQuery(call, ["with_coc", "merge", "password"]);
  const isDone = request.status === "completed";
  if (isDone) request.pdfAsked += 1;
  if (isDone && request.pdfAsked <= world.pdfNotReadyTimes) {
    throw new Refused("notReady", "The document is being prepared. Please try again later.");
  }
  const hasCertificate = readFlag(call.query, "with_coc", false) && isDone;
  const isMerged = readFlag(call.query, "merge", false);
  const count = request.documents.length + (hasCertificate ? 1 : 0);
  if (isMerged || count === 1) return file("application/pdf", `${request.name}.pdf`, whole(request));
  const entries: ZipEntry[] = request.documents.map(({ name }, at) => ({
    name,
    bytes: makePdf(name, linesOf(request, at)),
  }));
  if (hasCertificate) entries.push({ name: "Completion certificate.pdf", bytes: certificate(request) });
  return file("application/zip", `${request.name}.zip`, makeZip(entries));
};

/** `GET /requests/{id}/documents/{documentId}/pdf`. Throws Refused. */
export const downloadDocument = (request: StoredRequest, documentId: string): SimResponse => {
  const index = request.documents.findIndex(({ id }) => id === documentId);
  const document = request.documents[index];
  if (document === undefined) throw new Refused("noMatch", "No match found");
  return file("application/pdf", document.name, makePdf(document.name, linesOf(request, index)));
};

/** `GET /requests/{id}/completioncertificate`. Throws Refused before completion. */
export const downloadCertificate = (request: StoredRequest): SimResponse => {
  if (request.status !== "completed") throw new Refused("wrongState", "The document is not completed");
  return file("application/pdf", "Completion certificate.pdf", certificate(request));
};

const ownValues = (request: StoredRequest, index: number): readonly unknown[] =>
  request.template.fields
    .filter(({ documentId }) => documentId === request.template.documents[index]?.id)
    .map(({ label }) => ({ field_label: label, field_name: label, field_value: valueOf(request, label) }));

const valueOf = ({ values }: StoredRequest, label: string): string => String(values.get(label) ?? "");

/** `GET /requests/{id}/fielddata`: values by document, and the signers' own. Throws Refused before completion. */
export const showFieldData = (request: StoredRequest): SimResponse => {
  if (request.status !== "completed") throw new Refused("wrongState", "The document is not completed");
  return done("Document form data retrieved successfully", {
    document_form_data: {
      request_name: request.name,
      zsdocumentid: request.zsDocumentId,
      document_fields: request.documents.map(({ name }, at) => ({
        document_name: name,
        fields: ownValues(request, at),
      })),
      actions: actorsOf(request).map(({ type, name, email, signedAt }) => ({
        signed_time: wordsOf(signedAt),
        action_type: type,
        recipient_email: email,
        recipient_name: name,
        fields: [{ field_label: "Full name", field_name: "Name", field_value: name }],
      })),
    },
  });
};

/** As the vendor's page shows it: `May 21 2019 14:01 IST`. */
const wordsOf = (instant: number | null): string => {
  if (instant === null) return "";
  const [, day = "", month = "", year = "", time = ""] = new Date(instant).toUTCString().split(" ");
  return `${month} ${day} ${year} ${time.slice(0, 5)} GMT`;
};
