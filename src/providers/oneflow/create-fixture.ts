import type { ContractOrder } from "../../domain/order.ts";
import type { Signer } from "../../domain/signer.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import {
  bodyOf,
  connectTo,
  contractJson,
  groupJson,
  page,
  routeOf,
  templateJson,
  USERS,
} from "./vendor-fixture.ts";
import { CreateRequest } from "./vendor-shapes.ts";

export const CREATE = "POST /contracts/create";

type Served = {
  readonly template?: unknown;
  readonly group?: unknown;
  readonly users?: Reply;
  readonly created?: Reply;
};

/** Serves workspace, template, group and users; the create call is answered once its body fits the vendor's schema. */
export function vendor({ template, group, users, created }: Served = {}): (call: Seen) => Reply {
  return (call) => {
    switch (routeOf(call)) {
      case "GET /workspaces":
        return {
          status: 200,
          body: page([
            { id: 77, name: "Sales" },
            { id: 78, name: "Legal" },
          ]),
        };
      case "GET /templates":
        return { status: 200, body: page([{ id: 501, name: "Standard agreement" }]) };
      case "GET /templates/501":
        return { status: 200, body: template ?? templateJson() };
      case "GET /template_types/9":
        return { status: 200, body: group ?? groupJson() };
      case "GET /users":
        return users ?? { status: 200, body: page(USERS) };
      case CREATE: {
        const shape = CreateRequest.safeParse(bodyOf(call));
        if (!shape.success) return { status: 400, body: { detail: shape.error.message } };
        return created ?? { status: 200, body: contractJson() };
      }
      default:
        return { status: 404, body: { detail: "not found" } };
    }
  };
}

/** What was asked of the vendor to create that order. */
export async function sentFor(wanted: ContractOrder, served: Served = {}): Promise<unknown> {
  const { account, calls } = await connectTo(documented, vendor(served));
  await account.create(wanted);
  return bodyOf(calls.at(-1));
}

/** Somebody who signs. */
export const signer = (more: Partial<Signer> = {}): Signer => ({
  role: "client",
  name: "Bo Client",
  email: "bo@example.com",
  order: 1,
  receives: "signature",
  ...more,
});

/** How the vendor is told that somebody signs. */
export const SIGNATORY = { signatory: true, _permissions: { "contract:update": true } } as const;
