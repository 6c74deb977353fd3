import type { z } from "zod";
import { erasedAtOf, isErased } from "../../domain/contract.ts";
import type { Contract, Wish } from "../../domain/contract.ts";
import { ERASED } from "../../domain/erased.ts";
import { readActor } from "../../domain/actor.ts";
import { signersOfContract, stands } from "../../domain/telling/stands.ts";
import { dayIn } from "../../domain/telling/day-in.ts";
import { screenWords } from "../../domain/telling/screen-words.ts";
import type { ScreenWords } from "../../domain/telling/screen-words.ts";
import { wayOutOnScreen } from "../../domain/telling/way-out-on-screen.ts";
import type { TrailEntry } from "../../store/store.ts";
import type { House } from "../house.ts";
import { asItStands } from "./as-it-stands.ts";
import { toContractLine } from "./contract-line.ts";
import type { ContractView } from "./contract-view.ts";
import { toActions } from "./to-actions.ts";
import { playbookName } from "./playbook-name.ts";
import { vendorOf } from "./vendor-of.ts";
import type { Say } from "../../texts/say.ts";

type View = z.input<typeof ContractView>;

interface Parts {
  readonly contract: Contract;
  readonly trail: readonly TrailEntry[];
  /** The deal's other contracts. */
  readonly others: readonly Contract[];
}

/** One contract in the API's words. */
export async function toContractView(
  house: House,
  say: Say,
  { contract: known, trail, others }: Parts,
): Promise<View> {
  const contract = asItStands(house, say, known.account, known);
  const { account, order, remote, failure, waiting, dueAt } = contract;
  const runtime = house.account(account);
  const playbook = await runtime
    ?.playbookOf(contract.playbook, contract.configVersion)
    .catch(() => undefined);
  const words = {
    say,
    // none has been chosen where a contract stopped before that
    vendor: vendorOf(house, account, contract.connection) || say("standing:theVendor"),
    timezone: runtime?.timezone ?? "UTC",
    isSentByPerson: playbook?.send.automatically === false,
    nameOf: (id: string) => (id === "kommo" ? "Kommo" : vendorOf(house, account, id)),
    playbookOf: (id: string) => playbookName(house, account, id),
  };
  const onScreenOf = { ...words, day: (at: Date) => dayIn(words.timezone, at, say) };
  const troubled = failure ?? waiting;
  const erasedAt = erasedAtOf(contract);
  const idle = known.waiting === undefined && waiting !== undefined ? house.idle(account) : undefined;
  return {
    ...toContractLine(house, say, account, {
      ...contract,
      ...(order === undefined ? {} : { title: order.title, deal: order.deal }),
      signers: order?.signers ?? [],
      seen: remote?.signers ?? [],
    }),
    stands: stands(contract, words),
    ...(troubled === undefined ? {} : { help: idle?.help(say) ?? wayOutOnScreen(troubled.code, say) }),
    ...(failure === undefined
      ? {}
      : { failure: { code: failure.code, step: failure.step, since: failure.since } }),
    ...(erasedAt === undefined ? {} : { erasedAt: erasedAt.toISOString() }),
    entry: contract.entry,
    ...(remote === undefined ? {} : { vendorStatus: remote.vendorStatus }),
    ...(remote?.updatedAt === undefined ? {} : { seenAt: remote.updatedAt }),
    ...(dueAt === undefined ? {} : { nextLookAt: dueAt.toISOString() }),
    signers: toSigners(contract),
    trail: trail.map((entry) => toTrailLine(entry, onScreenOf)),
    ...toValues(contract),
    documents: contract.archive.map(({ name, kind, bytes, sha256, contentType }) => ({
      name,
      kind,
      bytes,
      sha256,
      contentType,
    })),
    links: toLinks(house, contract),
    actions: [
      ...(await toActions(
        { runtime, vendor: words.vendor, idle: house.idle(account), say },
        contract,
        others,
      )),
    ],
    wishes: contract.wishes.map(toWish),
    others: others.map((other) => ({
      reference: other.reference,
      status: other.failure === undefined ? other.status : "failed",
      playbook: other.playbook,
      playbookName: playbookName(house, account, other.playbook),
      entry: other.entry,
    })),
  };
}

function toWish({ kind, by, at }: Wish): View["wishes"][number] {
  return { action: kind, by, at };
}

function toSigners(contract: Contract): View["signers"] {
  return signersOfContract(contract).map(({ name, email, status, at, reason }) => {
    const asked = contract.order?.signers.find((signer) => signer.email === email);
    return {
      name,
      email,
      status,
      ...(asked === undefined ? {} : { role: asked.role, order: asked.order, receives: asked.receives }),
      ...(asked?.language === undefined ? {} : { language: asked.language }),
      ...(at === undefined ? {} : { at }),
      ...(reason === undefined ? {} : { reason }),
      ...(isErased(contract) && email === ERASED ? { isErased: true as const } : {}),
    };
  });
}

function toTrailLine(entry: TrailEntry, words: ScreenWords): View["trail"][number] {
  const { at, event, actor, data } = entry;
  return {
    at: at.toISOString(),
    event,
    actor: readActor(actor),
    text: screenWords(entry, words),
    ...(data === undefined ? {} : { data: { ...data } }),
  };
}

function toValues({ order }: Contract): Pick<View, "values"> {
  if (order === undefined) return {};
  const { title, message, template, fields, language, level, expiresAt, deal, options } = order;
  return {
    values: {
      title,
      template,
      fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
      price: deal.price,
      options: { ...options },
      ...(message === undefined ? {} : { message }),
      ...(language === undefined ? {} : { language }),
      ...(level === undefined ? {} : { level }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  };
}

/** What a vendor gives as an address is opened by people: only pages of the web are passed on. */
function toLinks(house: House, { account, dealId, remote, connection }: Contract): View["links"] {
  // its Kommo and its vendors are simulated: what they give as their pages would be somebody else's
  if (house.isDemo) return {};
  const deal = house.contracts.dealAddress(account, dealId);
  const vendor = remote?.url;
  const isPage = vendor !== undefined && URL.canParse(vendor) && /^https?:$/u.test(new URL(vendor).protocol);
  const vendorApp = house.account(account)?.connections.get(connection)?.appUrl;
  return {
    ...(deal === undefined ? {} : { deal }),
    ...(isPage ? { vendor } : vendorApp === undefined ? {} : { vendorApp }),
  };
}
