import { Refused } from "./answers.ts";
import type { StoredContract } from "./contract.ts";
import { participantsOf, signatoriesOf } from "./contract.ts";
import { happen } from "./happen.ts";
import { endOfDay } from "./time-text.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;

/** When people can no longer sign; `null` = never, or not before the contract went out. */
const expiryOf = ({ signingPeriod, publishedAt }: StoredContract): number | null => {
  if (signingPeriod.type === "fixed_date") return endOfDay(signingPeriod.expireDate) ?? null;
  if (signingPeriod.type === "never" || publishedAt === null) return null;
  return publishedAt + signingPeriod.days * DAY_MS;
};

/** Sets when the contract ends by itself, after its period or its state changed. */
export const watchExpiry = (world: World, contract: StoredContract): void => {
  contract.expiresAt = expiryOf(contract);
  if (contract.state === "pending" && contract.expiresAt !== null) world.expiring.add(contract);
  else world.expiring.delete(contract);
};

/**
 * The draft goes out to everybody over their own channels. Throws Refused: 409 no draft, nobody to sign, a period that
 * is over, an approval that is missing; 402 no paid plan.
 */
export const publishContract = (world: World, contract: StoredContract): void => {
  if (contract.state !== "draft") throw new Refused(409, `The contract is ${contract.state}, not a draft.`);
  if (world.isPlanExhausted) throw new Refused(402, "Your plan does not allow publishing contracts.");
  if (world.templates.get(contract.templateId)?.needsApproval === true) {
    throw new Refused(409, "The draft has to be approved before it can be published.");
  }
  if (signatoriesOf(contract).length === 0) throw new Refused(409, "The contract has no signatories.");
  const expiry = expiryOf(contract);
  if (expiry !== null && expiry < nowOf(world)) throw new Refused(409, "The signing period is over.");
  const at = nowOf(world);
  contract.state = "pending";
  contract.stateAt = at;
  contract.publishedAt = at;
  contract.fileAsked = 0;
  for (const participant of participantsOf(contract)) {
    if (participant.deliveryChannel !== "none") participant.deliveryStatus = "success";
    if (world.quirks.stampsAtPublish && participant.signatory) participant.signStateAt = at + 1000;
  }
  watchExpiry(world, contract);
  happen(world, contract, "published");
};
