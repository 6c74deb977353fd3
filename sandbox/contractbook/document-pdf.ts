import type { SimResponse } from "../kit/kit.ts";
import { makePdf } from "../kit/make-pdf.ts";
import type { StoredDocument } from "./document.ts";
import { signeesOf } from "./document.ts";
import type { World } from "./world.ts";

const linesOf = (document: StoredDocument): readonly string[] => [
  `Contract ${document.id}, state: ${document.state}`,
  "",
  ...document.dataFields.map(({ name, value }) => `${name}: ${value ?? ""}`),
  "",
  ...signeesOf(document).map(({ full_name: name, email, signed_at: signedAt }) =>
    signedAt === null ? `NOT SIGNED by ${name} <${email}>` : `Signed by ${name} <${email}> at ${signedAt}`,
  ),
];

/** `GET /documents/{id}/pdf`: 202 the first times, then the address of the file on another host. */
export const locatePdf = (world: World, document: StoredDocument): SimResponse => {
  document.pdfAsked += 1;
  if (document.pdfAsked <= world.pdfNotReadyTimes) {
    return { status: 202, body: { message: "The PDF is being generated" } };
  }
  // Lines are taken now: the file behind an address does not change when the contract moves on.
  const lines = linesOf(document);
  const { title } = document;
  const location = world.files.publish({ type: "application/pdf", bytes: () => makePdf(title, lines) });
  return { status: 200, body: { location } };
};
