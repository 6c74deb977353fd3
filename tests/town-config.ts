import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";

/** Secret path segments of the test installation's hook addresses. */
export const HOOK_SECRETS = {
  kommo: "kommo-path-secret-0001",
  contracts: "vendor-path-secret-0001",
} as const;

export interface TownConfigOptions {
  /** Where the sandbox listens: `http://127.0.0.1:9100`. */
  readonly sandboxUrl: string;
  readonly dialect: "documented" | "brief";
  /** Kommo calls per second; 0 = no limit. */
  readonly requestsPerSecond?: number;
  /** More YAML lines of the playbook, indented as a playbook's keys (10 spaces). */
  readonly playbook?: string;
  readonly archiveDirectory?: string;
}

/** The configuration file of an account that sends Contractbook contracts for the sandbox's deals. */
export function townConfig(options: TownConfigOptions): string {
  const { sandboxUrl, dialect, requestsPerSecond = 0, playbook = PLAYBOOK, archiveDirectory } = options;
  const brief = dialect === "brief";
  const vendor = brief ? SANDBOX_CREDENTIALS.contractbookBrief : SANDBOX_CREDENTIALS.contractbook;
  const signing = brief
    ? `\n        signingSecret: ${SANDBOX_CREDENTIALS.contractbookBrief.signingSecret}`
    : "";
  return `
server: { publicUrl: https://sign.example.com, port: 0, allowPrivateHosts: true }
${archiveDirectory === undefined ? "" : `archive: { directory: ${archiveDirectory} }`}
accounts:
  acme:
    timezone: Europe/Stockholm
    locale: en
    kommo:
      subdomain: ${SANDBOX_CREDENTIALS.kommo.subdomain}
      token: ${SANDBOX_CREDENTIALS.kommo.token}
      webhookSecret: ${HOOK_SECRETS.kommo}
      baseUrl: ${sandboxUrl}/kommo
      requestsPerSecond: ${requestsPerSecond}
    connections:
      contracts:
        provider: contractbook
        dialect: ${dialect}
        webhookSecret: ${HOOK_SECRETS.contracts}${signing}
        apiKey: ${vendor.apiKey}
        baseUrl: ${sandboxUrl}/${brief ? "contractbook-brief/v1" : "contractbook/v3"}
    playbooks:
      - id: won-agreement
        when: { pipeline: Sales, stage: Won }
        send:
          through: contracts
          template: tpl_standard
          title: "Agreement with {{ company.name | default: contact.name }}"
          fields:
            client_name: "{{ contact.name }}"
            client_email: "{{ contact.email }}"
            deal_amount: "{{ deal.price }}"
            kommo_deal_id: "{{ deal.id }}"
          signers:
            - { role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" }
          expiresInDays: 14
        contractField: Contract ID
${playbook}`;
}

const PLAYBOOK = `        outcomes:
          signed: { stage: Contract signed }
`;
