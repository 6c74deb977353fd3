import type { AccountConfig } from "../config/config.ts";
import type { Playbook } from "../domain/playbook.ts";
import { providerById } from "../providers/all.ts";
import type { Finding, OrderPart } from "../providers/provider.ts";
import type { Say } from "../texts/say.ts";

/** What the playbook sets and the connection's dialect cannot carry: one finding each, with what happens instead. */
export function inspectLacks(
  config: AccountConfig,
  connectionId: string,
  playbook: Playbook,
  say: Say,
): readonly Finding[] {
  const connection = config.connections.find(({ id }) => id === connectionId);
  const provider = connection && providerById(connection.provider);
  if (connection === undefined || provider === undefined) return [];
  const { lacks } = provider.dialects[connection.dialect];
  const where = say("inspection:lack.where", {
    vendor: provider.name,
    id: connectionId,
    dialect: connection.dialect,
  });
  return PARTS.flatMap(({ part, setting, isFatal = false }): readonly Finding[] => {
    const instead = lacks[part];
    const set = setting(playbook, say);
    if (instead === undefined || set === undefined) return [];
    const text = say("inspection:lack.cannotCarry", { where, what: set });
    return [{ level: isFatal ? "problem" : "note", text, help: instead }];
  });
}

/** A title that nobody wrote: the schema's default. */
const DEFAULT_TITLE = "{{ deal.name }}";

interface Part {
  readonly part: OrderPart;
  /** The setting as the operator wrote it; `undefined` = the playbook does not set it. */
  readonly setting: (playbook: Playbook, say: Say) => string | undefined;
  /** The vendor would refuse the contract. */
  readonly isFatal?: true;
}

const PARTS: readonly Part[] = [
  { part: "title", setting: ({ send }) => (send.title === DEFAULT_TITLE ? undefined : "`send.title`") },
  { part: "message", setting: ({ send }) => (send.message === undefined ? undefined : "`send.message`") },
  { part: "language", setting: ({ send }) => (send.language === undefined ? undefined : "`send.language`") },
  {
    part: "deadline",
    setting: ({ send }, say) => say("inspection:lack.deadline", { days: send.expiresInDays }),
  },
  { part: "phone", setting: (playbook, say) => signerSetting(playbook, "phone", say) },
  { part: "company", setting: (playbook, say) => signerSetting(playbook, "company", say) },
  { part: "signerLanguage", setting: (playbook, say) => signerSetting(playbook, "language", say) },
  {
    part: "copies",
    setting({ send }, say) {
      const copies = send.signers.filter(({ receives }) => receives === "copy").map(({ role }) => role);
      return copies.length === 0 ? undefined : say("inspection:lack.copies", { roles: copies.join(", ") });
    },
    isFatal: true,
  },
  {
    part: "levelProof",
    setting: ({ send }, say) => (send.level === undefined ? undefined : say("inspection:lack.levelProof")),
  },
  {
    part: "signerNews",
    setting({ outcomes, send }, say) {
      const isOne = send.signers.filter(({ receives }) => receives === "signature").length < 2;
      const told = (["viewed", "signerSigned"] as const).filter(
        (name) => outcomes[name].note !== undefined && !(isOne && name === "signerSigned"),
      );
      const [one, other] = told.map((name) => `\`outcomes.${name}.note\``);
      return one === undefined || other === undefined ? one : say("inspection:lack.both", { one, other });
    },
  },
];

function signerSetting(
  { send }: Playbook,
  name: "phone" | "company" | "language",
  say: Say,
): string | undefined {
  const roles = send.signers.filter((signer) => signer[name] !== undefined).map(({ role }) => role);
  return roles.length === 0 ? undefined : say("inspection:lack.signer", { name, roles: roles.join(", ") });
}
