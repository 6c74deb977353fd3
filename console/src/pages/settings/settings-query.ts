import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ReadSettingsData } from "../../api/client/configuration.ts";
import type { ListChangesData, ListKeysData, ListPeopleData, WhatEndsData } from "../../api/client/people.ts";

/** Somebody who has a role here. */
export type Person = ListPeopleData["people"][number];
/** Somebody who has been invited and has not come yet. */
export type Invitation = ListPeopleData["invitations"][number];
/** A key or an open invitation that ends with its maker's role. */
export type Ending = WhatEndsData["ends"][number];
/** A key of the API. */
export type Key = ListKeysData["keys"][number];
/** Something that somebody changed. */
export type Change = ListChangesData["changes"][number];
/** Time zone, language, and what belongs to the installation. */
export type Settings = ReadSettingsData;

/** What somebody may do; each may what the ones before may. */
export const ROLES = ["viewer", "operator", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what; invitations only for owners. */
export function peopleQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "people"),
    queryFn: ({ signal }) => api.people.listPeople({ account }, { signal }),
  });
}

/** What somebody made that ends when they have this role, or none. */
export function endsQuery(account: string, { id, isEverywhere }: Person, role: Role | undefined) {
  const everywhere = isEverywhere ? "true" : "false";
  return queryOptions({
    queryKey: accountKey(account, "people", id, everywhere, "ends", role ?? ""),
    queryFn: ({ signal }) =>
      api.people.whatEnds(
        { account, person: id, everywhere, ...(role === undefined ? {} : { role }) },
        { signal },
      ),
    // asked right before it is done
    staleTime: 0,
  });
}

/** Keys of the API, without their secrets; owners only. */
export function keysQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "keys"),
    queryFn: ({ signal }) => api.people.listKeys({ account }, { signal }),
  });
}

/** The account's settings and the installation's. */
export function settingsQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "settings"),
    queryFn: ({ signal }) => api.configuration.readSettings({ account }, { signal }),
  });
}

const CHANGES_ON_A_PAGE = 10;

/** What was changed and by whom, newest first; owners only. Always read anew: everything else on the page adds to it. */
export function changesQuery(account: string, after: string | undefined) {
  const page = { account, limit: CHANGES_ON_A_PAGE, ...(after === undefined ? {} : { after }) };
  return queryOptions({
    queryKey: accountKey(account, "changes", after ?? ""),
    queryFn: ({ signal }) => api.people.listChanges(page, { signal }),
    staleTime: 0,
  });
}
