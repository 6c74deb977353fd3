/**
 * SQL that enters the rows of the CTE `written` into the catalogue, by which people find contracts. Its column `words` is a
 * jsonb list, null where nothing has changed by which one could be found. What was entered before stays findable.
 */
export function insertCatalogue(): string {
  return `insert into countersign.catalogue as known (contract, account, created_at, playbook, connection, person, words)
  select written.id, written.account, written.created_at, written.playbook, written.connection,
    written.about -> 'responsible' ->> 'id',
    array_to_tsvector(array(select jsonb_array_elements_text(written.words)))
  from written where written.words is not null
  on conflict (contract) do update set connection = excluded.connection, person = excluded.person,
    words = known.words || excluded.words
  where (known.connection, known.person, known.words)
    is distinct from (excluded.connection, excluded.person, known.words || excluded.words)`;
}
