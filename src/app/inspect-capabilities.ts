import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { levelProblem } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import { SIGNATURE_LEVELS, signatureLevel, signingOrderOf } from "../domain/signer.ts";
import type { SigningOrder } from "../domain/signer.ts";
import type { Finding } from "../providers/provider.ts";
import type { Say } from "../texts/say.ts";

/** What the playbook asks of a connection and its dialect cannot do, or does otherwise. */
export function inspectCapabilities(
  connection: ConnectionRuntime,
  playbook: Playbook,
  say: Say,
): readonly Finding[] {
  const { can, id, vendor } = connection;
  const who = say("inspection:who", { vendor, id });
  const findings: Finding[] = [...inspectLevel(connection, playbook, say)];
  const orders = playbook.send.signers
    .map(({ order, receives }, index) => ({ order: order ?? index + 1, receives }))
    .filter(({ receives }) => receives === "signature");
  const order = signingOrderOf(orders);
  if (orders.length > 1 && !can.order.includes(order)) {
    findings.push(orderFinding(who, order, can.order, say));
  }
  if (!playbook.send.automatically && !can.draft) {
    findings.push({
      level: "problem",
      text: say("inspection:noDrafts", { who }),
    });
  }
  if (playbook.outcomes.signed.attach && !can.signedCopy) {
    findings.push({
      level: "note",
      text: say("inspection:noCopy", { who }),
    });
  }
  if (playbook.onAmountChange === "update" && can.draft && !can.update && !playbook.send.automatically) {
    findings.push({
      level: "note",
      text: say("inspection:noUpdate", { who }),
    });
  }
  const days = playbook.send.expiresInDays;
  if (can.maxDays !== undefined && days > can.maxDays) {
    findings.push({
      level: "problem",
      text: say("inspection:tooLong", { who, most: can.maxDays, days }),
    });
  }
  if (can.expiry === "ours") {
    const key = can.withdraw === "none" ? "inspection:oursOnly" : "inspection:oursWithdraws";
    findings.push({ level: "note", text: say(key, { who, days }) });
  }
  return findings;
}

function orderFinding(who: string, order: SigningOrder, can: readonly SigningOrder[], say: Say): Finding {
  const text = say("inspection:order.cannot", {
    who,
    order: say(`inspection:order.${order}`),
    orders: can.map((each) => say(`inspection:order.${each}`)).join(", "),
  });
  const help = say(can.includes("parallel") ? "inspection:order.same" : "inspection:order.own");
  return { level: "problem", text, help };
}

/** A level that stands in the file itself; one that comes from the deal is judged when the contract is filled in. */
function inspectLevel(connection: ConnectionRuntime, { send }: Playbook, say: Say): readonly Finding[] {
  const { level: written } = send;
  if (written === undefined || /\{[{%]/.test(written)) return [];
  const level = signatureLevel(written);
  if (level === undefined) {
    const text = say("inspection:level.unknown", { level: written, levels: SIGNATURE_LEVELS.join(", ") });
    return [{ level: "problem", text }];
  }
  const problem = levelProblem({ level }, connection);
  if (problem === undefined) return [];
  const help = say("inspection:level.help");
  return [{ level: "problem", text: problem.text, help }];
}
