import type { SimResponse } from "../kit/kit.ts";
import { offsetText, zoneOffset } from "./account-zone.ts";
import { hal } from "./answers.ts";
import type { Call } from "./call.ts";
import { selfHref } from "./paging.ts";
import { seconds } from "./world.ts";

const datetimeSettings = (call: Call): unknown => {
  const zone = call.world.town.account.timezone;
  const now = seconds(call.world);
  return {
    date_pattern: "d.m.Y H:i",
    short_date_pattern: "d.m.Y",
    short_time_pattern: "H:i",
    date_formant: "d.m.Y",
    time_format: "H:i:s",
    timezone: zone,
    timezone_offset: offsetText(zone, now),
    timezone_offset_seconds: zoneOffset(zone, now),
  };
};

/** GET /api/v4/account?with=amojo_id,uuid,version,drive_url,datetime_settings,task_types,users_groups. */
export const getAccount = (call: Call): SimResponse => {
  const { world, query, actor } = call;
  const { account } = world.town;
  const extras: Readonly<Record<string, unknown>> = {
    amojo_id: `amojo-${world.accountId}`,
    uuid: `00000000-0000-4000-8000-0000${world.accountId.toString(16).padStart(8, "0")}`,
    version: 16,
    drive_url: `${world.baseUrl()}/drive`,
    is_api_filter_enabled: false,
  };
  const embedded: Readonly<Record<string, unknown>> = {
    datetime_settings: datetimeSettings(call),
    users_groups: [{ id: 0, name: "Sales", uuid: null }],
    task_types: [
      { id: 1, name: "Follow-up", color: null, icon_id: null, code: "FOLLOW_UP" },
      { id: 2, name: "Meeting", color: null, icon_id: null, code: "MEETING" },
    ],
  };
  const chosen = (all: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => query.with.has(key)));
  const inside = chosen(embedded);
  return hal({
    id: world.accountId,
    name: account.name,
    subdomain: world.subdomain,
    created_at: account.createdAt,
    created_by: 0,
    updated_at: account.createdAt,
    updated_by: 0,
    current_user_id: actor.userId,
    country: account.country,
    currency: account.currency,
    currency_symbol: "€",
    customers_mode: "disabled",
    is_unsorted_on: true,
    is_loss_reason_enabled: true,
    mobile_feature_version: 0,
    is_helpbot_enabled: false,
    is_technical_account: false,
    contact_name_display_order: 1,
    language: account.language,
    ...chosen(extras),
    _links: { self: { href: selfHref(call) } },
    ...(Object.keys(inside).length === 0 ? {} : { _embedded: inside }),
  });
};
