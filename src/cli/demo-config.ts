import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

const DEMO_ACCOUNT = "demo";
/** Doors of the demo; it listens on this machine alone. */
const DOOR = "demo-door";
const DOCUMENTED = "contractbook";
const BRIEF = "contractbook-brief";

/** Of each contract; the demo's calendar moves on by days. */
export const DEMO_EXPIRES_IN_DAYS = 14;

/** The addresses that the sandbox's Kommo and its two Contractbooks call, by simulator. */
export function demoHookUrls(url: string): {
  readonly kommo: string;
  readonly vendors: Readonly<Record<string, string>>;
} {
  const at = (connection: string): string => `${url}/webhooks/${DEMO_ACCOUNT}/${connection}/${DOOR}`;
  return { kommo: at("kommo"), vendors: { [DOCUMENTED]: at(DOCUMENTED), [BRIEF]: at(BRIEF) } };
}

/** The demo's configuration: the article's own playbook against the sandbox. A file as a person would write it. */
export function demoConfig(sandbox: Pick<Sandbox, "kommo" | "vendor">, port: number): string {
  const { kommo, contractbook, contractbookBrief } = SANDBOX_CREDENTIALS;
  return `server: { publicUrl: "http://127.0.0.1:${port}", port: ${port}, host: 127.0.0.1, allowPrivateHosts: true }
accounts:
  ${DEMO_ACCOUNT}:
    timezone: Europe/Stockholm
    kommo:
      subdomain: ${kommo.subdomain}
      token: ${kommo.token}
      webhookSecret: ${DOOR}
      baseUrl: ${sandbox.kommo.url}
      requestsPerSecond: 0
    connections:
      ${DOCUMENTED}:
        provider: contractbook
        apiKey: ${contractbook.apiKey}
        webhookSecret: ${DOOR}
        baseUrl: ${sandbox.vendor(DOCUMENTED).url}
      ${BRIEF}:
        provider: contractbook
        dialect: brief
        apiKey: ${contractbookBrief.apiKey}
        webhookSecret: ${DOOR}
        signingSecret: ${contractbookBrief.signingSecret}
        baseUrl: ${sandbox.vendor(BRIEF).url}
    playbooks:
${playbook("sales-agreement", "Sales", DOCUMENTED)}
${playbook("partner-agreement", "Partners", BRIEF)}
`;
}

function playbook(id: string, pipeline: string, connection: string): string {
  return `      - id: ${id}
        when: { pipeline: ${pipeline}, stage: Won }
        send:
          through: ${connection}
          template: { by: deal.fields.Plan, map: { Growth: tpl_growth }, default: tpl_standard }
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
          expiresInDays: ${DEMO_EXPIRES_IN_DAYS}
        contractField: Contract ID
        outcomes:
          viewed: { note: "{{ contract.title }}: opened by the client" }
          signed: { stage: Contract signed }`;
}
