import { CountersignError } from "../../domain/errors.ts";
import type { Finding } from "../provider.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import { Webhook } from "./schema.ts";

const MAX_PAGES = 10;

/** What changes a contract's standing. Other events would only knock for nothing. */
export const EVENTS = [
  "contract:publish",
  "contract:sign",
  "contract:decline",
  "contract:delete",
  "contract:signing_period_expire",
  "contract:signing_period_revive",
  "contract:signature_reset",
  "participant:first_visit",
  "participant:sign",
  "participant:decline",
  "participant:delivery_failure",
  "participant:signature_reset",
] as const;

/**
 * `undefined` = this account does not list them: adding one blindly each hour would add one each hour. Throws for other
 * failures than a refusal.
 */
export async function listWebhooks(
  client: Client,
  operation: string,
): Promise<readonly Webhook[] | undefined> {
  try {
    const list = { path: "/webhooks", operation, item: Webhook, maxPages: MAX_PAGES };
    const { items, complete } = await listPages(client, list);
    return complete ? items : undefined;
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}

/** The vendor has no such call, or not for this token. */
export function isRefused(error: unknown): boolean {
  return error instanceof CountersignError && [403, 404, 405].includes(error.where.httpStatus ?? 0);
}

/** Whoever bound it may have meant it. */
export function boundTo({ template_group_id: group }: Webhook): readonly Finding[] {
  if (group === undefined || group === null) return [];
  return [
    {
      level: "note",
      text: `Our webhook is bound to the template group ${group}: contracts of other groups ring no bell.`,
      help: "Remove the binding in Marketplace > Webhooks, unless all templates are in that group.",
    },
  ];
}

/** Our address stands there more than once. */
export function severalOurs(count: number): Finding {
  return {
    level: "note",
    text: `${count} webhooks of Oneflow have our address.`,
    help: "Delete all but one in Marketplace > Webhooks: each makes us look once more.",
  };
}
