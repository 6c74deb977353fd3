import type { Route } from "../route.ts";
import { answerHeld } from "./answer-held.ts";
import { listHeld } from "./list-held.ts";
import { readAttention } from "./read-attention.ts";
import { readResumed } from "./read-resumed.ts";
import { resumeContracts } from "./resume-contracts.ts";

/** What needs a person. */
export const ATTENTION_ROUTES: readonly Route[] = [
  readAttention,
  readResumed,
  resumeContracts,
  listHeld,
  answerHeld,
];
