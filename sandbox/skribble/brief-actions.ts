import { onlyKeys } from "../kit/input.ts";
import type { Input } from "../kit/input.ts";
import { ControlError } from "../kit/kit.ts";
import { briefHappen, declineBrief, openBrief, signBrief } from "./brief-happen.ts";
import type { BriefRequest, BriefSigner } from "./brief-request.ts";
import { briefRequestOf, briefSignerOf, onlyOpen } from "./control-input.ts";
import { signedPdf } from "./signed-pdf.ts";
import { briefSummary } from "./summary.ts";
import type { World } from "./world.ts";

type Action = (world: World, input: Input) => unknown;

const bySigner =
  (act: (world: World, request: BriefRequest, signer: BriefSigner) => void): Action =>
  (world, input) => {
    onlyKeys(input, ["id", "signer", "reason"]);
    const request = onlyOpen(briefRequestOf(world, input));
    act(world, request, briefSignerOf(request, input));
    return briefSummary(request);
  };

/** What people do with the requests of the article's dialect. */
export const BRIEF_ACTIONS: Readonly<Record<string, Action>> = {
  open: bySigner(openBrief),
  sign: bySigner(signBrief),
  signAll: (world, input) => {
    onlyKeys(input, ["id"]);
    const request = onlyOpen(briefRequestOf(world, input));
    for (const signer of request.signers) if (signer.state === "OPEN") signBrief(world, request, signer);
    return briefSummary(request);
  },
  decline: bySigner(declineBrief),
  expire: () => {
    throw new ControlError("the article knows no expiry: its 14 days stand in a message to the signer alone");
  },
  deleteByHand: (world, input) => {
    onlyKeys(input, ["id"]);
    const request = briefRequestOf(world, input);
    world.briefRequests.delete(request.id);
    briefHappen(world, request, "deleted");
  },
  pdf: async (world, input) => {
    onlyKeys(input, ["id"]);
    const { bytes } = briefRequestOf(world, input);
    return { content: Buffer.from(await signedPdf(bytes, [])).toString("base64") };
  },
  documents: (world) => [...world.briefRequests.values()].map(briefSummary),
};
