import * as fc from "fast-check";
import { expect, test } from "vitest";
import { segmentsOf } from "./form.ts";
import { hooks } from "./hooks.ts";

const encode = new TextEncoder();
const read = (body: string, type = "application/x-www-form-urlencoded") =>
  hooks.read({ headers: { "content-type": type }, body: encode.encode(body) });

/** A body as PHP's http_build_query makes it: brackets escaped, spaces as plus signs. */
const form = (pairs: Readonly<Record<string, string>>): string => new URLSearchParams(pairs).toString();

const lead = (
  group: string,
  index: number,
  values: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`leads[${group}][${index}]${key}`, value]),
  );

/** The key set of account hooks of 2016 and 2018: no account id, fields by position. */
const ACCOUNT_2016 = form({
  ...lead("status", 0, {
    "[id]": "6341001",
    "[name]": "Roof repair",
    "[old_status_id]": "9101",
    "[status_id]": "142",
    "[price]": "0",
    "[responsible_user_id]": "71001",
    "[last_modified]": "1476352400",
    "[modified_user_id]": "71001",
    "[created_user_id]": "71001",
    "[date_create]": "1476352000",
    "[account_id]": "44001",
    "[custom_fields][0][id]": "61",
    "[custom_fields][0][name]": "Plan",
    "[custom_fields][0][values][0][value]": "Growth",
    "[custom_fields][0][values][0][enum]": "1",
  }),
  "account[subdomain]": "acme",
});

const ACCOUNT_2021 = form({
  ...lead("status", 0, {
    "[id]": "27650011",
    "[name]": "",
    "[status_id]": "37901",
    "[old_status_id]": "37900",
    "[price]": "1200",
    "[responsible_user_id]": "71001",
    "[pipeline_id]": "31",
    "[tags][0][id]": "5",
    "[tags][0][name]": "Spring & Summer",
    "[created_at]": "1618480000",
    "[updated_at]": "1618480100",
  }),
  "account[subdomain]": "acme",
  "account[id]": "44001",
  "account[_links][self]": "https://acme.example.com",
});

/** As documented in 2024: an update that shows the stage change as well, with all the odd shapes of values. */
const ACCOUNT_2024 = form({
  ...lead("update", 0, {
    "[id]": "19050012",
    "[name]": "Årsavtal",
    "[status_id]": "142",
    "[old_status_id]": "501",
    "[pipeline_id]": "31",
    "[custom_fields][0][id]": "63",
    "[custom_fields][0][values][0]": "1730415600",
    "[custom_fields][1][id]": "64",
    "[custom_fields][1][values][value]": "Yes",
    "[custom_fields][1][values][enum]": "9",
  }),
  ...lead("status", 0, { "[id]": "19050012", "[status_id]": "142", "[pipeline_id]": "31" }),
  "account[subdomain]": "acme",
  "account[id]": "44001",
});

const DIGITAL_PIPELINE_2023 = form({
  ...lead("status", 0, {
    "[id]": "31770044",
    "[status_id]": "142",
    "[pipeline_id]": "31",
    "[old_status_id]": "501",
    "[old_pipeline_id]": "31",
  }),
  "account[id]": "44001",
  "account[subdomain]": "acme",
});

const DIGITAL_PIPELINE_WITHOUT_ID = form({
  ...lead("status", 0, { "[id]": "31770044", "[status_id]": "142", "[pipeline_id]": "31" }),
  "account[subdomain]": "acme",
});

const CREATED_IN_STAGE_2026 = form({
  ...lead("add", 0, { "[id]": "40220015", "[status_id]": "501", "[pipeline_id]": "31" }),
  "account[id]": "44001",
  "account[subdomain]": "acme",
});

const acme = { id: "44001", subdomain: "acme" };

test.each([
  ["an account hook of 2016", ACCOUNT_2016, { subdomain: "acme" }, [["6341001", "moved"]]],
  ["an account hook of 2021", ACCOUNT_2021, acme, [["27650011", "moved"]]],
  [
    "an account hook of 2024",
    ACCOUNT_2024,
    acme,
    [
      ["19050012", "updated"],
      ["19050012", "moved"],
    ],
  ],
  ["a Digital Pipeline call of 2023", DIGITAL_PIPELINE_2023, acme, [["31770044", "moved"]]],
  [
    "a Digital Pipeline call without the account's id",
    DIGITAL_PIPELINE_WITHOUT_ID,
    { subdomain: "acme" },
    [["31770044", "moved"]],
  ],
  ["a deal created in the stage", CREATED_IN_STAGE_2026, acme, [["40220015", "added"]]],
])("%s says which deals to look at", (_, body, account, deals) => {
  const notice = read(body);
  expect(notice.account).toEqual(account);
  const found = new Set(notice.deals.map((deal) => `${deal.id} ${deal.event}`));
  expect(found).toEqual(new Set(deals.map((deal) => deal.join(" "))));
  expect(notice.ignored).toBeUndefined();
});

