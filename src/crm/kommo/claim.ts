import { parseForm } from "./form.ts";
import { at, isRaw, listAt, textAt } from "./raw.ts";

/** What a hook's body claims, whatever its form: to be checked and read again, never believed. */
export interface Claim {
  readonly account: { readonly id?: string; readonly subdomain?: string };
  readonly leads: readonly { readonly group: string; readonly id: string }[];
  /** Top-level names beside `leads` and `account`, for the operator. */
  readonly others: readonly string[];
}

const MOST_LEADS = 10_000;
const MOST_OTHERS = 20;
/** An accepted incoming lead comes as a deleted one that names the deals made of it; whether `leads[add]` comes too is UNCONFIRMED. */
const ACCEPTED = /^unsorted\[delete\]\[[^\]]*\]\[accept_result\]\[leads\]\[[^\]]*\](?:\[id\])?$/;
/** A note has no id where a deal has its own: named, so that an operator reads what the call was about. */
const NOTE = /^leads\[note\]\[[^\]]*\]\[note\]\[id\]$/;
const ACCOUNT_KEYS = ["id", "subdomain"] as const;

/** Form-encoded body: account hooks and Digital Pipeline calls since 2016; also the widget action's body, if it comes as a form. */
export function claimOfForm(body: string): Claim {
  const others = new Set<string>();
  const leads: { group: string; id: string }[] = [];
  const account: { id?: string; subdomain?: string } = {};
  const event: Record<string, string> = Object.create(null);
  const top: Record<string, string> = Object.create(null);
  const pairs = parseForm(body, (key) => {
    if (!/^(?:leads\[|account)/.test(key) && others.size < MOST_OTHERS)
      others.add(key.split("[", 1)[0]?.slice(0, 40) ?? "");
    return (
      ACCEPTED.test(key) ||
      NOTE.test(key) ||
      /^leads\[[^\]]*\](?:\[[^\]]*\])?\[id\]$|^account|^event\[|^(?:lead_id|deal_id|id|subdomain|account_id)$/.test(
        key,
      )
    );
  });
  for (const { path, value } of pairs.slice(0, MOST_LEADS)) {
    const [name = "", group = ""] = path;
    if (name === "leads") leads.push({ group, id: value.trim() });
    else if (name === "unsorted") leads.push({ group: "add", id: value.trim() });
    else if (name === "account" && path.length === 2) assign(account, group, value);
    else if (name === "event") event[path.slice(1).join(".")] = value;
    else top[name] = value;
  }
  return withTop(
    { account, leads, others: [...others].filter(Boolean) },
    {
      event: {
        type: event["type"],
        data: { id: event["data.id"], element_type: event["data.element_type"] },
      },
      ...top,
    },
  );
}

/** JSON body: as the documents draw it, as the widget action sends it, as articles read it. `undefined` = not JSON. */
export function claimOfJson(body: string): Claim | undefined {
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch {
    return undefined;
  }
  const form = formIn(root);
  if (form !== undefined) return claimOfForm(form);
  const payload: unknown = Array.isArray(root) ? { leads: root } : root;
  const account: { id?: string; subdomain?: string } = {};
  for (const key of ACCOUNT_KEYS) assign(account, key, textAt(payload, "account", key));
  const groups = at(payload, "leads");
  const leads = Array.isArray(groups)
    ? leadsIn("update", groups)
    : [...entriesOf(groups).flatMap(([group, list]) => leadsIn(group, list)), ...acceptedIn(payload)];
  const others = entriesOf(payload)
    .map(([key]) => key.slice(0, 40))
    .filter((key) => key !== "leads" && key !== "account");
  return withTop({ account, leads, others: others.slice(0, MOST_OTHERS) }, payload);
}

/** Flows that hand a hook on as JSON keep the form's keys (`"leads[status][0][id]": "7"`), some with each value in a list. */
function formIn(root: unknown): string | undefined {
  if (!isRaw(root) || !Object.keys(root).some((key) => /^(?:leads|unsorted)\[/.test(key))) return undefined;
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(root))
    form.append(key, textAt({ value: [value].flat()[0] }, "value"));
  return form.toString();
}

function acceptedIn(payload: unknown): readonly { group: string; id: string }[] {
  const accepted = listAt(payload, "unsorted", "delete")
    .slice(0, MOST_LEADS)
    .flatMap((entry) => listAt(entry, "accept_result", "leads"));
  return accepted
    .slice(0, MOST_LEADS)
    .map((lead) => ({ group: "add", id: (textAt({ id: lead }, "id") || textAt(lead, "id")).trim() }));
}

/** A list of leads, an object of them by index, or one lead. */
function leadsIn(group: string, list: unknown): readonly { group: string; id: string }[] {
  const some: readonly unknown[] = Array.isArray(list)
    ? list
    : isRaw(list) && !Object.hasOwn(list, "id")
      ? Object.values(list)
      : [list];
  return some.slice(0, MOST_LEADS).map((lead) => ({ group, id: textAt(lead, "id").trim() }));
}

/** The widget action's `event.data` and the articles' top-level ids, where no `leads` group named any. */
function withTop(claim: Claim, payload: unknown): Claim {
  const account = { ...claim.account };
  if (account.id === undefined) assign(account, "id", textAt(payload, "account_id"));
  if (account.subdomain === undefined) assign(account, "subdomain", textAt(payload, "subdomain"));
  const element = textAt(payload, "event", "data", "element_type");
  const fromWidget = element === "" || element === "2" ? textAt(payload, "event", "data", "id") : "";
  const ids = [
    fromWidget,
    textAt(payload, "lead_id"),
    textAt(payload, "deal_id"),
    textAt(payload, "lead", "id"),
  ];
  const id = [...ids, claim.others.includes("id") ? textAt(payload, "id") : ""].find((text) => text !== "");
  if (claim.leads.length > 0 || id === undefined) return { ...claim, account };
  return { ...claim, account, leads: [{ group: "status", id: id.trim() }] };
}

function assign(account: { id?: string; subdomain?: string }, key: string, value: string): void {
  if (value === "") return;
  if (key === "id") account.id = value.slice(0, 40);
  if (key === "subdomain") account.subdomain = value.slice(0, 100);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRaw(value) ? Object.entries(value).slice(0, 1000) : [];
}
