import { z } from "zod";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { SandboxState } from "../api/sandbox/sandbox-desk.ts";
import type { ContractStatus } from "../domain/contract.ts";
import type { Store } from "../store/store.ts";
import { DEMO_CONNECTIONS } from "./demo-config.ts";

type Inbox = SandboxState["inboxes"][number];
type Paper = Inbox["papers"][number];
type TownEvent = Parameters<Parameters<Sandbox["watch"]>[0]>[0];

const Documents = z.array(
  z.object({
    id: z.string(),
    state: z.string(),
    title: z.string(),
    signers: z.array(
      z.object({ email: z.string().nullable(), name: z.string().nullable(), signedAt: z.unknown() }),
    ),
  }),
);

/** What a contract is to its signers after something happened to it; absent = what it was before. */
const STATES: Readonly<Partial<Record<TownEvent["what"], Paper["state"]>>> = {
  created: "draft",
  sent: "asked",
  opened: "opened",
  "signer-signed": "partly",
  signed: "signed",
  declined: "declined",
  "changes-requested": "declined",
  expired: "expired",
  deleted: "over",
};

const OPEN: ReadonlySet<Paper["state"]> = new Set(["asked", "opened", "partly"]);
const OVER: ReadonlySet<ContractStatus> = new Set(["withdrawn", "expired"]);
const MOST = 40;

interface Known {
  readonly state: Paper["state"];
  readonly at: string;
}

/** The vendors' inboxes, as their signers see them. */
export interface DemoInboxes {
  /** With what we know of the account's contracts. */
  read(account: string): Promise<readonly Inbox[]>;
  stop(): void;
}

/** Follows what happens at the vendors from now on. `letsExpire`: does that vendor end contracts by itself? */
export function watchInboxes(
  sandbox: Pick<Sandbox, "watch" | "control">,
  options: {
    readonly store: () => Pick<Store, "contracts"> | undefined;
    readonly letsExpire: (inbox: string) => boolean;
  },
): DemoInboxes {
  const known = new Map<string, Known>();
  const stop = sandbox.watch(({ simulator, id, what, at }) => {
    const key = `${simulator} ${id}`;
    const state = STATES[what] ?? known.get(key)?.state ?? "draft";
    // who signs has opened it; that somebody looks again changes nothing
    const before = known.get(key)?.state;
    const isLookedAtAgain = what === "opened" && before !== "asked";
    if (!isLookedAtAgain) known.set(key, { state, at });
  });

  async function papersOf(account: string, inbox: string): Promise<readonly Paper[]> {
    const documents = Documents.parse(await sandbox.control(inbox, "documents"));
    const shown = documents.slice(-MOST).toReversed();
    const contracts = await contractsOf(
      account,
      inbox,
      shown.map(({ id }) => id),
    );
    return shown.map(({ id, title, state: word, signers }) => {
      const { state = "draft", at = new Date(0).toISOString() } = known.get(`${inbox} ${id}`) ?? {};
      const contract = contracts.find(({ remoteId }) => remoteId === id);
      // not every vendor tells the town that a contract was taken back
      const isTakenBack = contract !== undefined && OVER.has(contract.status) && OPEN.has(state);
      return {
        id,
        title,
        word,
        state: isTakenBack ? "over" : state,
        changedAt: at,
        signers: signers.map(({ name, email, signedAt }) => ({
          name: name ?? "",
          email: email ?? "",
          hasSigned: signedAt !== null && signedAt !== undefined,
        })),
        ...(contract === undefined ? {} : { reference: contract.reference }),
      };
    });
  }

  async function contractsOf(account: string, inbox: string, ids: readonly string[]) {
    const store = options.store();
    return store === undefined || ids.length === 0 ? [] : store.contracts.byRemoteIds(account, inbox, ids);
  }

  return {
    stop,
    read: (account) =>
      Promise.all(
        DEMO_CONNECTIONS.map(async ({ id, dialect }) => ({
          id,
          variant: dialect,
          letsExpire: options.letsExpire(id),
          papers: [...(await papersOf(account, id))],
        })),
      ),
  };
}
