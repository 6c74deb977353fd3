import type { ArchivedFile } from "../domain/contract.ts";
import { catalogueWords } from "./catalogue-words.ts";
import type { Forgetting, OldContract } from "./forgetting.ts";
import type { Session } from "./session.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

type OldRow = {
  id: string;
  reference: OldContract["reference"];
  deal_id: string;
  ended_at: Date;
  archive: readonly ArchivedFile[];
};

const OLD = `select id, reference, deal_id, ended_at, archive from countersign.contracts
  where account = $1 and ended_at >= $2 and ended_at < $3 and (status = 'signed') = $4
    and status in ('signed', 'declined', 'expired', 'withdrawn') and not effects ? 'forgotten'
  order by ended_at, id limit $5`;

const FORGET = `update countersign.contracts set version = version + 1, "order" = null, remote = null, about = null,
    effects = jsonb_build_object('forgotten', $3::jsonb), wishes = '[]', failure = null, waiting = null,
    missing_since = null, archive = '[]', due_at = null
  where account = $1 and id = any($2::uuid[])`;

const CATALOGUE = `update countersign.catalogue entry set person = null, words = array_to_tsvector(
    array(select jsonb_array_elements_text(given.words)))
  from jsonb_to_recordset($2::jsonb) as given(id uuid, words jsonb)
  where entry.account = $1 and entry.contract = given.id`;

/** Retention of contracts; each method is one statement, but `forget`. */
export function createForgetting(session: Session): Forgetting {
  return {
    async old({ account, signed, from, before, limit }) {
      const rows = await session.rows<OldRow>({
        text: OLD,
        values: [toText(account), from, before, signed, limit],
      });
      return rows.map(({ deal_id: dealId, ended_at: endedAt, ...row }) => ({ ...row, dealId, endedAt }));
    },
    async forget(account, contracts, at) {
      const ids = contracts.map(({ id }) => id);
      const done = { state: "done", attempt: 1, at: at.toISOString() };
      await session.run({ text: "set local countersign.erasing = 'on'", values: [] });
      await session.run({ text: FORGET, values: [toText(account), ids, toJsonb(done)] });
      await session.run({
        text: `delete from countersign.trail where contract in (
          select id from countersign.contracts where account = $1 and id = any($2::uuid[]))`,
        values: [toText(account), ids],
      });
      const entries = contracts.map(({ id, reference, dealId }) => ({
        id,
        words: catalogueWords(account, { reference, dealId }),
      }));
      await session.run({ text: CATALOGUE, values: [toText(account), toJsonb(entries)] });
    },
    forgetTestSends: (before) =>
      session.run({ text: "delete from countersign.test_sends where at < $1", values: [before] }),
  };
}
