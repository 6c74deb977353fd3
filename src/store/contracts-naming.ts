import type { Contract } from "../domain/contract.ts";
import { CONTRACT_COLUMNS, toContract } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import { namesWord } from "./names-word.ts";
import type { Session } from "./session.ts";
import { toText } from "./to-jsonb.ts";

/** So many are read at once. */
const PAGE = 100;

/** Before the id of every contract. */
const FIRST = "00000000-0000-0000-0000-000000000000";

// Signers stand in what was filled in and in what the vendor said; the e-mail is looked for wherever a row may name it.
const OF_PERSON = `select ${CONTRACT_COLUMNS} from countersign.contracts
  where account = $1 and id > $3::uuid and (position($2 in lower("order"::text)) > 0
    or position($2 in lower(remote::text)) > 0 or position($2 in lower(about::text)) > 0)
  order by id limit ${PAGE}`;

/** Contracts in which somebody's e-mail address stands, in lower case, page by page and in the order in which they were made. */
export async function* contractsNaming(
  session: Session,
  account: string,
  email: string,
): AsyncGenerator<Contract> {
  for (let after = FIRST; ;) {
    const rows = await session.rows<ContractRow>({
      text: OF_PERSON,
      values: [toText(account), email, after],
    });
    for (const row of rows) {
      const contract = toContract(row);
      const { order, remote, about } = contract;
      if (namesWord(JSON.stringify([order, remote, about]), email)) yield contract;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
