import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { CountersignError, RETRY, STOP } from "../domain/errors.ts";
import { acceptsCredentials } from "./accepts-credentials.ts";
import { brokenness } from "./brokenness.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** Rights that credentials may lack although they are accepted. */
const RIGHTS = {
  create: "create contracts",
  update: "change drafts",
  send: "send contracts",
  withdraw: "take contracts back",
  remind: "remind signers",
  extend: "make the signing period longer",
  see: "read this contract",
  list: "list what has changed",
  archive: "fetch signed documents",
  note: "write notes",
  task: "create tasks",
  deal: "change deals",
  attach: "upload files and link them to deals",
} as const satisfies Record<string, string>;

export type Right = keyof typeof RIGHTS;

interface Refusal {
  /** Connection id, or `kommo`. */
  readonly side: string;
  readonly right: Right;
  readonly error: CountersignError;
  /** A contract that need not be readable: see `acceptsCredentials`. */
  readonly except?: string;
}

/** A refusal that speaks of the token and of no right. */
const OF_TOKEN =
  /\btokens?\b[^.;]*\b(?:expired|invalid|revoked|not valid)\b|\b(?:expired|invalid|revoked)\b[^.;]*\btokens?\b/iu;

/**
 * Some vendors answer 401 where a right is missing (Contractbook lists 401 and no 403 for its DELETE). Before a refused
 * call breaks the connection for all contracts, one read tells: are the credentials accepted, this call alone is
 * `forbidden`; are they refused, or another trouble came, it stays as it was. When the read could not be made the answer is
 * that trouble: the call is tried again later, for nothing has happened. So it is when the refusal itself says that the
 * token is over, while the read was answered: it was another one, or is accepted again.
 */
export async function judgeRefusal(
  tools: Tools,
  runtime: AccountRuntime,
  { side, right, error, except }: Refusal,
): Promise<CountersignError> {
  if (error.code !== "credentials_rejected" || (error.where.connection ?? side) !== side) return error;
  if (await brokenness(tools, runtime, side)) return error;
  try {
    const tried = except === undefined ? { connection: side } : { connection: side, except };
    if (!(await acceptsCredentials(tools, runtime, tried))) return error;
  } catch (trouble) {
    if (!(trouble instanceof CountersignError)) throw trouble;
    if (breaksConnection(trouble.code)) return error;
    const isAccepted = trouble.code === "forbidden" || trouble.code === "plan_required";
    if (!isAccepted) return trouble.verdict.next === "stop" ? error : trouble;
  }
  tools.health.good(runtime.id, side);
  if (OF_TOKEN.test(error.detail)) {
    const detail = `Its token is accepted for reading, and was refused for this call: ${error.detail}`;
    return new CountersignError("unavailable", RETRY, detail, error.where, error);
  }
  const detail = `They are accepted, but lack the right to ${RIGHTS[right]}: ${error.detail}`;
  return new CountersignError("forbidden", STOP, detail, error.where, error);
}
