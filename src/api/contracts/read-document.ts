import { hash } from "node:crypto";
import { z } from "zod";
import type { ArchivedFile, Contract } from "../../domain/contract.ts";
import { ApiProblem } from "../api-problem.ts";
import { rawAccountRoute, NONE } from "../route.ts";
import { findContract } from "./find-contract.ts";

/**
 * Browsers show a PDF in a viewer of their own, out of reach of this origin; but some hold the viewer's page to this policy:
 * `default-src 'none'` takes its layout in older Chromes [rust-lang/www.rust-lang.org#942], and a sandbox, or a ban on
 * scripts, leaves Safari's empty [adobe/aem-core-wcm-components#2839]. So it says only who may frame it, and nothing of
 * what the viewer loads; that the bytes are never read as a page is said by their type with `nosniff`.
 */
const SHOWN_POLICY = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
const KEPT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

export const readDocument = rawAccountRoute(
  {
    method: "GET",
    url: "/contracts/:reference/documents/:name",
    id: "readContractDocument",
    tag: "contracts",
    summary: "One document from the archive, its hash compared",
    params: z.object({ reference: z.string().max(40), name: z.string().max(300) }),
    query: z.object({ download: z.string().max(10).optional() }),
    body: NONE,
    needs: "viewer",
    produces: "application/pdf",
  },
  async ({ house, account, params, query }, reply) => {
    const contract = await findContract(house, account, params.reference);
    const file = contract.archive.find(({ name }) => name === params.name);
    if (file === undefined) throw new ApiProblem("not_found", (say) => say("problems:noDocument"));
    const bytes = await house.contracts.archived(file);
    if (bytes === undefined)
      throw new ApiProblem("unavailable", (say) => say("problems:noFile"), {
        reason: "archive_unavailable",
        help: (say) => say("problems:noFileHelp"),
      });
    if (hash("sha256", bytes) !== file.sha256)
      throw new ApiProblem("unavailable", (say) => say("problems:otherFile"), {
        reason: "document_invalid",
        help: (say) => say("problems:otherFileHelp"),
      });
    const isShown = query.download === undefined && isPdf(file, bytes);
    return reply
      .headers({
        "content-type": isShown ? "application/pdf" : "application/octet-stream",
        "content-disposition": disposition(isShown ? "inline" : "attachment", fileName(contract, file)),
        "content-length": bytes.byteLength,
        "content-security-policy": isShown ? SHOWN_POLICY : KEPT_POLICY,
        "x-frame-options": isShown ? "SAMEORIGIN" : "DENY",
        "cache-control": "private, no-store",
        "x-content-sha256": file.sha256,
      })
      .send(Buffer.from(bytes));
  },
);

/** What it says it is and what it is: only a real PDF is shown. */
function isPdf({ contentType }: ArchivedFile, bytes: Uint8Array): boolean {
  return (
    /^application\/pdf\b/iu.test(contentType) &&
    Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-"
  );
}

/** Vendors call all of theirs alike: with the reference, files in a folder can be told apart. */
function fileName({ reference }: Contract, { name }: ArchivedFile): string {
  return `${reference}-${name}`;
}

/** RFC 6266: a plain name for everybody, and the whole one for those who know how to read it. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/gu, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
