import type { Session } from "../session.ts";

/** Between these two marks deals entered trigger stages of which a restored database knows nothing; they are told once. */
export const UNKNOWN_FROM = "unknown:from";
export const UNKNOWN_UNTIL = "unknown:until";

/**
 * Makes a restored database leave alone what entered a stage before `at`: after the backup, at `takenAt`, the service went
 * on, and sent contracts that are not in it. Playbooks and the catch-up begin at `at`; an entry that was known but not
 * planned yet is none any more. A contract that had not been created yet is looked for at its vendor before it is.
 */
export async function beginAnew(session: Session, takenAt: Date, at: Date): Promise<void> {
  // Kommo's event log knows whole seconds only
  const moment = new Date(Math.floor(at.getTime() / 1000) * 1000);
  for (const [name, instant] of [
    [UNKNOWN_FROM, takenAt],
    [UNKNOWN_UNTIL, moment],
  ] as const)
    await session.run({
      text: `insert into countersign.marks (account, name, at)
        select account, $1, $2 from countersign.marks where name = 'events'
        on conflict (account, name) do update set at = excluded.at`,
      values: [name, instant],
    });
  await session.run({
    text: "update countersign.marks set at = $1 where name = 'events' or name like 'live:%'",
    values: [moment],
  });
  await session.run({
    text: "update countersign.looks set entered = 0, wanted = case when wanted is null then null else 0 end, reason = 'restore'",
  });
  const create = { state: "started", attempt: 1, at: moment.toISOString() };
  // `restored`: it may also have gone out, which a start of our own never has; see the corridor's `create`
  await session.run({
    text: `update countersign.contracts set effects = jsonb_set(
        jsonb_build_object('create', $1::jsonb) || effects, '{create,result}',
        coalesce(effects->'create'->'result', '{}'::jsonb) || '{"restored":true}'::jsonb)
      where status = 'planned'`,
    values: [JSON.stringify(create)],
  });
  await session.run({
    text: "update countersign.deliveries set state = 'ignored', reason = $1 where state = 'waiting'",
    values: [
      "It came before the backup, and may have been dealt with after it. `countersign replay DELIVERY` takes it up.",
    ],
  });
}
