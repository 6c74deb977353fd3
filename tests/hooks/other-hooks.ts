import { php } from "./form-pairs.ts";
import type { Pair } from "./form-pairs.ts";
import type { HookBody, HookSubject } from "./hook-body.ts";

/** Chats, forms and calls wait as incoming leads; only an accepted one is a deal that may stand in a stage of ours. */
export function incomingLeads({ subdomain, accountId, deal, others }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const signature: readonly Pair[] = [
    ["account[subdomain]", subdomain],
    ["account[id]", accountId],
  ];
  const entry = (group: string, values: Readonly<Record<string, string>>): readonly Pair[] => [
    ...signature,
    ...Object.entries(values).map(([key, value]): Pair => [`unsorted[${group}][10]${key}`, value]),
  ];
  const chat = {
    "[uid]": "2f1c0000aaaa",
    "[category]": "chats",
    "[pipeline_id]": "788001",
    "[lead_id]": others[0],
    "[source_name]": "Instagram",
    "[source_data][client][id]": "c-1",
    "[source_data][data][0][text]": "Hello & good morning",
    "[data][leads][0][id]": others[0],
    "[data][contacts][0][name]": "Lena Vogt",
  };
  return [
    {
      says: "incoming lead from a chat, 2023",
      body: php(entry("add", chat)),
      account,
      deals: [],
      ignored: "unsorted",
    },
    {
      says: "incoming lead that got a further message",
      body: php(entry("update", chat)),
      account,
      deals: [],
      ignored: "unsorted",
    },
    {
      says: "incoming lead that was accepted",
      body: php(
        entry("delete", {
          "[action]": "accept",
          "[accept_result][leads][0]": deal,
          "[accept_result][contacts][0]": "5",
        }),
      ),
      account,
      deals: [`${deal} added`],
    },
    {
      says: "incoming lead that was declined",
      body: php(entry("delete", { "[action]": "decline", "[decline_result][leads][0]": others[0] })),
      account,
      deals: [],
      ignored: "unsorted",
    },
  ];
}

/** What an account also tells a hook that is subscribed to everything. */
export function notAboutDeals({ subdomain, accountId, deal }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const ignored = (says: string, about: string, ...pairs: Pair[]): HookBody => ({
    says,
    body: php([["account[subdomain]", subdomain], ["account[id]", accountId], ...pairs]),
    account,
    deals: [],
    ignored: about,
  });
  return [
    ignored(
      "note on a deal, 2020: dates as text without a zone",
      "leads[note]",
      ["leads[note][0][note][element_id]", deal],
      ["leads[note][0][note][note_type]", "4"],
      ["leads[note][0][note][text]", "utm=new+quiz&amp;x=1"],
      ["leads[note][0][note][date_create]", "2020-09-28 00:26:51"],
      ["leads[note][0][note][id]", "213313001"],
    ),
    ignored(
      "contact that is linked to deals, 2018",
      "contacts",
      ["contacts[update][0][id]", "22309001"],
      ["contacts[update][0][type]", "contact"],
      ["contacts[update][0][custom_fields][0][code]", "EMAIL"],
      ["contacts[update][0][custom_fields][0][values][0][value]", "lena@example.com"],
      [`contacts[update][0][linked_leads_id][${deal}][ID]`, deal],
    ),
    ignored(
      "company, which comes as a contact",
      "contacts",
      ["contacts[add][0][id]", "5"],
      ["contacts[add][0][type]", "company"],
    ),
    ignored(
      "task of a deal: singular, dates as text",
      "task",
      ["task[update][0][id]", "9"],
      ["task[update][0][element_id]", deal],
      ["task[update][0][element_type]", "2"],
      ["task[update][0][complete_till]", "2026-11-21 23:59:00"],
    ),
    ignored(
      "chat message on a deal, with a key that is text and group at once",
      "message",
      ["message[add][0][id]", "d3bac6d3-0000-4000-8000-000000000001"],
      ["message[add][0][entity_type]", "lead"],
      ["message[add][0][entity_id]", deal],
      ["message[add][0][type]", "incoming"],
      ["message[add][0][type][message_uuid]", "1"],
    ),
    ignored("talk", "talk", ["talk[update][0][talk_id]", "66001"], ["talk[update][0][entity_id]", deal]),
    ignored(
      "list element",
      "catalogs",
      ["catalogs[add][0][id]", "7"],
      ["catalogs[add][0][catalog_id]", "77"],
    ),
  ];
}
