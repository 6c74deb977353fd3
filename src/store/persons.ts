import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import { catalogueWords } from "./catalogue-words.ts";
import { CONTRACT_COLUMNS, toContract } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import { ERASED, withoutPerson, wordsOfPerson } from "./without-person.ts";
import type { Session } from "./session.ts";
import type { PersonErased, PersonFound, Persons } from "./person.ts";
import { toJsonb, toText } from "./to-jsonb.ts";
import { toTrailEntry } from "./trail.ts";
import type { TrailRow } from "./trail.ts";

// Signers stand in what was filled in and in what the vendor said; the e-mail is looked for wherever a row may name it.
const OF_PERSON = `select ${CONTRACT_COLUMNS} from countersign.contracts
  where account = $1 and (position($2 in lower("order"::text)) > 0 or position($2 in lower(remote::text)) > 0
    or position($2 in lower(about::text)) > 0)
  order by created_at, id`;

const TRAIL = `select contract, at, event, actor, data from countersign.trail where contract = any($1::uuid[]) order by contract, id`;

// `$2`: texts as they may be written. The database knows capitals of no letter beyond ASCII where it was made so.
const DELIVERIES = `account = $1 and state <> 'waiting' and exists (select from unnest($2::text[]) as word
  where position(convert_to(word, 'UTF8') in body) > 0 or position(word in lower(encode(body, 'escape'))) > 0
    or position(word in reason) > 0)`;

const CALLS = `account = $1 and (contracts && $3::text[] or exists (select from unnest($2::text[]) as word,
  lateral (values (url), (request_body), (response_body)) as told(text)
  where position(word in text) > 0 or position(word in lower(text)) > 0))`;

/** What is kept of people who sign, found by their e-mail address; only inside a transaction. */
export function createPersons(session: Session): Persons {
  async function contractsOf(account: string, email: string): Promise<readonly Contract[]> {
    const rows = await session.rows<ContractRow>({ text: OF_PERSON, values: [toText(account), email] });
    return rows.map(toContract);
  }

  async function trailOf(contracts: readonly Contract[]): Promise<readonly TrailRow[]> {
    return session.rows<TrailRow>({ text: TRAIL, values: [contracts.map(({ id }) => id)] });
  }

  return {
    async find(account, address): Promise<PersonFound> {
      const email = plainEmail(address);
      const contracts = await contractsOf(account, email);
      const trail = await trailOf(contracts);
      const byContract = Map.groupBy(trail, ({ contract }) => contract);
      const ids = contracts.map(({ id }) => id);
      const [calls] = await session.rows<{ count: number }>({
        text: `select count(*)::integer as count from countersign.calls where ${CALLS}`,
        values: [toText(account), asWritten([email]), ids],
      });
      const deliveries = await session.rows<{ id: string; received_at: Date; body: Buffer }>({
        text: `select id, received_at, body from countersign.deliveries where ${DELIVERIES} order by id`,
        values: [toText(account), asWritten([email])],
      });
      return {
        contracts: contracts.map((contract) => ({
          contract,
          trail: (byContract.get(contract.id) ?? []).map(toTrailEntry),
        })),
        calls: calls?.count ?? 0,
        deliveries: deliveries.map(({ id, received_at: receivedAt, body }) => ({
          id,
          receivedAt,
          body: body.toString("utf8"),
        })),
      };
    },
    async erase(account, address): Promise<PersonErased> {
      const email = plainEmail(address);
      const all = await contractsOf(account, email);
      const open = all.filter(({ status }) => !isOver(status));
      const kept = all.filter(({ status }) => status === "signed");
      const gone = all.filter(({ status }) => isOver(status) && status !== "signed");
      await session.run({ text: "set local countersign.erasing = 'on'", values: [] });
      const words = wordsOfPerson(email, all);
      for (const contract of gone) await eraseContract(session, contract, words);
      for (const { contract, at, event, actor, data, id } of await trailWithIds(session, gone)) {
        const cleaned = { actor: withoutPerson(actor, words), data: withoutPerson(data, words) };
        if (JSON.stringify(cleaned) === JSON.stringify({ actor, data })) continue;
        await session.run({
          text: "update countersign.trail set actor = $3, data = $4::jsonb where contract = $1 and id = $2 and at = $5 and event = $6",
          values: [
            contract,
            id,
            cleaned.actor,
            cleaned.data === null ? null : toJsonb(cleaned.data),
            at,
            event,
          ],
        });
      }
      const written = asWritten(words);
      const finished = [...gone, ...kept].map(({ id }) => id);
      const calls = await session.run({
        text: `delete from countersign.calls where ${CALLS} and not (contracts && $4::text[])`,
        values: [toText(account), written, finished, open.map(({ id }) => id)],
      });
      await session.run({
        text: `delete from countersign.test_sends where account = $1 and exists (select from unnest($2::text[]) as word
          where position(lower(word) in lower("order"::text)) > 0)`,
        values: [toText(account), words],
      });
      const deliveries = await session.run({
        text: `delete from countersign.deliveries where ${DELIVERIES}`,
        values: [toText(account), written],
      });
      return { erased: references(gone), kept: references(kept), open: references(open), calls, deliveries };
    },
  };
}

type NumberedTrail = TrailRow & { readonly id: string };

async function trailWithIds(session: Session, gone: readonly Contract[]): Promise<readonly NumberedTrail[]> {
  return session.rows<NumberedTrail>({
    text: "select contract, id::text as id, at, event, actor, data from countersign.trail where contract = any($1::uuid[])",
    values: [gone.map(({ id }) => id)],
  });
}

/** What was contracted about stays; who it was with goes, also from what it is looked for by. */
async function eraseContract(session: Session, contract: Contract, words: readonly string[]): Promise<void> {
  const { id, account, reference, dealId } = contract;
  const { order, remote, about, effects, failure } = withoutPerson(contract, words);
  await session.run({
    text: `update countersign.contracts set version = version + 1, "order" = $2::jsonb, remote = $3::jsonb,
        about = $4::jsonb, effects = $5::jsonb, failure = $6::jsonb where id = $1`,
    values: [id, json(order), json(remote), json(about), json(effects), json(failure)],
  });
  const found = catalogueWords(account, {
    reference,
    dealId,
    ...(about === undefined ? {} : { about }),
    ...(order === undefined ? {} : { order }),
  });
  await session.run({
    text: "update countersign.catalogue set words = array_to_tsvector($2::text[]) where contract = $1",
    values: [id, found.filter((word) => !word.endsWith(`/${ERASED}`))],
  });
}

function plainEmail(address: string): string {
  return toText(address.trim().toLowerCase());
}

/** As it is, in lower case, as forms write it and as JSON may. */
function asWritten(words: readonly string[]): readonly string[] {
  const all = words.flatMap((word) => {
    const inForm = encodeURIComponent(word).toLowerCase();
    const inJson = word.replaceAll(/[^\0-\x7f]/gu, (letter) =>
      Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at))
        .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
        .join(""),
    );
    return [word, word.toLowerCase(), inForm, inForm.replaceAll("%20", "+"), inJson, inJson.toLowerCase()];
  });
  return [...new Set(all)];
}

function json(value: unknown): string | null {
  return value === undefined ? null : toJsonb(value);
}

function references(contracts: readonly Contract[]): readonly string[] {
  return contracts.map(({ reference }) => reference);
}
