import { createHash } from "node:crypto";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { makePdf } from "../kit/make-pdf.ts";
import { badRequest, notEnabled } from "./answers.ts";
import { emailOf } from "./signature-request.ts";
import type { Deed, SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

/** `2026-01-31 09:00:00 GMT`, as in the vendor's sample. */
const timeOf = (at: string): string => `${at.slice(0, 19).replace("T", " ")} GMT`;

const lineOf = ({ at, name, by, message }: Deed): string =>
  [timeOf(at), name, by, message].filter((part) => part !== "").join("  ");

const asJson = (request: SignatureRequest): unknown => {
  const { document, signatures, deeds } = request;
  const documentSha256 = createHash("sha256").update(document.bytes).digest("hex");
  return {
    header: {
      signatureRequestID: request.id,
      skribbleLogo: null,
      title: request.title,
      status: request.state,
      signatureCount: signatures.length,
      signatureCountSigned: signatures.filter(({ state }) => state === "SIGNED").length,
      attachmentNames: "",
    },
    userList: [...new Set(deeds.map(({ by }) => by))].map((by) => {
      const identity = signatures.find((one) => emailOf(one) === by)?.input.signer_identity_data;
      return {
        id: by,
        firstname: identity?.first_name ?? "",
        lastname: identity?.last_name ?? "",
        email: by.includes("@") ? by : "",
        mobile: identity?.mobile_number ?? "",
        userActions: deeds
          .filter((deed) => deed.by === by)
          .map(({ name, at, message }) => ({
            name,
            ip: "203.0.113.7",
            time: timeOf(at),
            message,
            documents: [{ documentId: document.id, documentSha256 }],
          })),
      };
    }),
    error: null,
  };
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `GET /signature-requests/{id}/report?type=PDF|JSON|HTML`: who did what and when. Throws Refused: 400, 403. */
export const signatureReport = (world: World, request: SignatureRequest, call: SimRequest): SimResponse => {
  if (!world.settings.hasReport) throw notEnabled("signature protocol");
  const type = call.query.get("type") ?? "PDF";
  if (type === "JSON") return { status: 200, body: asJson(request) };
  const lines = [
    `Status: ${request.state}`,
    `Document: ${request.document.id}`,
    "",
    ...request.deeds.map(lineOf),
  ];
  const title = `Signature protocol: ${request.title}`;
  if (type === "HTML") {
    const body = `<!doctype html><title>${escaped(title)}</title><pre>${lines.map(escaped).join("\n")}</pre>`;
    return { status: 200, headers: { "content-type": "text/html;charset=UTF-8" }, body };
  }
  if (type !== "PDF") throw badRequest(`Unknown report type ${type}`);
  return { status: 200, headers: { "content-type": "application/pdf" }, body: makePdf(title, lines) };
};
