import { TOWN_VENDORS } from "../../sandbox/all.ts";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { TownDialect, TownVendor } from "../../sandbox/town-vendor.ts";

const DEMO_ACCOUNT = "demo";

/** Of the town that the demo plays in. */
export const DEMO_SEED = 1;
export const DEMO_COUNTS = { deals: 30 } as const;

/** Doors of the demo; it listens on this machine alone. */
const DOOR = "demo-door";

/** Of each contract; the demo's calendar moves on by days. */
export const DEMO_EXPIRES_IN_DAYS = 14;

/** A vendor in one dialect: connection and simulator bear the same name. */
export interface DemoConnection {
  readonly id: string;
  readonly vendor: TownVendor;
  readonly dialect: TownDialect;
}

/** Every vendor in both dialects. */
export const DEMO_CONNECTIONS: readonly DemoConnection[] = TOWN_VENDORS.flatMap((vendor) => [
  { id: vendor.provider, vendor, dialect: "documented" },
  { id: `${vendor.provider}-brief`, vendor, dialect: "brief" },
]);

/** The addresses that the sandbox's Kommo and its vendors call, by simulator. */
export function demoHookUrls(url: string): {
  readonly kommo: string;
  readonly vendors: Readonly<Record<string, string>>;
} {
  const at = (connection: string): string => `${url}/webhooks/${DEMO_ACCOUNT}/${connection}/${DOOR}`;
  const vendors = Object.fromEntries(DEMO_CONNECTIONS.map(({ id }) => [id, at(id)]));
  return { kommo: at("kommo"), vendors };
}

/** Puts the town's own templates into `papers`. */
export async function layOutPapers(papers: string): Promise<void> {
  for (const { layOut } of TOWN_VENDORS) await layOut?.(papers);
}

/** The demo's configuration: the articles' playbook against the sandbox. A file as a person would write it. */
export function demoConfig(sandbox: Pick<Sandbox, "kommo" | "url">, port: number, papers: string): string {
  const { kommo } = SANDBOX_CREDENTIALS;
  const connections = DEMO_CONNECTIONS.map((each) => connectionLines(each, sandbox.url, papers));
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
${connections.join("")}    playbooks:
${playbook("Sales agreement", "Sales", "documented")}
${playbook("Partner agreement", "Partners", "brief")}
`;
}

function connectionLines({ id, vendor, dialect }: DemoConnection, url: string, papers: string): string {
  const lines = [
    `provider: ${vendor.provider}`,
    `dialect: ${dialect}`,
    `webhookSecret: ${DOOR}`,
    ...vendor.connection(dialect, url, papers),
  ];
  return `      ${id}:\n${lines.map((line) => `        ${line}\n`).join("")}`;
}

function playbook(name: string, pipeline: string, dialect: TownDialect): string {
  return `      - id: ${name.toLowerCase().replaceAll(" ", "-")}
        name: ${name}
        when: { pipeline: ${pipeline}, stage: Won }
        send:
          through: ${choice(dialect, (each) => each.id)}
          template: ${choice(dialect, ({ vendor }) => vendor.template)}
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

/** The deal's country chooses. */
function choice(dialect: TownDialect, value: (connection: DemoConnection) => string): string {
  const all = DEMO_CONNECTIONS.filter((each) => each.dialect === dialect);
  const map = all.flatMap((each) =>
    (each.vendor.countries ?? []).map((country) => `${country}: ${value(each)}`),
  );
  const [first] = all;
  return `{ by: deal.fields.Country, map: { ${map.join(", ")} }, default: ${first === undefined ? "" : value(first)} }`;
}
