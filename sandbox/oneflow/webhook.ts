/** What a hook must be about to be sent: at least one filter fits, each of whose rules fits. */
export interface WebhookFilter {
  readonly filter_rules: readonly (
    | { readonly type: "EVENT_TYPE"; readonly values: readonly string[] }
    | { readonly type: "WORKSPACE"; readonly values: readonly number[] }
  )[];
}

/** A hook that was set up, by API or by hand. */
export interface Webhook {
  readonly id: number;
  readonly callbackUrl: string;
  readonly signKey: string | null;
  readonly filters: readonly WebhookFilter[] | null;
  /** Only contracts of this template group; `null` = all. */
  readonly templateGroupId: number | null;
  readonly isByHand: boolean;
}

/** The event types that this hook wants to hear of a contract in that workspace. */
export const wantedTypes = (
  { filters }: Webhook,
  types: readonly string[],
  workspaceId: number,
): readonly string[] => {
  if (filters === null || filters.length === 0) return types;
  return types.filter((type) =>
    filters.some(({ filter_rules: rules }) =>
      rules.every((rule) =>
        rule.type === "EVENT_TYPE" ? rule.values.includes(type) : rule.values.includes(workspaceId),
      ),
    ),
  );
};
