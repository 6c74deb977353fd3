import type { SimResponse } from "../kit/kit.ts";
import type { Call } from "./call.ts";
import { listPage } from "./paging.ts";

/** GET /api/v4/leads/loss_reasons. */
export const listLossReasons = (call: Call): SimResponse =>
  listPage(call, {
    name: "loss_reasons",
    rows: call.world.town.lossReasons,
    view: ({ id, name }) => ({
      id,
      name,
      sort: 0,
      created_at: call.world.town.account.createdAt,
      updated_at: call.world.town.account.createdAt,
      _links: { self: { href: `${call.world.baseUrl()}/api/v4/leads/loss_reasons/${id}` } },
    }),
    counts: true,
  });
