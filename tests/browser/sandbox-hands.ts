import type { Page } from "playwright-core";
import type { OpenedDeal, SandboxView } from "../../src/api/sandbox/sandbox-view.ts";

/** The demo's Kommo and its vendors, moved without their page: what is not the story that a test tells. */
export interface SandboxHands {
  look(): Promise<SandboxView>;
  /** Of the deal whose name begins so. Throws where there is none. */
  deal(beginning: string): Promise<OpenedDeal>;
  /** Moves it to a stage of its own pipeline. */
  move(beginning: string, stage: string): Promise<void>;
  /** What all signers of all vendors have before them: the titles. */
  titles(): Promise<readonly string[]>;
}

/** `page`: of somebody who has entered the demo. */
export function sandboxHands(page: Page): SandboxHands {
  const look = async (): Promise<SandboxView> => (await page.request.get("/api/sandbox")).json();
  const find = async (beginning: string) => {
    const sandbox = await look();
    const deal = sandbox.deals.find(({ name }) => name.startsWith(beginning));
    const pipeline = sandbox.pipelines.find(({ id }) => id === deal?.pipeline);
    if (deal === undefined || pipeline === undefined) throw new Error(`no deal ${beginning}`);
    return { deal, pipeline };
  };
  return {
    look,
    async deal(beginning) {
      const { deal } = await find(beginning);
      return (await page.request.get(`/api/sandbox/deals/${deal.id}`)).json();
    },
    async move(beginning, wanted) {
      const { deal, pipeline } = await find(beginning);
      const stage = pipeline.stages.find(({ name }) => name === wanted)?.id;
      const answer = await page.request.post(`/api/sandbox/deals/${deal.id}/move`, {
        data: { pipeline: pipeline.id, stage },
        headers: { "sec-fetch-site": "same-origin" },
      });
      if (!answer.ok()) throw new Error(await answer.text());
    },
    async titles() {
      const { inboxes } = await look();
      return inboxes.flatMap(({ papers }) => papers.map(({ title }) => title));
    },
  };
}
