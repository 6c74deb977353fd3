import type { SimResponse } from "../kit/kit.ts";
import type { TownUser } from "../town/town.ts";
import { hal, nothing } from "./answers.ts";
import { adminOnly, idOf } from "./call.ts";
import type { Call } from "./call.ts";
import { listPage } from "./paging.ts";

const viewUser = (call: Call, user: TownUser): unknown => ({
  id: user.id,
  name: user.name,
  email: user.email,
  lang: user.lang,
  rights: { is_admin: user.isAdmin, is_free: false, is_active: true, group_id: null, role_id: null },
  _links: { self: { href: `${call.world.baseUrl()}/api/v4/users/${user.id}` } },
});

/** GET /api/v4/users: administrators only. */
export const listUsers = (call: Call): SimResponse => {
  adminOnly(call);
  const rows = call.world.town.users;
  return listPage(call, { name: "users", rows, view: (user) => viewUser(call, user), counts: true });
};

/** GET /api/v4/users/{id}: administrators only, 204 when there is none. */
export const getUser = (call: Call): SimResponse => {
  adminOnly(call);
  const user = call.world.catalog.users.get(idOf(call));
  return user === undefined ? nothing() : hal(viewUser(call, user));
};
