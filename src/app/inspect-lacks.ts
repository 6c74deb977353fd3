import type { AccountConfig } from "../config/config.ts";
import type { Playbook } from "../domain/playbook.ts";
import { providerById } from "../providers/all.ts";
import type { Finding, OrderPart } from "../providers/provider.ts";

/** What the playbook sets and the connection's dialect cannot carry: one finding each, with what happens instead. */
export function inspectLacks(
  config: AccountConfig,
  connectionId: string,
  playbook: Playbook,
): readonly Finding[] {
  const connection = config.connections.find(({ id }) => id === connectionId);
  const provider = connection && providerById(connection.provider);
  if (connection === undefined || provider === undefined) return [];
  const { lacks } = provider.dialects[connection.dialect];
  const where = `${provider.name} (${connectionId}, dialect ${connection.dialect})`;
  return PARTS.flatMap(({ part, setting, isFatal = false }): readonly Finding[] => {
    const instead = lacks[part];
    const set = setting(playbook);
    if (instead === undefined || set === undefined) return [];
    const text = `${where} cannot carry ${set}.`;
    return [{ level: isFatal ? "problem" : "note", text, help: instead }];
  });
}

/** A title that nobody wrote: the schema's default. */
const DEFAULT_TITLE = "{{ deal.name }}";

interface Part {
  readonly part: OrderPart;
  /** The setting as the operator wrote it; `undefined` = the playbook does not set it. */
  readonly setting: (playbook: Playbook) => string | undefined;
  /** The vendor would refuse the contract. */
  readonly isFatal?: true;
}

const PARTS: readonly Part[] = [
  { part: "title", setting: ({ send }) => (send.title === DEFAULT_TITLE ? undefined : "`send.title`") },
  { part: "message", setting: ({ send }) => (send.message === undefined ? undefined : "`send.message`") },
  { part: "language", setting: ({ send }) => (send.language === undefined ? undefined : "`send.language`") },
  { part: "deadline", setting: ({ send }) => `\`send.expiresInDays\` (${send.expiresInDays} days)` },
  { part: "phone", setting: (playbook) => signerSetting(playbook, "phone") },
  { part: "company", setting: (playbook) => signerSetting(playbook, "company") },
  { part: "signerLanguage", setting: (playbook) => signerSetting(playbook, "language") },
  {
    part: "copies",
    setting({ send }) {
      const copies = send.signers.filter(({ receives }) => receives === "copy").map(({ role }) => role);
      return copies.length === 0 ? undefined : `\`receives: copy\` of ${copies.join(", ")}`;
    },
    isFatal: true,
  },
  {
    part: "levelProof",
    setting: ({ send }) =>
      send.level === undefined ? undefined : "a proof that signatures have the level of `send.level`",
  },
  {
    part: "signerNews",
    setting({ outcomes, send }) {
      const isOne = send.signers.filter(({ receives }) => receives === "signature").length < 2;
      const told = (["viewed", "signerSigned"] as const).filter(
        (name) => outcomes[name].note !== undefined && !(isOne && name === "signerSigned"),
      );
      return told.length === 0 ? undefined : told.map((name) => `\`outcomes.${name}.note\``).join(" and ");
    },
  },
];

function signerSetting({ send }: Playbook, name: "phone" | "company" | "language"): string | undefined {
  const roles = send.signers.filter((signer) => signer[name] !== undefined).map(({ role }) => role);
  return roles.length === 0 ? undefined : `\`${name}\` of the signer ${roles.join(", ")}`;
}
