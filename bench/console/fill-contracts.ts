import type pg from "pg";

/** Accounts that are filled: the measured one, and as much again of others around it. */
export const MEASURED = "demo";

const ROWS = `with numbered as (
  select n, ('0190' || lpad(to_hex(n), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    $3::timestamptz - (n % 364) * interval '1 day' - (n % 86400) * interval '1 second' as created_at,
    (array['Anna','Lena','Jonas','Maria','Paul','Sofia','Emil','Clara','Oskar','Greta','Nils','Ida'])[1 + n % 12]
      || ' ' || (array['Vogt','Berg','Lindqvist','Rossi','Keller','Moreau','Novak','Jensen','Haas','Weber'])[1 + (n / 12) % 10]
      || chr(97 + (n / 120) % 26) || chr(97 + (n / 3120) % 26) as person,
    (array['Nordwind','Silva','Alpen','Baltic','Iris','Kontor','Lumen','Polar','Quarz','Terra'])[1 + n % 10]
      || ' ' || chr(65 + (n / 10) % 26) || lpad((n / 260)::text, 3, '0') || ' GmbH' as company,
    case when n % 100 < 62 then 'signed' when n % 100 < 72 then 'declined' when n % 100 < 80 then 'expired'
      when n % 100 < 83 then 'withdrawn' when n % 100 < 98 then 'sent' when n % 100 < 99 then 'drafted' else 'planned' end as status,
    (array['contractbook','oneflow','zoho-sign','skribble'])[1 + n % 4] as connection,
    (array['sales-agreement','renewal','partner-agreement','nda','offer'])[1 + (n / 7) % 5] as playbook
  from generate_series($1::integer, $2::integer) n
), made as (
  insert into countersign.contracts (id, account, playbook, config_version, deal_id, entry, trigger, connection, reference,
    status, remote_id, about, "order", remote, effects, rounds, wishes, failure, attempts, archive, due_at, expires_at, sent_at,
    ended_at, created_at, updated_at, version)
  select id, $4, playbook, 1, (20000000 + n)::text, 1, '{"pipelineId":"10","stageId":"142"}', connection,
    'CS-' || upper(lpad(to_hex(n * 7919), 13, '0')), status, 'doc-' || lpad((n * 31)::text, 9, '0'),
    jsonb_build_object('name', 'Agreement ' || company, 'price', n % 9000, 'company', company, 'contact', person,
      'responsible', jsonb_build_object('id', (500 + n % 25)::text, 'name', 'Manager ' || (n % 25))),
    jsonb_build_object('reference', 'CS-' || n, 'template', 'tpl_standard', 'title', 'Agreement with ' || company, 'fields',
      jsonb_build_object('client_name', person, 'deal_amount', (n % 9000)::text, 'contract_date', '2026-11-02', 'text', repeat('word ', 40)),
      'signers', jsonb_build_array(jsonb_build_object('role', 'client', 'name', person, 'email',
        lower(replace(person, ' ', '.')) || '@' || lower(split_part(company, ' ', 1)) || (n % 400) || '.example', 'order', 1, 'receives', 'signature'),
        jsonb_build_object('role', 'internal', 'name', 'Ada Owner', 'email', 'owner@example.com', 'order', 2, 'receives', 'signature')),
      'tags', '[]'::jsonb, 'timezone', 'Europe/Stockholm', 'locale', 'sv', 'deal', jsonb_build_object('id', (20000000 + n)::text,
      'name', 'Agreement ' || company, 'price', n % 9000), 'options', '{}'::jsonb),
    jsonb_build_object('id', 'doc-' || lpad((n * 31)::text, 9, '0'), 'status', status, 'vendorStatus', status, 'signers', '[]'::jsonb),
    '{"create":{"state":"done","attempt":1,"at":"2026-11-02T09:00:00.000Z"},"send":{"state":"done","attempt":1,"at":"2026-11-02T09:00:01.000Z"},"sent/deal":{"state":"done","attempt":1,"at":"2026-11-02T09:00:02.000Z"},"sent/note":{"state":"done","attempt":1,"at":"2026-11-02T09:00:02.000Z"}}',
    '{"sent":1}', '[]',
    case when n % 100 >= 98 or n % 250 = 3 then jsonb_build_object('code', 'order_incomplete', 'detail', 'The contact has no e-mail.',
      'where', '{}'::jsonb, 'step', 'fill', 'since', '2026-11-02T09:00:00.000Z') end,
    0, '[]', null, created_at + interval '14 days',
    case when status in ('planned', 'drafted') then null else created_at + (1 + n % 40) * interval '0.3 seconds' end,
    case when status in ('planned', 'drafted', 'sent') then null else created_at + (n % 300) * interval '1 hour' + interval '10 minutes' end,
    created_at, created_at, 4
  from numbered returning id, account, playbook, connection, created_at, about, reference, deal_id, "order", status
), told as (
  insert into countersign.trail (contract, at, event, actor, data)
  select made.id, made.created_at + step * interval '1 second', event, 'countersign', '{"key":"signed/note","found":false}'
  from made, unnest(array['planned','created','sent','deal_moved','note_written','signer_changed','status_changed','archived'])
    with ordinality as entry(event, step)
)
select id, account, reference, deal_id, about, "order", playbook, connection, created_at from made`;

/** Contracts as they stand after a year, eight entries of the trail each, and four deliveries for each. */
export async function fillContracts(
  pool: pg.Pool,
  {
    account,
    from,
    count,
    now,
  }: { readonly account: string; readonly from: number; readonly count: number; readonly now: Date },
): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await pool.query(ROWS, [from, from + count - 1, now, account]);
  await pool.query(
    `insert into countersign.deliveries (id, account, connection, received_at, headers, body, state, reason, deals, attempts, not_before)
      select ('0190' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        $3, (array['kommo','contractbook','oneflow','zoho-sign'])[1 + n % 4], $4::timestamptz - n * interval '1 minute', '{"content-type":"application/json"}',
        convert_to(repeat('{"event":"something"}', 30), 'UTF8'), case when n % 50 = 0 then 'ignored' else 'sorted' end, 'about one deal',
        jsonb_build_array((20000000 + n / 4)::text), 1, $4
      from generate_series($1::integer, $2::integer) n`,
    [from * 4, (from + count) * 4 - 1, account, now],
  );
  return rows;
}
