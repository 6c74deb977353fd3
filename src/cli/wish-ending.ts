import type { Contract, Wish } from "../domain/contract.ts";
import { ERRORS } from "../domain/errors.ts";
import { isOver } from "../domain/moves.ts";
import type { TrailEntry } from "../store/store.ts";
import { textOf } from "./story-words.ts";

/** What came of a wish. */
export interface Ending {
  readonly done: boolean;
  /** One sentence. */
  readonly text: string;
}

interface Watched {
  readonly wish: Wish;
  /** The contract when the wish was left. */
  readonly before: Contract;
  readonly now: Contract;
  /** What was written into the trail since. */
  readonly news: readonly TrailEntry[];
  /** Nothing has happened for a second. */
  readonly isQuiet: boolean;
}

/** How a wish ended; `undefined` = the service has not come to an end with it yet. Looks only at what is stored. */
export function wishEnding(watched: Watched): Ending | undefined {
  const { wish, before, now, news } = watched;
  const { reference } = now;
  const ignored = news.find(({ event, data }) => event === "looked" && data?.["ignored"] !== undefined);
  if (ignored !== undefined) return { done: false, text: `Not done: ${textOf(ignored.data?.["ignored"])}.` };
  const { failure, waiting } = now;
  if (failure !== undefined && failure.since !== before.failure?.since)
    return { done: false, text: `${reference} has stopped: ${ERRORS[failure.code].what} ${failure.detail}` };
  const isTaken = !now.wishes.some(({ id }) => id === wish.id);
  if (waiting !== undefined && (waiting.since !== before.waiting?.since || isStillWaiting(watched))) {
    const text = `${reference} waits for the connection ${waiting.connection}: ${waiting.detail} It goes on by itself when that works again.`;
    return { done: false, text };
  }
  return isTaken ? endingOf(watched) : undefined;
}

/** It waited before: only once the service has looked since is that an answer. While Kommo is broken it does not look. */
function isStillWaiting({ before, now, isQuiet }: Watched): boolean {
  const hasLooked = now.version > before.version + 1; // the wish itself was one write
  return isQuiet && (hasLooked || now.waiting?.connection === "kommo");
}

function day(at: Date | undefined): string {
  return at === undefined ? "another one" : at.toISOString().slice(0, 10);
}

function endingOf({ wish, now, news, isQuiet }: Watched): Ending | undefined {
  const { reference, status } = now;
  const stands = `${reference} is now ${status}.`;
  switch (wish.kind) {
    case "withdraw":
      if (isOver(status)) return { done: status === "withdrawn", text: stands };
      return isQuiet ? { done: false, text: `${reference} was not withdrawn: it is ${status}.` } : undefined;
    case "send":
      if (status === "sent" || isOver(status)) return { done: true, text: stands };
      return isQuiet ? { done: false, text: `${reference} was not sent: it is ${status}.` } : undefined;
    case "remind":
      if (news.some(({ event }) => event === "reminded"))
        return { done: true, text: `The signers of ${reference} were reminded.` };
      return isQuiet ? { done: false, text: `Nobody was reminded of ${reference}.` } : undefined;
    case "extend":
      if (news.some(({ event }) => event === "extended"))
        return { done: true, text: `The deadline of ${reference} is now ${day(now.expiresAt)}.` };
      return isQuiet ? { done: false, text: `The deadline of ${reference} stays as it was.` } : undefined;
    case "resume":
      if (now.failure !== undefined || now.waiting !== undefined) return undefined;
      return status === "sent" || isOver(status) || (isQuiet && status === "drafted")
        ? { done: true, text: `${reference} goes on: it is now ${status}.` }
        : undefined;
    case "link":
      if (now.remoteId !== undefined) return { done: true, text: stands };
      return isQuiet ? { done: false, text: `${reference} was not linked: it is ${status}.` } : undefined;
    case "again":
      return isQuiet ? { done: true, text: stands } : undefined;
    default:
      return wish.kind satisfies never;
  }
}
