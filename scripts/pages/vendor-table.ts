import type { Capabilities } from "../../src/domain/capabilities.ts";
import { PROVIDERS } from "../../src/providers/all.ts";
import { DIALECTS } from "../../src/providers/provider.ts";
import type { Dialect, DialectName, Provider } from "../../src/providers/provider.ts";

/** The README's table of vendors: a line per dialect, from the capabilities that the corridor itself obeys. */
export function vendorTable(): string {
  const heads = ["vendor", "dialect", ...COLUMNS.map(({ head }) => head)];
  const rows = PROVIDERS.flatMap((provider: Provider) =>
    DIALECTS.map((name) => row(provider, name, provider.dialects[name])),
  );
  return [line(heads), line(heads.map(() => "---")), ...rows].join("\n");
}

const COLUMNS: readonly { readonly head: string; readonly cell: (dialect: Dialect) => string }[] = [
  { head: "drafts", cell: ({ can }) => (can.update ? "yes, updated" : yes(can.draft)) },
  { head: "found again", cell: ({ can }) => yes(can.find) },
  { head: "withdraw", cell: ({ can }) => can.withdraw.replace("none", "–") },
  { head: "expiry kept by", cell: ({ can }) => expiry(can) },
  { head: "remind", cell: ({ can }) => yes(can.remind) },
  { head: "signed PDF", cell: ({ can }) => yes(can.signedCopy) },
  { head: "evidence", cell: ({ can }) => yes(can.evidence) },
  { head: "signs its calls", cell: (dialect) => yes(dialect.signingSecret === "required") },
];

function row(provider: Provider, name: DialectName, dialect: Dialect): string {
  const link = `[${provider.name}](docs/providers/${provider.id}.md)`;
  return line([link, name, ...COLUMNS.map(({ cell }) => cell(dialect))]);
}

function expiry(can: Capabilities): string {
  const keeper = can.expiry === "vendor" ? "vendor" : "us";
  return can.revive ? `${keeper}, can revive` : keeper;
}

function yes(can: boolean): string {
  return can ? "yes" : "–";
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
