import type { Session } from "./session.ts";
import type { PlaybookFigures } from "./configuration.ts";
import { toText } from "./to-jsonb.ts";

type FigureRow = { playbook: string; shown_status: string; count: number };

// Both sides come from indexes alone: the contracts' rows are wide.
const COUNT = `select known.playbook, contract.shown_status, count(*)::int as count
  from countersign.contracts as contract
  join countersign.catalogue as known on known.contract = contract.id
  where contract.account = $1 and known.account = $1
    and contract.shown_status = any($3) and contract.created_at >= $2 and known.created_at >= $2
  group by known.playbook, contract.shown_status`;

const STATUSES = ["planned", "drafted", "sent", "signed", "declined", "expired", "withdrawn", "failed"];

/** How the contracts of each playbook stand. */
export function createPlaybookFigures(session: Session): PlaybookFigures {
  return {
    async since(account, since) {
      const values = [toText(account), since, STATUSES];
      const rows = await session.rows<FigureRow>({ text: COUNT, values });
      const found = new Map<string, Map<string, number>>();
      for (const { playbook, shown_status: status, count } of rows)
        found.set(playbook, (found.get(playbook) ?? new Map<string, number>()).set(status, count));
      return found;
    },
    async underWay(account, playbook) {
      const [row] = await session.rows<{ count: number }>({
        text: `select count(*)::int as count from countersign.contracts
          where account = $1 and playbook = $2 and ended_at is null and status <> 'failed'`,
        values: [toText(account), toText(playbook)],
      });
      return row?.count ?? 0;
    },
  };
}
