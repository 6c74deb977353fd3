import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What the articles write at the top of their scripts. */
export interface HandlerSettings {
  readonly port: number;
  /** `https://…/api/v4` */
  readonly kommoUrl: string;
  readonly kommoToken: string;
  /** `https://…/v1` */
  readonly vendorUrl: string;
  readonly vendorKey: string;
  readonly vendorSecret: string;
  readonly template: string;
  /** The field that receives the draft's id. */
  readonly fieldId: number;
  readonly triggerStatusId: number;
  readonly signedStatusId: number;
}

// The articles' own design, for comparison: one handler per hook, every call inside the request, nothing kept. It follows
// their code step by step, and does what they mean where that code is in error. What it is spared: Python's threads
// (all requests run side by side here), and a crash for a deal without an address.
const settings: HandlerSettings = JSON.parse(process.argv[2] ?? "{}");
const KOMMO = { authorization: `Bearer ${settings.kommoToken}`, "content-type": "application/json" };
const VENDOR = { authorization: `ApiKey ${settings.vendorKey}`, "content-type": "application/json" };

const server = createServer((request, response) => {
  void respond(request, response);
});
server.listen(settings.port, "127.0.0.1", () => process.send?.("ready"));
process.on("disconnect", () => process.exit());

/** What nobody caught is a 500, as with the framework. */
async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const status = await answer(request).catch(() => 500);
  response.writeHead(status).end();
}

async function answer(request: IncomingMessage): Promise<number> {
  const chunks: Uint8Array[] = await request.toArray();
  const body = Buffer.concat(chunks);
  if (request.url === "/webhooks/contractbook")
    return onVendorHook(body, request.headers["x-contractbook-signature"]);
  return onKommoHook(new URLSearchParams(body.toString("utf8")));
}

/** Deal moved to Won: read deal and contact, create the draft, send it, write the deal's field and its note. */
async function onKommoHook(form: URLSearchParams): Promise<number> {
  for (let at = 0; form.has(`leads[status][${at}][id]`); at += 1) {
    const status = Number(form.get(`leads[status][${at}][status_id]`));
    if (status === settings.triggerStatusId) await onDealWon(Number(form.get(`leads[status][${at}][id]`)));
  }
  return 200;
}

async function onDealWon(leadId: number): Promise<void> {
  const lead = await call("GET", `${settings.kommoUrl}/leads/${leadId}?with=contacts`, KOMMO);
  const contactId = textAfter(lead, /"contacts":\[\{"id":(\d+)/u);
  const contact = await call("GET", `${settings.kommoUrl}/contacts/${contactId}`, KOMMO);
  const name = textAfter(contact, /"name":"([^"]*)"/u);
  const email = textAfter(contact, /"value":"([^"]*@[^"]*)"/u);
  const variables = {
    client_name: name,
    client_email: email,
    deal_amount: textAfter(lead, /"price":(\d+)/u),
    kommo_deal_id: String(leadId),
  };
  const signatories = [{ email, name, role: "client" }];
  const draft = await call("POST", `${settings.vendorUrl}/drafts`, VENDOR, {
    template_id: settings.template,
    variables,
    signatories,
  });
  const draftId = textAfter(draft, /"id":"([^"]+)"/u);
  await call("POST", `${settings.vendorUrl}/drafts/${draftId}/send`, VENDOR);
  const values = [{ field_id: settings.fieldId, values: [{ value: draftId }] }];
  await call("PATCH", `${settings.kommoUrl}/leads/${leadId}`, KOMMO, { custom_fields_values: values });
  await addNote(leadId, `Contractbook: contract ${draftId} sent for signature`);
}

async function onVendorHook(body: Buffer, signature: string | string[] | undefined): Promise<number> {
  const expected = Buffer.from(createHmac("sha256", settings.vendorSecret).update(body).digest("hex"));
  const given = Buffer.from(String(signature));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 403;
  const text = body.toString("utf8");
  if (!text.includes('"contract.signed"')) return 200;
  const draftId = textAfter(text, /"id":"([^"]+)"/u);
  const found = await call("GET", `${settings.kommoUrl}/leads?query=${draftId}`, KOMMO);
  if (found === "") return 200;
  const leadId = Number(textAfter(found, /"leads":\[\{"id":(\d+)/u));
  await call("PATCH", `${settings.kommoUrl}/leads/${leadId}`, KOMMO, { status_id: settings.signedStatusId });
  await addNote(leadId, "Contractbook: contract signed");
  return 200;
}

async function addNote(leadId: number, text: string): Promise<void> {
  const note = { entity_id: leadId, note_type: "common", params: { text } };
  await call("POST", `${settings.kommoUrl}/leads/notes`, KOMMO, [note]);
}

async function call(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<string> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
  return text;
}

function textAfter(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern.source} is not there`);
  return found;
}
