import type { ArchivedFile } from "../domain/contract.ts";
import { catalogueWords } from "./catalogue-words.ts";
import type { Forgetting, OldContract, OldFilter } from "./forgetting.ts";
import type { Session } from "./session.ts";
import { toJsonb, toText } from "./to-jsonb.ts";

type OldRow = {
  id: string;
  reference: OldContract["reference"];
  deal_id: string;
  ended_at: Date;
  archive: readonly ArchivedFile[];
};

const ENDED = `account = $1 and ended_at >= $2 and ended_at < $3 and (status = 'signed') = $4
    and status in ('signed', 'declined', 'expired', 'withdrawn') and not effects ? 'forgotten'`;

/**
 * Signed, with a move or a task left to do, perhaps, once the deal's other contracts are signed too (`when: all`): one of them is open. Which
 * playbook asks for it is not known here, so one that has neither to do is kept as well until then.
 */
const AWAITS = `status = 'signed'
    and not jsonb_path_exists(effects, '$.keyvalue() ? (@.key starts with "signed" && @.key like_regex "/(deal|task)$")')
    and exists (select from countersign.contracts other where other.account = contracts.account
      and other.deal_id = contracts.deal_id and other.playbook <> contracts.playbook
      and other.status in ('planned', 'drafted', 'sent'))`;

/**
 * Over, and told to the end: nothing waits, failed, is wished for or was begun, and no other contract is waited for. An expired one may
 * be due all the same: where a vendor can set its clock back, it is looked at for good.
 */
const SETTLED = `not (${AWAITS}) and status in ('signed', 'declined', 'expired', 'withdrawn') and waiting is null and failure is null
    and wishes = '[]' and attempts = 0 and (due_at is null or status = 'expired')
    and not jsonb_path_exists(effects, '$.keyvalue() ? (@.key starts with $status && @.value.state == "started")',
      jsonb_build_object('status', status))`;

const OLD = `select id, reference, deal_id, ended_at, archive from countersign.contracts
  where ${ENDED} and ${SETTLED} order by ended_at, id limit $5 for update skip locked`;

const FIRST_LEFT = `select ended_at from countersign.contracts where ${ENDED} order by ended_at, id limit 1`;

const FORGET = `update countersign.contracts set version = version + 1, "order" = null, remote = null, about = null,
    effects = jsonb_build_object('forgotten', $3::jsonb), wishes = '[]', failure = null, waiting = null,
    missing_since = null, archive = case when id = any($4::uuid[]) then archive else '[]' end, due_at = null
  where account = $1 and id = any($2::uuid[]) and ended_at is not null and ${SETTLED}
  returning id`;

const CATALOGUE = `update countersign.catalogue entry set person = null, words = array_to_tsvector(
    array(select jsonb_array_elements_text(given.words)))
  from jsonb_to_recordset($2::jsonb) as given(id uuid, words jsonb)
  where entry.account = $1 and entry.contract = given.id`;

/** Retention of contracts; each method is one statement, but `forget`. */
export function createForgetting(session: Session): Forgetting {
  return {
    async old({ limit, ...filter }) {
      const values = [...endedValues(filter), limit];
      const rows = await session.rows<OldRow>({ text: OLD, values });
      return rows.map(({ deal_id: dealId, ended_at: endedAt, ...row }) => ({ ...row, dealId, endedAt }));
    },
    async firstLeft(filter) {
      const values = endedValues(filter);
      const [first] = await session.rows<{ ended_at: Date }>({ text: FIRST_LEFT, values });
      return first?.ended_at;
    },
    async forget(account, contracts, at, withFiles = []) {
      const done = { state: "done", attempt: 1, at: at.toISOString() };
      await session.run({ text: "set local countersign.erasing = 'on'", values: [] });
      const rows = await session.rows<{ id: string }>({
        text: FORGET,
        values: [toText(account), idsOf(contracts), toJsonb(done), idsOf(withFiles)],
      });
      const forgotten = new Set(rows.map(({ id }) => id));
      await session.run({
        text: "delete from countersign.trail where contract = any($1::uuid[])",
        values: [[...forgotten]],
      });
      const entries = contracts
        .filter(({ id }) => forgotten.has(id))
        .map(({ id, reference, dealId }) => ({ id, words: catalogueWords(account, { reference, dealId }) }));
      await session.run({ text: CATALOGUE, values: [toText(account), toJsonb(entries)] });
    },
    forgetTestSends: (before) =>
      session.run({ text: "delete from countersign.test_sends where at < $1", values: [before] }),
  };
}

function endedValues({ account, from, before, signed }: OldFilter): readonly unknown[] {
  return [toText(account), from, before, signed];
}

function idsOf(contracts: readonly OldContract[]): readonly string[] {
  return contracts.map(({ id }) => id);
}
