import { ApiProblem } from "../../api/api-problem.ts";
import type { CameBack, Consent, ConsentAnswer } from "../../api/connections/connection-desk.ts";
import { roleIn } from "../../auth/caller.ts";
import type { Caller } from "../../auth/caller.ts";
import type { KommoConfig } from "../../config/config.ts";
import { consentAddress, redeemCode } from "../../crm/kommo/redeem-code.ts";
import { CountersignError } from "../../domain/errors.ts";
import type { Tools } from "../../corridor/runtime.ts";
import type { Store } from "../../store/store.ts";
import { originOf, ownLine } from "../outgoing.ts";
import type { Registry } from "../registry.ts";
import { KOMMO } from "./connection-entry.ts";
import type { ConsentStates } from "./consent-state.ts";
import type { Setup } from "./setup.ts";

interface Deps {
  readonly setup: Setup;
  readonly registry: Registry;
  readonly store: Pick<Store, "tokens">;
  readonly tools: Pick<Tools, "health">;
  readonly states: ConsentStates;
  readonly now: () => Date;
}

/** Where the person agrees. Throws `conflict` where Kommo is not to be reached by OAuth. */
export function kommoConsent({ setup, states, now }: Deps, account: string, caller: Caller): Consent {
  const { baseUrl, oauth } = oauthOf(setup, account);
  const state = states.seal({ account, caller: caller.id }, now());
  return { address: consentAddress({ baseUrl, clientId: oauth.clientId, state }), steps: [] };
}

/**
 * The person is back: trades the code and keeps what it brings. What did not work is told on the account's page, to whoever may
 * see it. Throws `forbidden` where the answer is not one that this person asked for.
 */
export async function comeBackFromKommo(
  deps: Deps,
  answer: ConsentAnswer,
  caller: Caller,
): Promise<CameBack> {
  const { states, setup, now } = deps;
  const opened = states.open(answer.state, now());
  if (opened === undefined || opened.caller !== caller.id || roleIn(caller, opened.account) !== "owner")
    throw new ApiProblem("forbidden", (say) => say("problems:notBegun"), {
      help: (say) => say("problems:notBegunHelp"),
    });
  const { account, isLate } = opened;
  if (isLate) return { account, outcome: "late" };
  if (answer.code === undefined) return { account, outcome: "refused" };
  try {
    await keepPair(deps, account, oauthOf(setup, account), answer.code);
  } catch (error) {
    if (error instanceof CountersignError || error instanceof ApiProblem)
      return { account, outcome: "failed" };
    throw error;
  }
  await deps.tools.health.mended(account, KOMMO);
  return { account, outcome: "connected" };
}

/** Trades a code and keeps the pair; whoever had an older one uses it no more. */
async function keepPair(
  { registry, store, now }: Deps,
  account: string,
  { baseUrl, oauth }: Oauth,
  code: string,
): Promise<void> {
  const { outside, secrets } = registry.binding;
  const line = { account, connection: KOMMO, secrets, origins: [originOf(baseUrl)] };
  const pair = await redeemCode({ oauth, baseUrl, http: ownLine(outside, line), now }, code);
  for (let kept = await store.tokens.get(account, KOMMO); kept?.accessToken !== pair.accessToken;)
    kept = await store.tokens.refresh(account, KOMMO, kept, () => Promise.resolve(pair));
  // clients that were refused a moment ago would not ask again for a while
  await registry.replace(registry.config);
}

interface Oauth {
  readonly baseUrl: string;
  readonly oauth: Extract<KommoConfig["auth"], { readonly kind: "oauth" }>;
}

function oauthOf(setup: Setup, account: string): Oauth {
  const kommo = setup.account(account)?.kommo;
  if (kommo?.auth.kind === "oauth") return { baseUrl: kommo.baseUrl, oauth: kommo.auth };
  throw new ApiProblem("conflict", (say) => say("problems:noOauth"), {
    help: (say) => say("problems:noOauthHelp"),
  });
}
