import { PDFDocument } from "@cantoo/pdf-lib";
import { z } from "zod";
import { templatePdf } from "./town-templates.ts";

/** The town's standard agreement, filled and flattened, in base64. */
export const samplePdf = async (): Promise<string> => {
  const pdf = await PDFDocument.load(await templatePdf("Standard agreement"));
  const form = pdf.getForm();
  form.getTextField("client_name").setText("Bo Ek");
  form.getTextField("deal_amount").setText("1200.50");
  form.getDropdown("plan").select("Scale");
  form.flatten();
  return Buffer.from(await pdf.save()).toString("base64");
};

/** A complete order in the vendor's words, for the sandbox's own tests: Bo Ek, who has no account. */
export const sampleRequest = async (
  over: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> => ({
  title: "Agreement with Nordlicht AB (CS-7K2M9QX4TR)",
  message: "Please sign.",
  content: await samplePdf(),
  content_type: "application/pdf",
  quality: "SES",
  legislation: "EIDAS",
  signatures: [sampleSigner("bo.ek@example.com")],
  custom: "CS-7K2M9QX4TR",
  ...over,
});

/** Somebody with or without an account. */
export const sampleSigner = (email: string, sequence = -1): Readonly<Record<string, unknown>> => ({
  account_email: email,
  sequence,
  signer_identity_data: { email_address: email, first_name: "Bo", last_name: "Ek", language: "de" },
});

const answer = z.looseObject({
  id: z.string(),
  document_id: z.string(),
  signatures: z.array(z.looseObject({ sid: z.string() })),
});

/** The request in an answer of the simulator. */
export const requestIn = (body: unknown): z.infer<typeof answer> => answer.parse(body);
