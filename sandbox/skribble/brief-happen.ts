import type { TownEvent } from "../kit/town-event.ts";
import type { BriefRequest, BriefSigner } from "./brief-request.ts";
import type { World } from "./world.ts";

interface Echo {
  readonly town: TownEvent["what"];
  /** The article's two events; "signed" comes when all have signed. */
  readonly hook?: "signature-request-signed" | "signature-request-declined";
}

const ECHOES = {
  created: { town: "created" },
  invited: { town: "sent" },
  opened: { town: "opened" },
  signed: { town: "signer-signed" },
  completed: { town: "signed", hook: "signature-request-signed" },
  declined: { town: "declined", hook: "signature-request-declined" },
  deleted: { town: "deleted" },
} as const satisfies Readonly<Record<string, Echo>>;

/** Notes it, tells the town, and sends the hook as the article reads it: JSON that nobody signed. */
export const briefHappen = (world: World, request: BriefRequest, what: keyof typeof ECHOES): void => {
  const { options, settings } = world;
  const echo: Echo = ECHOES[what];
  request.audit.push(what);
  if (echo.hook !== undefined && settings.callbackUrl !== undefined) {
    const { id, meta } = request;
    options.hooks.send({
      url: settings.callbackUrl,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ event_type: echo.hook, signature_request: { id, meta } }),
    });
  }
  options.timeline?.({
    simulator: world.id,
    at: options.now().toISOString(),
    id: request.id,
    what: echo.town,
  });
};

const stamp = (world: World): string => world.options.now().toISOString();

/** The signer looks at it. */
export const openBrief = (world: World, request: BriefRequest, signer: BriefSigner): void => {
  if (signer.viewedAt !== null) return;
  signer.viewedAt = stamp(world);
  briefHappen(world, request, "opened");
};

/** The signer signs; the last one completes the request. */
export const signBrief = (world: World, request: BriefRequest, signer: BriefSigner): void => {
  openBrief(world, request, signer);
  signer.state = "SIGNED";
  signer.signedAt = stamp(world);
  const isLast = request.signers.every(({ state }) => state === "SIGNED");
  if (isLast) request.state = "SIGNED";
  briefHappen(world, request, "signed");
  if (isLast) briefHappen(world, request, "completed");
};

/** The signer says no; the article knows no place for a reason. */
export const declineBrief = (world: World, request: BriefRequest, signer: BriefSigner): void => {
  openBrief(world, request, signer);
  signer.state = "DECLINED";
  request.state = "DECLINED";
  briefHappen(world, request, "declined");
};
