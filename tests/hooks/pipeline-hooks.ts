import { lead, php } from "./form-pairs.ts";
import type { Pair } from "./form-pairs.ts";
import type { HookBody, HookSubject } from "./hook-body.ts";

/** A stage's "send webhook": five ids, sometimes without the account's; a widget's action adds its own settings. */
export function digitalPipeline({ subdomain, accountId, deal }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const ids = { "[id]": deal, "[status_id]": "142", "[pipeline_id]": "3643001" };
  const moved = { ...ids, "[old_status_id]": "35572001", "[old_pipeline_id]": "3643002" };
  const end: readonly Pair[] = [
    ["account[id]", accountId],
    ["account[subdomain]", subdomain],
  ];
  return [
    {
      says: "stage of 2021: deal moved in from another pipeline",
      body: php([...lead("status", moved), ...end]),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "stage of 2022: deal created in it",
      body: php([...lead("add", ids), ...end]),
      account,
      deals: [`${deal} added`],
    },
    {
      says: "stage of 2020: without the account's id",
      body: php([...lead("status", ids), ["account[subdomain]", subdomain]]),
      account: { subdomain },
      deals: [`${deal} moved`],
    },
    {
      says: "stage with a widget's step: its own parameters beside the deal",
      body: php([...end, ...lead("status", moved), ["params[template_id]", "welcome"], ["params[id]", "5"]]),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "stage as the documents draw it: JSON with numbers",
      contentType: "application/json",
      body: JSON.stringify({
        leads: {
          status: [
            { id: Number(deal), status_id: 142, pipeline_id: 3643001, old_status_id: 1, old_pipeline_id: 2 },
          ],
        },
        account: { id: Number(accountId), subdomain },
      }),
      account,
      deals: [`${deal} moved`],
    },
  ];
}

/** A widget that is a stage's action: its own body, with the deal under `event`. */
export function widgetActions({ subdomain, accountId, deal }: HookSubject): readonly HookBody[] {
  const account = { id: accountId, subdomain };
  const data = { id: Number(deal), element_type: 2, status_id: "142", pipeline_id: "3643001" };
  return [
    {
      says: "widget's action since 2024, as documented: JSON with the direction of movement",
      contentType: "application/json; charset=utf-8",
      body: JSON.stringify({
        event: {
          type: 15,
          type_code: "lead_appeared_in_status",
          data: { ...data, direction_of_movement: 1 },
          time: 1728034001,
        },
        action: { settings: { widget: { settings: { template: "5" } } } },
        subdomain,
        account_id: accountId,
      }),
      account,
      deals: [`${deal} moved`],
    },
    {
      says: "widget's action as a form",
      body: php([
        ["event[type]", "14"],
        ["event[type_code]", "lead_status_changed"],
        ["event[data][id]", deal],
        ["event[data][element_type]", "2"],
        ["event[time]", "1728034001"],
        ["action[settings][widget][settings][template]", "5"],
        ["subdomain", subdomain],
        ["account_id", accountId],
      ]),
      account,
      deals: [`${deal} moved`],
    },
  ];
}
