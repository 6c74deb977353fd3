import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ContractView } from "./contract-view.ts";
import { findContract } from "./find-contract.ts";
import { knowFormerVendors } from "./former-vendors.ts";
import { knowManagers } from "./manager-names.ts";
import { toContractView } from "./to-contract-view.ts";

export const readContract = accountRoute(
  {
    method: "GET",
    url: "/contracts/:reference",
    id: "readContract",
    tag: "contracts",
    summary: "One contract: where it stands, its signers, trail, values, documents, and what can be done",
    params: z.object({ reference: z.string().max(40) }),
    query: NONE,
    body: NONE,
    answer: ContractView,
    needs: "viewer",
  },
  async ({ house, say, account, params }) => {
    const contract = await findContract(house, account, params.reference);
    const [trail, ofDeal] = await Promise.all([
      house.store.trail.of(account, contract.id),
      house.store.contracts.ofDeal(account, contract.dealId),
      knowManagers(house, account),
      knowFormerVendors(house, account),
    ]);
    return toContractView(house, say, {
      contract,
      trail,
      others: ofDeal.filter(({ id }) => id !== contract.id),
    });
  },
);
