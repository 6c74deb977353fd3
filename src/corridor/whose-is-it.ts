import type { Failure } from "../domain/errors.ts";
import { neighbours } from "./neighbours.ts";
import { NEIGHBOURS } from "./neighbours-mark.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";

/** What somebody else has sent is no riddle where it is known who works there, too. */
export async function whoseIsIt(tools: Tools, runtime: AccountRuntime, strange: Failure): Promise<Failure> {
  const { hosts } = await neighbours(tools, runtime);
  if (hosts.length === 0) return strange;
  return { ...strange, code: "another_installation", where: { connection: NEIGHBOURS } };
}
