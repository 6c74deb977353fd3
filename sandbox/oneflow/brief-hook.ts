import type { Participant, StoredContract } from "./contract.ts";
import type { World } from "./world.ts";

/** One hook as the article reads it: unsigned, the participant's name where somebody did it. */
export const sendBriefHook = (
  world: World,
  event: string,
  contract: StoredContract,
  by: Participant | undefined,
): void => {
  if (world.callbackUrl === undefined) return;
  const participant = by === undefined ? {} : { participant: { name: by.name } };
  world.options.hooks.send({
    url: world.callbackUrl,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ event_type: event, contract_id: contract.id, ...participant }),
  });
};
