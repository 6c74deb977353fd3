import { useText } from "../../texts/use-text.ts";

/** Calls that have words of their own; a dot within their names stands as an underscore. */
const KNOWN = [
  "create",
  "read",
  "send",
  "update",
  "withdraw",
  "remind",
  "extend",
  "find",
  "resolve",
  "changedSince",
  "signedDocuments",
  "describeTemplate",
  "templates",
  "subscribe",
  "verificationKey",
  "token",
  "login",
  "check",
  "leads_read",
  "leads_list",
  "leads_patch",
  "leads_search",
  "leads_created",
  "leads_fields",
  "contacts_read",
  "contacts_list",
  "contacts_fields",
  "companies_read",
  "companies_list",
  "companies_fields",
  "notes_list",
  "notes_add",
  "tasks_list",
  "tasks_add",
  "files_session",
  "files_part",
  "files_link",
  "files_list",
  "users_list",
  "users_read",
  "users",
  "pipelines",
  "account",
  "events_list",
  "webhooks_list",
  "webhooks_add",
  "webhooks",
  "oauth_token",
] as const;

/** What a call does, in words; one that nobody has put into words keeps its name. */
export function useCallName(): (operation: string) => string {
  const text = useText("contract");
  return (operation) => {
    const key = KNOWN.find((one) => one === operation.replaceAll(".", "_"));
    return key === undefined ? operation : text(`calls.names.${key}`);
  };
}
