import type { Contract, Effect } from "../domain/contract.ts";
import { ERASED } from "../domain/erased.ts";
import { catalogueWords } from "./catalogue-words.ts";
import type { Session } from "./session.ts";
import { toJsonb } from "./to-jsonb.ts";
import type { TrailRow } from "./trail.ts";
import { isPerson, withoutPerson } from "./without-person.ts";

/** Who is erased, by address, by all words for them, and when. */
export interface Erasure {
  readonly email: string;
  readonly words: readonly string[];
  readonly at: Date;
}

/**
 * What was contracted about stays; who it was with goes, from the row, its trail, and what it is looked for by. The row
 * must be locked since it was read: what was done meanwhile would be forgotten, and done again.
 */
export async function eraseContract(session: Session, contract: Contract, erasure: Erasure): Promise<void> {
  const { id, account, reference, dealId } = contract;
  const { order, remote, about, failure, wishes, effects } = cleaned(contract, erasure);
  await session.run({
    text: `update countersign.contracts set version = version + 1, "order" = $2::jsonb, remote = $3::jsonb,
        about = $4::jsonb, failure = $5::jsonb, wishes = $6::jsonb, effects = $7::jsonb where id = $1`,
    values: [id, json(order), json(remote), json(about), json(failure), json(wishes), json(effects)],
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
  await eraseTrail(session, id, erasure.words);
}

type Cleaned = Pick<Contract, "order" | "remote" | "about" | "failure" | "wishes" | "effects">;

function cleaned(contract: Contract, { email, words, at }: Erasure): Cleaned {
  const { order, remote, about, failure, wishes, effects } = contract;
  const nameless = <Signer extends { readonly name: string; readonly email: string }>(signer: Signer) =>
    isPerson(email)(signer) ? { ...signer, name: ERASED, email: ERASED } : signer;
  const mark: Effect = { state: "done", attempt: 1, at: at.toISOString() };
  const rest = {
    ...(order === undefined ? {} : { order: { ...order, signers: order.signers.map(nameless) } }),
    ...(remote === undefined ? {} : { remote: { ...remote, signers: remote.signers.map(nameless) } }),
    ...(about === undefined ? {} : { about }),
    ...(failure === undefined ? {} : { failure }),
    wishes,
  };
  return { ...withoutPerson(rest, words), effects: { ...withoutResults(effects, words), erased: mark } };
}

/** What was carried out stays known as it is; only what came of it may name somebody. */
function withoutResults(effects: Contract["effects"], words: readonly string[]): Contract["effects"] {
  return Object.fromEntries(
    Object.entries(effects).map(([key, effect]) => [
      key,
      effect.result === undefined ? effect : { ...effect, result: withoutPerson(effect.result, words) },
    ]),
  );
}

type NumberedTrail = TrailRow & { readonly id: string };

async function eraseTrail(session: Session, contract: string, words: readonly string[]): Promise<void> {
  const trail = await session.rows<NumberedTrail>({
    text: "select contract, id::text as id, at, event, actor, data from countersign.trail where contract = $1",
    values: [contract],
  });
  for (const { at, event, actor, data, id } of trail) {
    const clean = { actor: withoutPerson(actor, words), data: withoutPerson(data, words) };
    if (JSON.stringify(clean) === JSON.stringify({ actor, data })) continue;
    await session.run({
      text: "update countersign.trail set actor = $3, data = $4::jsonb where contract = $1 and id = $2 and at = $5 and event = $6",
      values: [contract, id, clean.actor, clean.data === null ? null : toJsonb(clean.data), at, event],
    });
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : toJsonb(value);
}