test("several deals in any mix of groups are all found, each once per event", () => {
  const body = form({
    ...lead("status", 0, { "[id]": "1" }),
    ...lead("status", 1, { "[id]": "2" }),
    ...lead("add", 0, { "[id]": "3" }),
    ...lead("delete", 0, { "[id]": "4" }),
    ...lead("restore", 0, { "[id]": "5" }),
    ...lead("responsible", 0, { "[id]": "6" }),
    ...lead("status", 2, { "[id]": "2" }),
  });
  expect(read(body).deals.map((deal) => `${deal.id} ${deal.event}`)).toEqual([
    "1 moved",
    "2 moved",
    "3 added",
    "4 deleted",
    "5 updated",
    "6 updated",
  ]);
});

test("hundreds of full leads in one call are all found", () => {
  const pairs = Array.from({ length: 250 }, (_, index) => ({
    ...lead("status", index, { "[id]": String(1000 + index) }),
    ...Object.fromEntries(
      Array.from({ length: 60 }, (__, at) => [`leads[status][${index}][custom_fields][${at}][id]`, "1"]),
    ),
  }));
  expect(read(pairs.map((one) => form(one)).join("&")).deals).toHaveLength(250);
});

test.each([
  [
    "JSON as the documents draw it",
    '{"leads":{"status":[{"id":7,"status_id":142}]},"account":{"id":44001,"subdomain":"acme"}}',
  ],
  ["JSON with ids as text", '{"leads":{"status":[{"id":"7"}]}}'],
  ["JSON with an object where a list belongs", '{"leads":{"status":{"0":{"id":7}}}}'],
  ["JSON with one lead", '{"leads":{"status":{"id":7}}}'],
  [
    "the widget's action",
    '{"event":{"type":15,"type_code":"lead_appeared_in_status","data":{"id":7,"element_type":2}},"action":{},"subdomain":"acme","account_id":44001}',
  ],
  [
    "the widget's action as a form",
    "event[type]=15&event[data][id]=7&event[data][element_type]=2&subdomain=acme",
  ],
  ["an article's lead_id", '{"lead_id":7}'],
  ["an article's id", '{"id":"7","status_id":142}'],
  ["a byte order mark before JSON", '\uFEFF{"leads":{"status":[{"id":7}]}}'],
])("%s is understood whatever the content type says", (_, body) => {
  for (const type of ["application/json", "application/x-www-form-urlencoded", "text/plain", ""]) {
    expect(read(body, type).deals).toEqual([{ id: "7", event: "moved" }]);
  }
});

test.each([
  [
    "a form",
    "unsorted[delete][0][action]=accept&unsorted[delete][0][accept_result][leads][0]=7&account[id]=1",
  ],
  ["JSON", '{"unsorted":{"delete":[{"action":"accept","accept_result":{"leads":["7"]}}]}}'],
])("an incoming lead that was accepted is a deal that was added, as %s", (_, body) => {
  expect(read(body).deals).toEqual([{ id: "7", event: "added" }]);
});

test.each([
  ["a form", "unsorted[delete][12][accept_result][leads][34][id]=7"],
  ["JSON", '{"unsorted":{"delete":[{"accept_result":{"leads":[{"id":" 7 "}]}}]}}'],
])("an accepted incoming lead may name its deal by a group of its own, as %s", (_, body) => {
  expect(read(body).deals).toEqual([{ id: "7", event: "added" }]);
});

test.each([
  [
    "a group of leads over a lone id",
    "lead_id=8&leads[status][0][id]=7&id=9",
    { deals: [{ id: "7", event: "moved" }] },
  ],
  [
    "a widget's deal without a type",
    '{"event":{"data":{"id":" 7 "}}}',
    { deals: [{ id: "7", event: "moved" }] },
  ],
  ["deal_id", "deal_id=+7+", { deals: [{ id: "7", event: "moved" }] }],
  ["lead.id", '{"lead":{"id":7}}', { deals: [{ id: "7", event: "moved" }] }],
  [
    "the account's own group over lone words",
    "account_id=5&subdomain=other&account[id]=44001&account[subdomain]=acme&leads[add][0][id]=7",
    { account: { id: "44001", subdomain: "acme" } },
  ],
  ["an id among blanks", '{"leads":{"add":[{"id":" 7 "}]}}', { deals: [{ id: "7", event: "added" }] }],
])("of a body that says it twice or oddly, this counts: %s", (_, body, expected) => {
  expect(read(body)).toMatchObject(expected);
});

