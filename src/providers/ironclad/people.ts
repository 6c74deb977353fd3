import type { ContractOrder } from "../../domain/order.ts";
import { same } from "../../domain/same.ts";
import { signingOrderOf } from "../../domain/signer.ts";
import type { SignStatus } from "./schema.ts";

type Wanted = Pick<ContractOrder, "signers">;

/** Another order of signing than the playbook's: what it is, and the way out. */
interface OtherOrder {
  readonly what: string;
  readonly help: string;
}

/** Who of the order would not be asked, and who is instead; `undefined` = all of them are asked. */
export function otherPeople({ signers }: SignStatus, order: Wanted): string | undefined {
  if (!signers) return undefined;
  const missing = order.signers.filter(
    ({ email }) => !signers.some((known) => same(known.email ?? "", email)),
  );
  if (missing.length === 0) return undefined;
  const wanted = missing.map(({ name, email, role }) => `${name} (${email}), who is ${role} in the playbook`);
  const strangers = signers.filter(({ email }) => !order.signers.some((own) => same(own.email, email ?? "")));
  const others = strangers.map((one) =>
    `${one.name ?? ""} (${one.email ?? ""}, ${one.roleName ?? ""})`.trim(),
  );
  const instead = others.length === 0 ? "" : `, but ${others.join(", ")}`.slice(0, 300);
  return `${wanted.join("; ").slice(0, 300)}${instead}`;
}

/** The template decides who signs in which order; `undefined` = as the order has it. */
export function otherOrder({ signers, routing }: SignStatus, order: Wanted): OtherOrder | undefined {
  if (routing === "parallel") {
    if (order.signers.length < 2 || signingOrderOf(order.signers) === "parallel") return undefined;
    return {
      what: "The template asks all signers at once, the playbook one after the other",
      help: "set the order in the template, or give all signers of the playbook `order: 1`",
    };
  }
  const [early, late] = swapped(signers ?? [], order) ?? [];
  if (early === undefined || late === undefined) return undefined;
  return {
    what: `The template asks ${late} before ${early}, the playbook the other way round`,
    help: "set the order in the template, or give the signers of the playbook its order",
  };
}

/** Two roles of the playbook of which the template would not ask the first one first. Who signs on paper (-1) has no place. */
function swapped(
  asked: NonNullable<SignStatus["signers"]>,
  { signers }: Wanted,
): readonly [string, string] | undefined {
  const places = signers.map(({ role, email, order }) => {
    const place = asked.find((known) => same(known.email ?? "", email))?.routingOrder ?? -1;
    return { role, order, place };
  });
  for (const one of places)
    for (const other of places)
      if (one.order < other.order && other.place >= 0 && one.place >= other.place)
        return [one.role, other.role];
  return undefined;
}

/** What is out and differs from the playbook: nobody asked us before a template or a colleague sent it. */
export function differences(signStatus: SignStatus, order: Wanted): readonly string[] {
  // who is asked under an address that we are not shown may be anybody
  const isShown = (signStatus.signers ?? []).every(({ email }) => (email ?? "") !== "");
  const people = isShown ? otherPeople(signStatus, order) : undefined;
  const turn = otherOrder(signStatus, order);
  return [
    ...(people === undefined
      ? []
      : [`It is out, and asks others to sign than the playbook names: not ${people}.`]),
    ...(turn === undefined ? [] : [`${turn.what}. It is out all the same.`]),
  ];
}
