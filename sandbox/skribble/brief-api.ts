import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badRequest, notFound, Refused } from "./answers.ts";
import { briefHappen } from "./brief-happen.ts";
import type { BriefRequest } from "./brief-request.ts";
import { readJson } from "./read-json.ts";
import { readPdf } from "./read-pdf.ts";
import { email } from "./request-input.ts";
import { signedPdf } from "./signed-pdf.ts";
import type { World } from "./world.ts";

const LEVEL = z.enum(["EES", "AES", "QES"]);

/** Body of the article's `POST /signature-requests`. `signature_quality` stands in its diagram alone. */
const createInput = z.strictObject({
  title: z.string().min(1).max(1024),
  message: z.string().max(1024).default(""),
  content: z.base64().min(1),
  signers: z
    .array(
      z.strictObject({
        email,
        name: z.string().min(1).max(255),
        signature_type: LEVEL.default("AES"),
        language: z.enum(["de", "en", "fr", "it"]).default("en"),
      }),
    )
    .min(1)
    .max(200),
  signature_quality: LEVEL.optional(),
  meta: z.record(z.string(), z.string()).default({}),
});

/** The article names no field for the state: it is shown as `status`, and as `status_overall` as the vendor has it. */
const view = ({ id, title, message, meta, state, signers }: BriefRequest): unknown => ({
  id,
  title,
  message,
  status: state,
  status_overall: state,
  signers: signers.map((signer) => ({
    email: signer.email,
    name: signer.name,
    signature_type: signer.level,
    language: signer.language,
    status: signer.state,
    signed_at: signer.signedAt,
  })),
  meta,
});

const create = async (world: World, http: SimRequest): Promise<SimResponse> => {
  const input = readJson(http, createInput);
  const bytes = Buffer.from(input.content, "base64");
  const facts = await readPdf(bytes);
  if (facts === undefined) throw badRequest("The PDF document could not be loaded", "file.pdf.general_error");
  if (facts.openFields.length > 0) {
    throw badRequest(`The form is not flattened: ${facts.openFields.slice(0, 5).join(", ")}`);
  }
  const request: BriefRequest = {
    id: randomUUID(),
    title: input.title,
    message: input.message,
    bytes,
    template: facts.title,
    values: facts.values,
    meta: input.meta,
    signers: input.signers.map((signer) => ({
      email: signer.email,
      name: signer.name,
      level: signer.signature_type,
      language: signer.language,
      state: "OPEN",
      viewedAt: null,
      signedAt: null,
    })),
    audit: [],
    state: "OPEN",
    downloads: 0,
  };
  world.briefRequests.set(request.id, request);
  briefHappen(world, request, "created");
  briefHappen(world, request, "invited");
  return { status: 201, body: view(request) };
};

const download = async (world: World, request: BriefRequest): Promise<SimResponse> => {
  if (request.state !== "SIGNED")
    throw new Refused({ status: 409, message: "The request is not signed yet" });
  request.downloads += 1;
  if (request.downloads <= world.settings.pdfNotReadyTimes) {
    throw new Refused({ status: 423, message: "The document is being processed", retryAfterSeconds: 1 });
  }
  const lines = request.signers.map(
    ({ name, email: address, level, signedAt }) =>
      `Signed by ${name} <${address}> at ${signedAt ?? ""} (${level})`,
  );
  return {
    status: 200,
    headers: { "content-type": "application/pdf" },
    body: await signedPdf(request.bytes, lines),
  };
};

const requestBy = (world: World, id: string): BriefRequest => {
  const request = world.briefRequests.get(id);
  if (request === undefined) throw notFound("SignatureRequest");
  return request;
};

/** The API as the article describes it: create, read, download, nothing else. Throws Refused. */
export const briefApi = async (world: World, http: SimRequest): Promise<SimResponse> => {
  const { options, settings } = world;
  const isRight = options.dialect === "brief" && http.headers["authorization"] === `Bearer ${options.apiKey}`;
  if (!isRight || settings.isKeyRevoked) throw new Refused({ status: 401, message: "Unauthorized" });
  const [, noun, id = "", action, ...rest] = http.path.split("/");
  if (noun !== "signature-requests" || rest.length > 0) throw notFound("Resource");
  const call = `${http.method} ${id === "" ? "all" : (action ?? "one")}`;
  if (call === "POST all") return create(world, http);
  if (call === "GET one") return { status: 200, body: view(requestBy(world, id)) };
  if (call === "GET download") return download(world, requestBy(world, id));
  throw notFound("Resource");
};
