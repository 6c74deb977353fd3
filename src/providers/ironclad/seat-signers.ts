import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ErrorCode } from "../../domain/errors.ts";
import type { Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import type { Options } from "./options.ts";
import type { SignerPlace } from "./signer-places.ts";

const EMAIL = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]{2,}$/u;

/** A signer and the place of the template that he or she takes. */
export interface Seat {
  readonly signer: Signer;
  readonly place: SignerPlace;
}

/**
 * Gives each signer a place: the one that `options.signers` names, the one that is called like the role, else for the first
 * who is left the counterparty's. Colleagues in `options.roles` are placed by the template itself.
 * Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function seatSigners(
  signers: readonly Signer[],
  places: readonly SignerPlace[],
  options: Options,
): readonly Seat[] {
  check(signers);
  const free = new Set(places);
  const seats = new Map<Signer, SignerPlace>();
  const take = (signer: Signer, place: SignerPlace | undefined): void => {
    if (place === undefined || !free.delete(place)) return;
    seats.set(signer, place);
  };
  const guests = signers.filter(({ role }) => roleOf(role, options.roles) === undefined);
  for (const signer of guests) take(signer, namedPlace(signer.role, places, options));
  for (const signer of guests.filter((guest) => !seats.has(guest))) {
    take(
      signer,
      [...free].find(({ isCounterparty }) => isCounterparty),
    );
  }
  const left = guests.filter((guest) => !seats.has(guest)).map(({ role }) => role);
  if (left.length > 0) throw refusal("order_invalid", noPlace(left, places));
  return guests.flatMap((signer) => {
    const place = seats.get(signer);
    return place === undefined ? [] : [{ signer, place }];
  });
}

/** The template's own role for a colleague; `undefined` = the signer is no colleague. */
function roleOf(role: string, roles: Options["roles"]): string | undefined {
  return Object.entries(roles).find(([name]) => same(name, role))?.[1];
}

function namedPlace(
  role: string,
  places: readonly SignerPlace[],
  { signers }: Options,
): SignerPlace | undefined {
  const wanted = Object.entries(signers).find(([name]) => same(name, role))?.[1];
  if (wanted !== undefined) return places.find(({ label }) => same(label, wanted));
  return places.find(({ label }) => same(label, role) || same(label, `${role} signer`));
}

function noPlace(roles: readonly string[], places: readonly SignerPlace[]): string {
  const known = places.map(({ label }) => label).join(", ");
  return `The template has no place for ${roles.join(", ")}; it has: ${known === "" ? "none" : known}. Name one in \`options.signers\`, or a colleague's role in \`options.roles\`.`;
}

function check(signers: readonly Signer[]): void {
  if (signers.length === 0) throw refusal("order_incomplete", "The contract has no signer.");
  const rolesOf = (wrong: (signer: Signer) => boolean): string =>
    signers
      .filter(wrong)
      .map(({ role }) => role)
      .join(", ");
  const copies = rolesOf(({ receives }) => receives === "copy");
  if (copies !== "") throw refusal("unsupported", `A launch names no recipients of a mere copy: ${copies}.`);
  const nameless = rolesOf(({ name }) => name.trim() === "");
  if (nameless !== "") throw refusal("order_incomplete", `Signers without a name: ${nameless}.`);
  const unreachable = rolesOf(({ email }) => !EMAIL.test(email.trim()));
  if (unreachable !== "") throw refusal("order_invalid", `Signers without a valid e-mail: ${unreachable}.`);
}

function refusal(code: ErrorCode, sentence: string): CountersignError {
  return new CountersignError(code, STOP, sentence, { operation: "create" });
}
