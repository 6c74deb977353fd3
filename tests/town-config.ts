import { SANDBOX_CREDENTIALS } from "../sandbox/sandbox-credentials.ts";
import { CONTRACTBOOK } from "./vendors/contractbook.ts";
import type { TownVendor } from "./vendors/town-vendor.ts";

/** Secret path segments of the test installation's hook addresses. */
export const HOOK_SECRETS = {
  kommo: "kommo-path-secret-0001",
  contracts: "vendor-path-secret-0001",
} as const;

export interface TownConfigOptions {
  /** Where the sandbox listens: `http://127.0.0.1:9100`. */
  readonly sandboxUrl: string;
  readonly dialect: "documented" | "brief";
  /** Default Contractbook. */
  readonly vendor?: TownVendor;
  /** Kommo calls per second; 0 = no limit. */
  readonly requestsPerSecond?: number;
  /** More YAML lines of the playbook, indented as a playbook's keys (8 spaces). */
  readonly playbook?: string;
  /** Template of the playbook as YAML; default the vendor's standard one. */
  readonly template?: string;
  /** More template fields of the playbook: name → Liquid. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Signers of the playbook, each a YAML flow map; default the deal's contact. */
  readonly signers?: readonly string[];
  /** More YAML lines of `send`, indented by 10 spaces. */
  readonly send?: string;
  /** Deal field that receives the contract's id; default `Contract ID`, `false`: none. */
  readonly contractField?: string | false;
  /** Calls an hour that may go to what nobody told of. */
  readonly catchUpPerHour?: number;
  /** The same at Kommo. */
  readonly kommoCatchUpPerHour?: number;
  /** Further connections: YAML, indented by 6 spaces. */
  readonly moreConnections?: string;
  /** Further playbooks: YAML list items, indented by 6 spaces. */
  readonly morePlaybooks?: string;
  /** Further accounts: YAML, indented by 2 spaces. */
  readonly moreAccounts?: string;
  readonly kommoToken?: string;
  /** Id of the vendor's connection; default `contracts`. */
  readonly connection?: string;
  /** Id of the playbook; default `won-agreement`. */
  readonly playbookId?: string;
  /** Trigger stage of the playbook; default `Won`. */
  readonly stage?: string;
  /** Where Kommo and the vendors reach us; default an address that nobody has. */
  readonly publicUrl?: string;
  readonly archiveDirectory?: string;
  /** YAML of the whole `archive` group instead of the directory. */
  readonly archive?: string;
}

/** The configuration file of an account that sends contracts for the sandbox's deals. */
export function townConfig(options: TownConfigOptions): string {
  const { archiveDirectory, archive = archiveDirectory && `{ directory: ${archiveDirectory} }` } = options;
  return `
server: { publicUrl: ${options.publicUrl ?? "https://sign.example.com"}, port: 0, allowPrivateHosts: true }
${archive === undefined ? "" : `archive: ${archive}`}
accounts:
${accountConfig("acme", options)}${options.moreAccounts ?? ""}`;
}

/** One account of the file. */
export function accountConfig(id: string, options: TownConfigOptions): string {
  const { sandboxUrl, dialect, vendor = CONTRACTBOOK } = options;
  const { requestsPerSecond = 0, playbook = PLAYBOOK } = options;
  const lines = vendor.connection(dialect, sandboxUrl, "").map((line) => `        ${line}\n`);
  const { catchUpPerHour, kommoCatchUpPerHour } = options;
  const budget = kommoCatchUpPerHour === undefined ? "" : `      catchUpPerHour: ${kommoCatchUpPerHour}\n`;
  if (catchUpPerHour !== undefined) lines.push(`        catchUpPerHour: ${catchUpPerHour}\n`);
  return `  ${id}:
    timezone: Europe/Stockholm
    locale: en
    kommo:
      subdomain: ${SANDBOX_CREDENTIALS.kommo.subdomain}
      token: ${options.kommoToken ?? SANDBOX_CREDENTIALS.kommo.token}
      webhookSecret: ${HOOK_SECRETS.kommo}
      baseUrl: ${sandboxUrl}/kommo
      requestsPerSecond: ${requestsPerSecond}
${budget}    connections:
      ${options.connection ?? "contracts"}:
        provider: ${vendor.provider}
        dialect: ${dialect}
        webhookSecret: ${HOOK_SECRETS.contracts}
${lines.join("")}${options.moreConnections ?? ""}    playbooks:
      - id: ${options.playbookId ?? "won-agreement"}
        when: { pipeline: Sales, stage: ${options.stage ?? "Won"} }
${sendConfig(options)}${fieldConfig(options)}${playbook}${options.morePlaybooks ?? ""}`;
}

function fieldConfig({ contractField = "Contract ID" }: TownConfigOptions): string {
  return contractField === false ? "" : `        contractField: ${contractField}\n`;
}

/** The `send` group of a playbook. */
export function sendConfig({
  vendor = CONTRACTBOOK,
  template = vendor.template,
  fields = {},
  signers = vendor.signers ?? [CLIENT],
  send = "",
  connection = "contracts",
}: Partial<TownConfigOptions> = {}): string {
  const options =
    vendor.options === undefined || send.includes("options:") ? "" : `          options: ${vendor.options}\n`;
  const texts = Object.entries({ ...vendor.fields, ...fields }).map(
    ([name, text]) => `            ${name}: ${JSON.stringify(text)}\n`,
  );
  return `        send:
          through: ${connection}
          template: ${template}
          title: "Agreement with {{ company.name | default: contact.name }}"
          fields:
${texts.join("")}          signers:
${signers.map((signer) => `            - ${signer}\n`).join("")}${send.includes("expiresInDays") ? "" : "          expiresInDays: 14\n"}${options}${send}`;
}

/** The deal's contact signs. */
export const CLIENT = `{ role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" }`;

const PLAYBOOK = `        outcomes:
          signed: { stage: Contract signed }
`;
