import type { z } from "zod";
import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError } from "../../domain/errors.ts";
import type { Http } from "../../http/http.ts";
import { createKept } from "../kept.ts";
import type { SignedDocument } from "../provider.ts";
import type { Client } from "./client.ts";
import { requireContract } from "./contracts.ts";
import { evidenceOf } from "./evidence.ts";
import { MAX_PDF_BYTES, PDF_TYPES, pdfOf } from "./fetch-pdf.ts";
import { listPages } from "./list-pages.ts";
import { pathSegment } from "./remote-id.ts";
import { ContractFile } from "./schema.ts";
import type { VendorContract } from "./schema.ts";

const OPERATION = "signedDocuments";
/** Longer than the pause between two tries. */
const KEPT_MS = 15 * 60_000;

/** Where the files of one account come from. */
export interface FileSource {
  readonly client: Client;
  /** Knows none of our credentials. */
  readonly download: Http;
  readonly baseUrl: string;
  readonly now: () => Date;
}

type File = z.infer<typeof ContractFile>;

/**
 * The signed PDF, the verification file where there is one (contracts signed before 15 January 2024), and the vendor's
 * record. A contract's file can be had in any state (docs page `download-a-contract-file`), hence the look first. What
 * was read is kept for a while, so that a try after a hiccup goes on where the last one ended.
 */
export interface SignedDocuments {
  read(id: RemoteId): Promise<readonly SignedDocument[] | "not-ready">;
}

export function createSignedDocuments(source: FileSource): SignedDocuments {
  const { client, now } = source;
  const contracts = createKept<VendorContract>(KEPT_MS, now);
  const lists = createKept<readonly File[]>(KEPT_MS, now);

  async function signedContract(id: RemoteId): Promise<VendorContract | undefined> {
    try {
      return await contracts.get(id, async () => {
        const contract = await requireContract(client, id, OPERATION);
        // only what is final may be kept
        if (contract.state !== "signed") throw new NotSigned();
        return contract;
      });
    } catch (error) {
      if (error instanceof NotSigned) return undefined;
      throw error;
    }
  }

  return {
    async read(id) {
      const contract = await signedContract(id);
      if (contract === undefined) return "not-ready";
      const path = `/contracts/${pathSegment(id)}/files`;
      const files = await lists.get(id, () => listFiles(client, path)).catch(notYet);
      if (files === "not-ready") return files;
      const signed = await fileOfType(source, path, files, "contract");
      const proof = signed && (await fileOfType(source, path, files, "verification"));
      if (signed === undefined || signed === "not-ready" || proof === "not-ready") {
        lists.clear();
        return "not-ready";
      }
      const pdf = {
        kind: "signed",
        name: "contract.pdf",
        contentType: "application/pdf",
        bytes: signed,
      } as const;
      return [pdf, ...(proof === undefined ? [] : [verificationFile(proof)]), evidenceOf(contract)];
    },
  };
}

class NotSigned extends Error {}

/** 409 is a declared answer of the list, too, and the one that fits files that are still being made. */
function notYet(error: unknown): "not-ready" {
  if (error instanceof CountersignError && error.where.httpStatus === 409) return "not-ready";
  throw error;
}

async function listFiles(client: Client, path: string): Promise<readonly File[]> {
  return (await listPages(client, { path, operation: OPERATION, item: ContractFile, maxPages: 5 })).items;
}

function verificationFile(bytes: Uint8Array): SignedDocument {
  return { kind: "evidence", name: "verification.pdf", contentType: "application/pdf", bytes };
}

/** `undefined` = there is none. By type, never by number: the vendor's own connector knows numbers that are promised nowhere. */
async function fileOfType(
  { client, download, baseUrl }: FileSource,
  path: string,
  files: readonly File[],
  wanted: string,
): Promise<Uint8Array | "not-ready" | undefined> {
  const file = files.find(({ type }) => type?.toLowerCase() === wanted);
  if (file === undefined) return undefined;
  const answer = await client({
    method: "GET",
    path: `${path}/${pathSegment(String(file.id))}?download=true`,
    operation: OPERATION,
    safe: true,
    // 409 is a declared answer, and the one that fits a file that is still being made
    accept: [200, 301, 302, 303, 307, 308, 409],
    maxBytes: MAX_PDF_BYTES,
    wants: PDF_TYPES,
  });
  return answer.status === 409 ? "not-ready" : pdfOf(answer, download, `${baseUrl}/`);
}
