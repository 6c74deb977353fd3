import { randomBytes, randomUUID } from "node:crypto";
import { badRequest, notEnabled, notFound } from "./answers.ts";
import { happen } from "./happen.ts";
import type { CreateInput, RecipientInput } from "./request-input.ts";
import type { Quality, Signature, SignatureRequest, StoredDocument } from "./signature-request.ts";
import { storeDocument } from "./store-document.ts";
import type { World } from "./world.ts";

/** Demo users' requests have no legal weight. */
export const isDemo = (username: string): boolean => username.startsWith("api_demo");

/** Refuses people who would have to have an account and have none. Throws Refused(400). */
export const onlyAccounts = (world: World, emails: readonly string[], role: string): void => {
  const stranger = emails.find((email) => email.includes("@") && !world.accounts.has(email.toLowerCase()));
  if (stranger !== undefined) throw badRequest(`${stranger} is no valid ${role}: there is no such account`);
};

/** A signature that nobody gave yet. Throws Refused(400) where the level needs what is missing. */
export const createSignature = (world: World, input: RecipientInput, quality: Quality): Signature => {
  const { account_email: account, signer_identity_data: identity } = input;
  const hasAccount =
    account !== undefined && (identity === undefined || world.accounts.has(account.toLowerCase()));
  if (!hasAccount && quality === "SES" && identity?.email_address === undefined) {
    throw badRequest("signer_identity_data.email_address is mandatory for quality SES");
  }
  return {
    sid: randomUUID(),
    input,
    hasAccount,
    linkKey: randomBytes(12).toString("hex"),
    state: "OPEN",
    signedAt: null,
    signedQuality: null,
    viewedAt: null,
    remindedAtMs: null,
  };
};

/** Levels whose law has to be named. Source: https://api.docs.skribble.com/api/sign-v2/signature-signer */
const LAWFUL: ReadonlySet<Quality> = new Set(["QES", "AES_MINIMAL"]);

const checkLevel = ({ quality, legislation }: CreateInput): void => {
  if (quality !== undefined && LAWFUL.has(quality) && legislation === undefined) {
    throw badRequest(`legislation is mandatory for quality ${quality}`);
  }
};

const checkExpiry = (world: World, expiresAt: string | undefined): void => {
  if (expiresAt === undefined) return;
  if (!world.settings.hasExpiry) throw notEnabled("signature request expiry");
  if (Date.parse(expiresAt) <= world.options.now().getTime())
    throw badRequest("expires_at must be in the future");
};

const documentOf = async (world: World, username: string, input: CreateInput): Promise<StoredDocument> => {
  if (input.document_id === undefined) return storeDocument(world, username, input.title, input);
  const document = world.documents.get(input.document_id);
  if (document === undefined || document.owner !== username) throw notFound("Document");
  return document;
};

/**
 * `POST /signature-requests`: invites everybody at once. Nothing keeps it from being done twice. Throws Refused: 400, 403
 * where the business has no expiry, 404 for a document that does not exist.
 */
export const createRequest = async (
  world: World,
  username: string,
  input: CreateInput,
): Promise<SignatureRequest> => {
  checkLevel(input);
  checkExpiry(world, input.expires_at);
  const copies = input.cc_email_addresses ?? [];
  const writers = input.write_access ?? [];
  onlyAccounts(world, copies, "observer");
  onlyAccounts(world, writers, "observer");
  onlyAccounts(world, input.creator === null || input.creator === undefined ? [] : [input.creator], "owner");
  const quality = input.quality ?? (isDemo(username) ? "DEMO" : "QES");
  const signatures = (input.signatures ?? []).map((one) => createSignature(world, one, quality));
  const document = await documentOf(world, username, input);
  const at = world.options.now().toISOString();
  const request: SignatureRequest = {
    id: randomUUID(),
    owner: input.creator ?? username,
    apiUser: username,
    createdAt: at,
    updatedAt: at,
    quality,
    legislation: input.legislation ?? "ZERTES",
    expiresAt: input.expires_at ?? null,
    title: input.title,
    message: input.message ?? "",
    custom: input.custom,
    urls: {
      ...(input.callback_success_url === undefined ? {} : { SUCCESS: input.callback_success_url }),
      ...(input.callback_update_url === undefined ? {} : { UPDATE: input.callback_update_url }),
      ...(input.callback_error_url === undefined ? {} : { ERROR: input.callback_error_url }),
    },
    copies,
    attach: input.attach_on_success ?? undefined,
    writers,
    readers: [],
    signatures,
    document,
    state: "OPEN",
    callbacks: [],
    deeds: [],
    audit: [],
  };
  world.requests.set(request.id, request);
  happen(world, request, "created");
  happen(world, request, "invited");
  return request;
};
