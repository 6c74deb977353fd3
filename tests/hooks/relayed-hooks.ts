import { lead, php } from "./form-pairs.ts";
import type { Pair } from "./form-pairs.ts";
import type { HookBody, HookSubject } from "./hook-body.ts";

/** Flows and gateways that hand a hook on, each in its own way. */
export function byWayOfOthers({ subdomain, accountId, deal, others }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const keys = {
    "leads[status][0][id]": deal,
    "leads[status][0][status_id]": "142",
    "leads[status][0][name]": "Nordwind & Söhne",
    "account[subdomain]": subdomain,
    "account[id]": accountId,
  };
  return [
    {
      says: "flow that hands on the form's keys as JSON",
      contentType: "application/json",
      body: JSON.stringify({ ...keys, querystring: {} }),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "flow that keeps each value as a list",
      contentType: "application/json",
      body: JSON.stringify(Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, [value]]))),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "flow that keeps PHP's arrays as objects by index",
      contentType: "text/plain",
      body: JSON.stringify({ leads: { status: { 0: { id: deal }, 1: { id: others[0] } } }, account }),
      account,
      deals: [`${deal} moved`, `${others[0]} moved`],
    },
    {
      says: "proxy that escapes in lower case",
      body: php(Object.entries(keys)).replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
      account,
      deals: [`${deal} moved`],
    },
  ];
}

/** What editors, terminals and old encodings do to a body. */
export function oddOnTheWire(subject: HookSubject): readonly HookBody[] {
  const { subdomain, accountId, deal } = subject;
  const account = { id: accountId, subdomain };
  const pairs = smallest(subject);
  const moved = [`${deal} moved`];
  const encode = new TextEncoder();
  return [
    {
      says: "byte order mark before the form",
      body: encode.encode(`\uFEFF${php(pairs)}`),
      account,
      deals: moved,
    },
    {
      says: "UTF-16 with its mark",
      contentType: "application/json; charset=utf-16",
      body: utf16(JSON.stringify({ leads: { status: [{ id: deal }] }, account })),
      account,
      deals: moved,
    },
    {
      says: "charset in the content type",
      contentType: 'Application/X-WWW-Form-Urlencoded; Charset="UTF-8"',
      body: php(pairs),
      account,
      deals: moved,
    },
    {
      says: "name in an old Cyrillic encoding",
      contentType: "application/x-www-form-urlencoded; charset=windows-1251",
      body: `leads[status][0][name]=%C4%EE%E3%EE%E2%EE%F0&${php(pairs)}`,
      account,
      deals: moved,
    },
  ];
}

/** Keys that come twice, come empty or lack a part. */
export function oddKeys(subject: HookSubject): readonly HookBody[] {
  const { subdomain, accountId, deal, others } = subject;
  const account = { id: accountId, subdomain };
  const pairs = smallest(subject);
  const moved = [`${deal} moved`];
  return [
    {
      says: "line break at the end",
      body: `${php([...pairs.slice(1), ...pairs.slice(0, 1)])}\r\n`,
      account,
      deals: moved,
    },
    { says: "the same deal twice", body: `${php(pairs)}&${php(pairs)}`, account, deals: moved },
    {
      says: "one key with two deals: both are looked at",
      body: `${php(pairs)}&leads[status][0][id]=${others[0]}`,
      account,
      deals: [...moved, `${others[0]} moved`],
    },
    {
      says: "first deal without an id, second with one",
      body: php([...lead("status", { "[id]": "" }), ...lead("status", { "[id]": deal }, 1)]),
      deals: moved,
    },
    {
      says: "no list around the deal",
      body: `leads[status][id]=${deal}&account[subdomain]=${subdomain}`,
      account: { subdomain },
      deals: moved,
    },
  ];
}

/** A moved deal in as few keys as can be. */
function smallest({ subdomain, accountId, deal }: HookSubject): readonly Pair[] {
  return [
    ...lead("status", { "[id]": deal, "[status_id]": "142" }),
    ["account[id]", accountId],
    ["account[subdomain]", subdomain],
  ];
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const units = Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0));
  return new Uint8Array(units.buffer);
}
