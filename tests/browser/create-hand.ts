import type { Page } from "playwright-core";
import type { OpenedDeal, SandboxView } from "../../src/api/sandbox/sandbox-view.ts";

/** Hands in the sandbox, for what comes before a story: they do at once what its page does by mouse. */
export interface Hand {
  read(): Promise<SandboxView>;
  /** Resolves when the sandbox is so. */
  until(isSo: (sandbox: SandboxView) => boolean): Promise<SandboxView>;
  post(path: string, data: object): Promise<void>;
  /** By the beginning of its name: `Deal 1:`. */
  deal(name: string): Promise<OpenedDeal>;
  /** Moves it to this stage of its own pipeline. */
  move(name: string, stage: string): Promise<void>;
  /** Moves the deal to where a playbook waits for it; resolves to its newest contract in one of these states. */
  win(name: string, ...statuses: readonly string[]): Promise<string>;
  /** The same without moving it. */
  contract(name: string, ...statuses: readonly string[]): Promise<string>;
  /** Gives the deal's first contact this address; the empty one takes it away. */
  changeEmail(name: string, email: string): Promise<void>;
  /** What the signers of this contract of ours do at the vendor. */
  act(reference: string, act: "sign-all" | "decline", reason?: string): Promise<void>;
  /** What all signers of all vendors have before them: the titles. */
  titles(): Promise<readonly string[]>;
}

type Stage = SandboxView["pipelines"][number]["stages"][number];

const TRIES = 150;
const PAUSE_MS = 100;

/** For whoever is signed in on the page, in the account `demo`. */
export function createHand(page: Page): Hand {
  const { request } = page;

  async function get<T>(path: string): Promise<T> {
    const answer = await request.get(path);
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  }

  async function waitFor<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = await find();
      if (found !== undefined) return found;
      await page.waitForTimeout(PAUSE_MS);
    }
    throw new Error(`${what} did not come in time`);
  }

  const read = (): Promise<SandboxView> => get("/api/sandbox");
  const named = async (name: string) => {
    const { deals, pipelines } = await read();
    const deal = deals.find((one) => one.name.startsWith(name));
    const pipeline = pipelines.find(({ id }) => id === deal?.pipeline);
    if (deal === undefined || pipeline === undefined) throw new Error(`no ${name}`);
    return { deal, stages: pipeline.stages };
  };
  const moveTo = async (name: string, isIt: (stage: Stage) => boolean): Promise<void> => {
    const { deal, stages } = await named(name);
    const stage = stages.find(isIt);
    if (stage === undefined) throw new Error(`no such stage for ${name}`);
    await hand.post(`/deals/${deal.id}/move`, { pipeline: deal.pipeline, stage: stage.id });
  };

  const hand: Hand = {
    read,
    until: (isSo) =>
      waitFor("the sandbox's next state", async () => {
        const sandbox = await read();
        return isSo(sandbox) ? sandbox : undefined;
      }),
    async post(path, data) {
      const headers = { "sec-fetch-site": "same-origin" };
      const answer = await request.post(`/api/sandbox${path}`, { data, headers });
      if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    },
    deal: async (name) => get(`/api/sandbox/deals/${(await named(name)).deal.id}`),
    move: (name, wanted) => moveTo(name, (stage) => stage.name === wanted),
    async win(name, ...statuses) {
      await moveTo(name, ({ startsContract }) => startsContract);
      return hand.contract(name, ...statuses);
    },
    contract: (name, ...statuses) =>
      waitFor(`a contract of ${name} that is ${statuses.join(" or ")}`, async () => {
        const { contracts } = await get<{
          readonly contracts: readonly {
            readonly reference: string;
            readonly status: string;
            readonly deal: { readonly name: string };
          }[];
        }>("/api/accounts/demo/contracts?limit=200");
        const newest = contracts.find(({ deal }) => deal.name.startsWith(name));
        return newest !== undefined && statuses.includes(newest.status) ? newest.reference : undefined;
      }),
    async changeEmail(name, email) {
      const [person] = (await hand.deal(name)).people;
      await hand.post(`/contacts/${person?.id ?? ""}`, { email });
    },
    async act(reference, act, reason) {
      const isIt = (paper: { readonly reference?: string | undefined }): boolean =>
        paper.reference === reference;
      const { inboxes } = await hand.until((sandbox) =>
        sandbox.inboxes.some(({ papers }) => papers.some(isIt)),
      );
      const inbox = inboxes.find(({ papers }) => papers.some(isIt));
      const paper = inbox?.papers.find(isIt)?.id ?? "";
      await hand.post(`/inboxes/${inbox?.id ?? ""}/papers/${paper}`, {
        act,
        ...(reason === undefined ? {} : { reason }),
      });
    },
    async titles() {
      const { inboxes } = await read();
      return inboxes.flatMap(({ papers }) => papers.map(({ title }) => title));
    },
  };
  return hand;
}
