import { z } from "zod";
import { troubleWords } from "../../domain/telling/trouble-words.ts";
import { signersOf } from "../../domain/telling/stands.ts";
import type { CatalogueRow } from "../../store/catalogue.ts";
import type { House } from "../house.ts";
import { asItStands } from "./as-it-stands.ts";
import { managerName } from "./manager-names.ts";
import { playbookName } from "./playbook-name.ts";
import { ContractStatus } from "./shown-statuses.ts";
import { vendorOf } from "./vendor-of.ts";
import type { Say } from "../../texts/say.ts";

export const Instant = z.iso.datetime().describe("ISO instant, UTC");

export const SignerLine = z
  .object({
    name: z.string(),
    email: z.string(),
    status: z.enum(["waiting", "asked", "viewed", "signed", "declined", "undelivered", "unknown"]),
  })
  .meta({ id: "Signer" });

export const ContractLine = z
  .object({
    reference: z.string(),
    status: ContractStatus,
    isWaiting: z.boolean().describe("It rests because a connection that it needs is broken"),
    deal: z.object({ id: z.string(), name: z.string(), price: z.number() }),
    company: z.string().optional(),
    contact: z.string().optional(),
    title: z.string().optional(),
    playbook: z.string().describe("Its id"),
    playbookName: z.string().describe("What people call it"),
    connection: z.object({ id: z.string(), vendor: z.string() }),
    vendorId: z.string().optional().describe("The contract's id at the vendor"),
    manager: z
      .object({ id: z.string(), name: z.string() })
      .optional()
      .describe("The deal's responsible user"),
    signers: z.array(SignerLine),
    problem: z.string().optional().describe("What stopped it, or what it waits for: one sentence"),
    createdAt: Instant,
    updatedAt: Instant,
    sentAt: Instant.optional(),
    expiresAt: Instant.optional(),
    endedAt: Instant.optional(),
  })
  .meta({ id: "ContractLine" });

/** A row of the catalogue in the API's words. */
export function toContractLine(
  house: House,
  say: Say,
  account: string,
  known: CatalogueRow,
): z.input<typeof ContractLine> {
  const row = asItStands(house, say, account, known);
  const { reference, status, about, deal, failure, waiting, connection } = row;
  const troubled = failure ?? waiting;
  return {
    reference,
    status: failure === undefined ? status : "failed",
    isWaiting: waiting !== undefined,
    deal: {
      id: row.dealId,
      name: about?.name ?? deal?.name ?? "",
      price: about?.price ?? deal?.price ?? 0,
    },
    ...(about?.company === undefined ? {} : { company: about.company }),
    ...(about?.contact === undefined ? {} : { contact: about.contact }),
    ...(row.title === undefined ? {} : { title: row.title }),
    playbook: row.playbook,
    playbookName: playbookName(house, account, row.playbook),
    connection: { id: connection, vendor: vendorOf(house, account, connection) },
    ...(row.remoteId === undefined ? {} : { vendorId: row.remoteId }),
    ...managerOf(house, say, account, about?.responsible),
    signers: signerLines(row),
    ...(troubled === undefined ? {} : { problem: troubleWords(troubled, say) }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    ...(row.sentAt === undefined ? {} : { sentAt: row.sentAt.toISOString() }),
    ...(row.expiresAt === undefined ? {} : { expiresAt: row.expiresAt.toISOString() }),
    ...(row.endedAt === undefined ? {} : { endedAt: row.endedAt.toISOString() }),
  };
}

type Manager = NonNullable<NonNullable<CatalogueRow["about"]>["responsible"]>;

function managerOf(
  house: House,
  say: Say,
  account: string,
  manager: Manager | undefined,
): Pick<z.input<typeof ContractLine>, "manager"> {
  if (manager === undefined) return {};
  return { manager: { id: manager.id, name: managerName(house, say, account, manager) } };
}

function signerLines({ signers, seen }: CatalogueRow): z.input<typeof SignerLine>[] {
  return signersOf({ asked: signers, seen }).map(({ name, email, status }) => ({ name, email, status }));
}
