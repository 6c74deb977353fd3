import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";
import { Broken } from "./benchmark.ts";
import type { Stand } from "./stand.ts";

/** The calls of a contract, one after the other, by plain fetch and with nothing kept: what a script would do. */
export interface BareChain {
  /** The six calls until a deal's contract is sent; resolves to how long they took, and the contract's id. */
  run(dealId: number): Promise<{ readonly ms: number; readonly id: string }>;
  /** The three calls once it is signed, without PDF: the contract is read, the deal moved and noted; resolves to how long they took. */
  moveOn(dealId: number, id: string): Promise<number>;
}

const KOMMO = { authorization: `Bearer ${SANDBOX_CREDENTIALS.kommo.token}` };
const VENDOR = { authorization: `Bearer ${SANDBOX_CREDENTIALS.contractbook.apiKey}` };

/** Reads what a script would have in its settings: the number of the field that receives the contract's id. */
export async function createBareChain({ sandbox, vendor }: Stand): Promise<BareChain> {
  const pages = [1, 2].map((page) => `${sandbox.kommo.url}/api/v4/leads/custom_fields?page=${page}`);
  const fields = (await Promise.all(pages.map((url) => call("GET", url, KOMMO)))).join("");
  const fieldId = numberAfter(fields, /"id":(\d+),"name":"Contract ID"/u);
  const pipelines = await call("GET", `${sandbox.kommo.url}/api/v4/leads/pipelines`, KOMMO);
  const stageId = numberAfter(pipelines, /"id":(\d+),"name":"Contract signed"/u);
  const note = async (dealId: number, text: string): Promise<string> =>
    call("POST", `${sandbox.kommo.url}/api/v4/leads/notes`, KOMMO, [
      { entity_id: dealId, note_type: "common", params: { text } },
    ]);
  return {
    async run(dealId) {
      const started = performance.now();
      const deal = await call("GET", `${sandbox.kommo.url}/api/v4/leads/${dealId}?with=contacts`, KOMMO);
      const contactId = numberAfter(deal, /"contacts":\[\{"id":(\d+)/u);
      const contact = await call("GET", `${sandbox.kommo.url}/api/v4/contacts/${contactId}`, KOMMO);
      const name = textAfter(contact, /"name":"([^"]*)"/u);
      const email = textAfter(contact, /"value":"([^"]*@[^"]*)"/u);
      const created = await call("POST", `${vendor.url}/templates/tpl_standard/create_document`, VENDOR, {
        document: documentOf(dealId, name, email),
      });
      const id = textAfter(created, /"id":"([0-9a-f-]{36})"/u);
      await call("POST", `${vendor.url}/documents/${id}/send`, VENDOR, {});
      await call("PATCH", `${sandbox.kommo.url}/api/v4/leads/${dealId}`, KOMMO, {
        custom_fields_values: [{ field_id: fieldId, values: [{ value: id }] }],
      });
      await note(dealId, "Contractbook: contract sent for signature");
      return { ms: performance.now() - started, id };
    },
    async moveOn(dealId, id) {
      const started = performance.now();
      await call("GET", `${vendor.url}/documents/${id}`, VENDOR);
      await call("PATCH", `${sandbox.kommo.url}/api/v4/leads/${dealId}`, KOMMO, { status_id: stageId });
      await note(dealId, "Contractbook: contract signed");
      return performance.now() - started;
    },
  };
}

function documentOf(dealId: number, name: string, email: string): unknown {
  return {
    title: `Agreement with ${name}`,
    parties: [{ name, reference: "client", signees: [{ email, full_name: name }] }],
    data_fields: [
      { name: "client_name", type: "text", value: name },
      { name: "client_email", type: "text", value: email },
      { name: "deal_amount", type: "number", value: "1200" },
      { name: "kommo_deal_id", type: "text", value: `bare ${dealId}` },
    ],
    signing_order_mode: "random",
    to_be_signed_by: "others_only",
  };
}

async function call(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<string> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Broken(`${method} ${url} was answered ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

function textAfter(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Broken(`${pattern.source} is not in ${text.slice(0, 300)}`);
  return found;
}

function numberAfter(text: string, pattern: RegExp): number {
  return Number(textAfter(text, pattern));
}
