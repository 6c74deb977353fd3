import type { ContractDesk } from "../../api/contracts/contract-desk.ts";
import type { ArchivePort } from "../../corridor/runtime.ts";
import type { Registry } from "../registry.ts";

/** What the pages about contracts need of the configuration and the archive. */
export function contractDesk(registry: Registry, archive: Pick<ArchivePort, "get">): ContractDesk {
  return {
    dealAddress(account, dealId) {
      const config = registry.config.accounts.find(({ id }) => id === account);
      if (config === undefined) return undefined;
      return new URL(`/leads/detail/${encodeURIComponent(dealId)}`, config.kommo.baseUrl).href;
    },
    users: async (account) => registry.bench(account)?.kommo.users(),
    archived: (file) => archive.get(file),
  };
}
