import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";
import { Broken } from "./benchmark.ts";
import type { Stand } from "./stand.ts";

/** The six calls of a contract, one after the other, by plain fetch and with nothing kept: what a script would do. */
export interface BareChain {
  /** For one deal; resolves to how long it took. */
  run(dealId: number): Promise<number>;
}

const KOMMO = { authorization: `Bearer ${SANDBOX_CREDENTIALS.kommo.token}` };
const VENDOR = { authorization: `Bearer ${SANDBOX_CREDENTIALS.contractbook.apiKey}` };

/** Reads what a script would have in its settings: the number of the field that receives the contract's id. */
export async function createBareChain({ sandbox, vendor }: Stand): Promise<BareChain> {
  const pages = [1, 2].map((page) => `${sandbox.kommo.url}/api/v4/leads/custom_fields?page=${page}`);
  const fields = (await Promise.all(pages.map((url) => call("GET", url, KOMMO)))).join("");
  const fieldId = numberAfter(fields, /"id":(\d+),"name":"Contract ID"/u);
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
      await call("POST", `${sandbox.kommo.url}/api/v4/leads/notes`, KOMMO, [
        {
          entity_id: dealId,
          note_type: "common",
          params: { text: "Contractbook: contract sent for signature" },
        },
      ]);
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
