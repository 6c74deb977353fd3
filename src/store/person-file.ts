import type { ArchivedFile, Contract } from "../domain/contract.ts";
import type { PersonPart } from "./person.ts";

/** Whose file it is, and when it was written. */
export interface PersonHead {
  readonly email: string;
  readonly account: string;
  readonly at: Date;
}

/** Where an archived file is to be had, beside its place in the archive. */
export interface FilePlace {
  /** At our API, for whoever may see the contract. */
  readonly address: string;
  /** Beside the export, where it was written there. */
  readonly path?: string;
  /** Why it was not. */
  readonly problem?: string;
}

const KINDS = ["contracts", "calls", "deliveries", "tests"] as const;

/**
 * All that is kept of somebody as one JSON object, line by line, without the lines' ends. `placeOf` is asked for each archived
 * file, one after the other, as its contract is written.
 */
export async function* personFile(
  { email, account, at }: PersonHead,
  parts: AsyncIterable<PersonPart>,
  placeOf: (contract: Contract, file: ArchivedFile) => Promise<FilePlace>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ email, account, at: at.toISOString() }).slice(0, -1)},"${KINDS[0]}":[`;
  let open = 0;
  let comma = "";
  for await (const part of parts) {
    const place = KINDS.indexOf(part.kind);
    if (place > open) {
      yield between(open, place);
      open = place;
      comma = "";
    }
    yield `${comma}${JSON.stringify(await told(part, placeOf))}`;
    comma = ",";
  }
  yield `${between(open, KINDS.length - 1)}]}`;
}

/** Ends one list and begins another; those between stay empty. */
function between(from: number, to: number): string {
  return KINDS.slice(from + 1, to + 1)
    .map((kind) => `],"${kind}":[`)
    .join("");
}

async function told(
  part: PersonPart,
  placeOf: (contract: Contract, file: ArchivedFile) => Promise<FilePlace>,
): Promise<object> {
  switch (part.kind) {
    case "contracts": {
      const { contract, trail } = part;
      const files: object[] = [];
      for (const file of contract.archive) files.push({ ...file, ...(await placeOf(contract, file)) });
      return { contract, trail, files };
    }
    case "calls":
      return part.call;
    case "deliveries":
      return part.delivery;
    case "tests":
      return part.test;
    default:
      return part satisfies never;
  }
}

/** Where the API has an archived file; a name from outside stays inside its part of the address. */
export function addressOfFile({ account, reference }: Contract, { name }: ArchivedFile): string {
  const parts = ["api", "accounts", account, "contracts", reference, "documents", name];
  return `/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/")}`;
}