test.each([
  [
    "contacts and tasks",
    '{"contacts":{"add":[]},"task":{},"account":{"id":1},"leads":{}}',
    "contacts, task.",
  ],
  ["much", "a=1&b=1&c=1&d=1&e=1&f=1", "a, b, c, d, e."],
  ["the same often", "contacts[add][0][id]=1&contacts[add][1][id]=2&=x&[]=y&account[x]=1", "contacts."],
  ["a long name", `${"x".repeat(90)}[a]=1`, `${"x".repeat(40)}.`],
  ["a long name in JSON", `{"${"x".repeat(90)}":1}`, `${"x".repeat(40)}.`],
  ["a long group", `leads[${"x".repeat(90)}][0][id]=1`, `leads[${"x".repeat(30)}].`],
  [
    "keys that only contain ours",
    "xleads[status][0][id]=7&my_lead_id=7&lead_ids=7",
    "xleads, my_lead_id, lead_ids.",
  ],
])("an operator reads what an ignored call was about: %s", (_, body, about) => {
  expect(read(body)).toEqual({
    deals: [],
    ...(body.includes('"id":1}') ? { account: { id: "1" } } : {}),
    ignored: `No deal in it; it is about: ${about}`,
  });
});

test("what a call claims is cut before it is kept", () => {
  const long = "9".repeat(5_000);
  for (const body of [
    `account[id]=${long}&account[subdomain]=${long}&leads[add][0][id]=7`,
    JSON.stringify({ account: { id: long, subdomain: long }, leads: { add: [{ id: 7 }] } }),
  ])
    expect(read(body).account).toEqual({ id: long.slice(0, 40), subdomain: long.slice(0, 100) });
});

test("of tens of thousands of deals in one call the first ten thousand are looked at", () => {
  const ids = Array.from({ length: 12_000 }, (_, index) => index + 1);
  const accepted = { unsorted: { delete: [{ accept_result: { leads: ids } }] } };
  for (const body of [
    ids.map((id) => `leads[status][${id}][id]=${id}`).join("&"),
    JSON.stringify({ leads: { status: ids.map((id) => ({ id })) } }),
    JSON.stringify(accepted),
  ])
    expect(read(body).deals).toHaveLength(10_000);
});

test.each([
  ["nothing", "", "empty"],
  ["a declined incoming lead", "unsorted[delete][0][decline_result][leads][0]=7", "unsorted"],
  ["contacts", "contacts[update][0][id]=5&account[id]=1", "contacts"],
  ["tasks", "task[add][0][id]=5", "task"],
  ["a note on a lead", "leads[note][0][note][id]=5&leads[note][0][id]=9", "leads[note]"],
  ["a lead with an id that is none", "leads[status][0][id]=1%27+or+1", "usable id"],
  ["an incoming lead", "unsorted[delete][0][action]=accept", "unsorted"],
  ["a widget's action on a customer", '{"event":{"data":{"id":7,"element_type":12}}}', "event"],
  ["JSON null", "[null]", "usable id"],
])("%s is ignored with a reason", (_, body, reason) => {
  const notice = read(body);
  expect(notice.deals).toEqual([]);
  expect(notice.ignored).toContain(reason);
});

test("a plain key that collides with a nested one, broken escapes and prototype names change nothing else", () => {
  const body =
    "leads[status][0][type]=3&leads[status][0][type][x]=4&a=%zz&__proto__[polluted]=1&leads[__proto__][0][id]=8&leads[status][0][name]=caf%E9&leads[status][0][id]=7";
  expect(read(body).deals).toEqual([{ id: "7", event: "moved" }]);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("keys whose brackets do not close, or go too deep, are no keys", () => {
  expect(segmentsOf("leads[status][0][id]")).toEqual(["leads", "status", "0", "id"]);
  expect([
    segmentsOf("a[b"),
    segmentsOf("[a]"),
    segmentsOf("a[b]c"),
    segmentsOf(`a${"[b]".repeat(40)}`),
  ]).toEqual(Array(4).fill(undefined));
});

test("no bytes make it throw, and every id it names is a number", () => {
  const piece = fc.constantFrom(
    "leads",
    "[status]",
    "[0]",
    "[id]",
    "=",
    "7",
    "&",
    "%",
    "%5B",
    "account[id]",
    "{",
    "}",
    '"leads"',
    ":",
    "[",
    "]",
    "__proto__",
    "\u0000",
  );
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(piece, { maxLength: 40 }).map((parts) => encode.encode(parts.join(""))),
    fc
      .jsonValue()
      .map((value) => encode.encode(JSON.stringify({ leads: value, account: value, event: value }))),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      const notice = hooks.read({ headers: {}, body });
      expect(notice.deals.every((deal) => /^\d{1,20}$/.test(deal.id))).toBe(true);
      expect(notice.deals.length > 0 || notice.ignored !== undefined).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["separators", "&".repeat(1_000_000)],
  ["brackets", `leads${"[".repeat(1_000_000)}`],
  ["tiny pairs", "a=1&".repeat(250_000)],
  ["deep JSON", `{"leads":${"[".repeat(500_000)}`],
  ["deep JSON that closes", `{"leads":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["escapes", `leads[status][0][id]=${"%zz".repeat(300_000)}`],
  ["ids", Array.from({ length: 40_000 }, (_, index) => `leads[status][${index}][id]=${index}`).join("&")],
])("a megabyte of %s is read in bounded time", (_, body) => {
  const start = performance.now();
  read(body);
  expect(performance.now() - start).toBeLessThan(1500);
});
