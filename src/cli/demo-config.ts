import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

const DEMO_ACCOUNT = "demo";
/** Doors of the demo; it listens on this machine alone. */
const KOMMO_DOOR = "demo-door-of-kommo";
const VENDOR_DOOR = "demo-door-of-contractbook";

/** The addresses that the sandbox's Kommo and Contractbook call. */
export function demoHookUrls(url: string): { readonly kommo: string; readonly contractbook: string } {
  const account = `${url}/webhooks/${DEMO_ACCOUNT}`;
  return { kommo: `${account}/kommo/${KOMMO_DOOR}`, contractbook: `${account}/contracts/${VENDOR_DOOR}` };
}

/** The demo's configuration: the article's own playbook against the sandbox. A file as a person would write it. */
export function demoConfig(sandbox: Pick<Sandbox, "kommo" | "contractbook">, port: number): string {
  const { kommo, contractbook } = SANDBOX_CREDENTIALS;
  return `server: { publicUrl: "http://127.0.0.1:${port}", port: ${port}, host: 127.0.0.1, allowPrivateHosts: true }
accounts:
  ${DEMO_ACCOUNT}:
    timezone: Europe/Stockholm
    kommo:
      subdomain: ${kommo.subdomain}
      token: ${kommo.token}
      webhookSecret: ${KOMMO_DOOR}
      baseUrl: ${sandbox.kommo.url}
    connections:
      contracts:
        provider: contractbook
        apiKey: ${contractbook.apiKey}
        webhookSecret: ${VENDOR_DOOR}
        baseUrl: ${sandbox.contractbook.url}
    playbooks:
      - id: won-agreement
        when: { pipeline: Sales, stage: Won }
        send:
          through: contracts
          template: { by: deal.fields.Plan, map: { Growth: tpl_growth, Scale: tpl_scale }, default: tpl_standard }
          title: "Agreement with {{ company.name | default: contact.name }}"
          fields:
            client_name: "{{ contact.name }}"
            client_email: "{{ contact.email }}"
            deal_amount: "{{ deal.price }}"
            plan: "{{ deal.fields.Plan }}"
            contract_date: "{{ today }}"
            kommo_deal_id: "{{ deal.id }}"
            client_company: "{{ company.name }}"
          signers:
            - { role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" }
        contractField: Contract ID
        outcomes:
          signed: { stage: Contract signed }
`;
}
