import { queryOptions } from "@tanstack/react-query";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ListChoicesData, ReadTemplateData } from "../../api/client/choices.ts";
import type { ListPlaybooksData, ListPlaybookVersionsData } from "../../api/client/playbooks.ts";
import type { PlaybookInput } from "../../api/client/schemas/playbook-input.ts";

/** A playbook in the list. */
export type PlaybookLine = ListPlaybooksData["playbooks"][number];
/** A playbook as the API takes it. */
export type PlaybookJson = PlaybookInput;
/** One version of a playbook. */
export type PlaybookVersion = ListPlaybookVersionsData["versions"][number];
/** What the account has to choose from. */
export type Choices = ListChoicesData;
/** A field of a deal, a contact, a company. */
export type FieldChoice = Choices["fields"]["deal"][number];
/** A vendor's template: fields, roles, and what could fill them. */
export type TemplateDetail = ReadTemplateData;

const CHOICES_FRESH_MS = 60_000;

/** All playbooks, with figures. */
export function playbooksQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "playbooks"),
    queryFn: ({ signal }) => api.playbooks.listPlaybooks({ account }, { signal }),
  });
}

/** One playbook, every default in its place. Live events leave it alone: somebody may be editing it. */
export function playbookQuery(account: string, playbook: string) {
  return queryOptions({
    queryKey: accountKey(account, "playbook", playbook),
    queryFn: ({ signal }) => api.playbooks.readPlaybook({ account, playbook }, { signal }),
  });
}

/** Playbooks that were taken out, the last ones first. */
export function removedQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "removed-playbooks"),
    queryFn: ({ signal }) => api.playbooks.listRemovedPlaybooks({ account }, { signal }),
  });
}

/** Its versions, newest first. */
export function versionsQuery(account: string, playbook: string) {
  return queryOptions({
    queryKey: accountKey(account, "playbook-versions", playbook),
    queryFn: ({ signal }) => api.playbooks.listPlaybookVersions({ account, playbook }, { signal }),
  });
}

/** Pipelines, people, fields and connections. */
export function choicesQuery(account: string) {
  return queryOptions({
    queryKey: accountKey(account, "choices"),
    queryFn: ({ signal }) => api.choices.listChoices({ account }, { signal }),
    staleTime: CHOICES_FRESH_MS,
  });
}

/** The templates that a connection has. */
export function templatesQuery(account: string, connection: string) {
  return queryOptions({
    queryKey: accountKey(account, "templates", connection),
    queryFn: ({ signal }) => api.choices.listTemplates({ account, connection }, { signal }),
    staleTime: CHOICES_FRESH_MS,
    enabled: connection !== "",
  });
}

/** One template, by id or name. */
export function templateQuery(account: string, connection: string, template: string) {
  return queryOptions({
    queryKey: accountKey(account, "template", connection, template),
    queryFn: ({ signal }) => api.choices.readTemplate({ account, connection, template }, { signal }),
    staleTime: CHOICES_FRESH_MS,
    enabled: connection !== "" && template !== "",
  });
}

/** Deals whose names fit; those changed last where nothing is searched for. */
export function dealsQuery(account: string, search: string) {
  return queryOptions({
    queryKey: accountKey(account, "deal-choices", search),
    queryFn: ({ signal }) => api.choices.searchDeals({ account, search }, { signal }),
    staleTime: CHOICES_FRESH_MS,
  });
}
