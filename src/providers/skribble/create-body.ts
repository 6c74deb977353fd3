import type { ContractOrder } from "../../domain/order.ts";
import type { SignatureLevel } from "../../domain/signer.ts";
import { callbacksOf } from "./callbacks.ts";
import type { Options } from "./options.ts";
import { observersOf, signaturesOf } from "./signatures.ts";

/** The vendor's caps, as its Python client has them. */
const MOST_TITLE = 1024;
const MOST_MESSAGE = 1024;

export interface CreateParts {
  readonly options: Options;
  /** Where the business account lives: its law is the default. */
  readonly region: "ch" | "eu";
  /** Keys of demo users make signatures without legal effect, whatever is asked for. */
  readonly isDemo: boolean;
  readonly pdf: Uint8Array;
  readonly noticeUrl?: string;
}

/** Body of `POST /signature-requests` (schema `CreateSignatureRequest`) without a deadline. Throws for unfit signers. */
export function createBody(order: ContractOrder, parts: CreateParts): Readonly<Record<string, unknown>> {
  const { options, region, isDemo, pdf, noticeUrl } = parts;
  const level = levelOf(order, options);
  const observers = observersOf(order.signers);
  return {
    title: titleOf(order),
    ...(order.message === undefined ? {} : { message: cut(order.message, MOST_MESSAGE) }),
    content: Buffer.from(pdf).toString("base64"),
    content_type: "application/pdf",
    // left out, they would mean QES under Swiss law, which most signers cannot give
    quality: isDemo ? "DEMO" : level,
    legislation: options.legislation ?? (region === "eu" ? "EIDAS" : "ZERTES"),
    signatures: signaturesOf(order, options, level),
    ...(observers.length === 0 ? {} : { cc_email_addresses: observers }),
    custom: customOf(order),
    ...(options.attachOnSuccess.length === 0 ? {} : { attach_on_success: options.attachOnSuccess }),
    ...(options.owner === undefined ? {} : { creator: options.owner }),
    ...callbacksOf(noticeUrl),
  };
}

/** What signers are asked for: the order's level, else the playbook's option. */
export function levelOf({ level }: Pick<ContractOrder, "level">, { quality }: Options): SignatureLevel {
  return level ?? quality;
}

/** The title is the only field that the list searches, so it carries the reference. */
function titleOf({ title, reference }: Pick<ContractOrder, "title" | "reference">): string {
  const mark = ` (${reference})`;
  return `${cut(title, MOST_TITLE - mark.length)}${mark}`.trim();
}

/** With an ellipsis, so that whoever reads it sees that something is missing. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

function customOf({ reference, deal }: Pick<ContractOrder, "reference" | "deal">): string {
  return JSON.stringify({ countersign: reference, deal: deal.id });
}
