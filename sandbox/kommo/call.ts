import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { refuse } from "./answers.ts";
import type { Desk } from "./desk.ts";
import type { Query } from "./query.ts";
import type { World } from "./world.ts";

/** Whose rights a call has. */
export interface Actor {
  readonly userId: number;
  readonly isAdmin: boolean;
}

/** One authenticated call to the API, as its handler sees it. */
export interface Call {
  readonly world: World;
  readonly desk: Desk;
  readonly actor: Actor;
  readonly request: SimRequest;
  /** Below the account's address: `/api/v4/leads/17/notes`. */
  readonly path: string;
  /** Numbers of the path, in order. */
  readonly ids: readonly number[];
  readonly query: Query;
}

/** Answers one call. Throws Refusal. */
export type Handler = (call: Call) => SimResponse;

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The body as JSON, or a 400. */
export const readJson = (request: SimRequest): unknown => {
  if (request.body.length === 0) return refuse(400, "Request data can not be empty");
  try {
    const parsed: unknown = JSON.parse(decoder.decode(request.body));
    return parsed;
  } catch {
    return refuse(400, "Request body is not valid JSON");
  }
};

/** Throws the 403 for everybody but administrators. */
export const adminOnly = (call: Call): void => {
  if (!call.actor.isAdmin) refuse(403, "Forbidden");
};

/** The path's first number; the router only matches paths that have it. */
export const idOf = (call: Call): number => call.ids[0] ?? 0;
