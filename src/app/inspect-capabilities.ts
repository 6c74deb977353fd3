import type { ConnectionRuntime } from "../corridor/runtime.ts";
import { levelProblem } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import { SIGNATURE_LEVELS, signatureLevel, signingOrderOf } from "../domain/signer.ts";
import type { SigningOrder } from "../domain/signer.ts";
import type { Finding } from "../providers/provider.ts";

/** What the playbook asks of a connection and its dialect cannot do, or does otherwise. */
export function inspectCapabilities(connection: ConnectionRuntime, playbook: Playbook): readonly Finding[] {
  const { can, id, vendor } = connection;
  const findings: Finding[] = [...inspectLevel(connection, playbook)];
  const orders = playbook.send.signers
    .map(({ order, receives }, index) => ({ order: order ?? index + 1, receives }))
    .filter(({ receives }) => receives === "signature");
  const order = signingOrderOf(orders);
  if (orders.length > 1 && !can.order.includes(order)) {
    findings.push(orderFinding(`${vendor} (${id})`, order, can.order));
  }
  if (!playbook.send.automatically && !can.draft) {
    findings.push({
      level: "problem",
      text: `${vendor} (${id}) has no drafts: a contract cannot wait there to be sent.`,
    });
  }
  if (playbook.outcomes.signed.attach && !can.signedCopy) {
    findings.push({
      level: "note",
      text: `${vendor} (${id}) offers no signed PDF in this dialect: nothing is archived or attached.`,
    });
  }
  if (playbook.onAmountChange === "update" && can.draft && !can.update && !playbook.send.automatically) {
    findings.push({
      level: "note",
      text: `${vendor} (${id}) cannot change a draft: when the amount changes before it is sent, the contract keeps the old one, and the deal is told.`,
    });
  }
  const days = playbook.send.expiresInDays;
  if (can.maxDays !== undefined && days > can.maxDays) {
    findings.push({
      level: "problem",
      text: `${vendor} (${id}) gives signers ${can.maxDays} days at most, and \`send.expiresInDays\` asks for ${days}.`,
    });
  }
  if (can.expiry === "ours") {
    const end =
      can.withdraw === "none"
        ? `after ${days} days the contract counts as expired for us, and stays open there`
        : `we withdraw after ${days} days`;
    findings.push({ level: "note", text: `${vendor} (${id}) holds no deadline that we rely on: ${end}.` });
  }
  return findings;
}

const ORDER_WORDS: Readonly<Record<SigningOrder, string>> = {
  sequential: "one after the other",
  parallel: "all at once",
  grouped: "in groups, one after the other",
};

function orderFinding(who: string, order: SigningOrder, can: readonly SigningOrder[]): Finding {
  const text = `${who} cannot let signers sign ${ORDER_WORDS[order]}; it can: ${can.map((each) => ORDER_WORDS[each]).join(", ")}.`;
  const help = can.includes("parallel")
    ? "Give all signers the same number, `order: 1`: they are asked at once."
    : "Give each signer an `order` of its own: 1, 2, 3.";
  return { level: "problem", text, help };
}

/** A level that stands in the file itself; one that comes from the deal is judged when the contract is filled in. */
function inspectLevel(connection: ConnectionRuntime, { send }: Playbook): readonly Finding[] {
  const { level: written } = send;
  if (written === undefined || /\{[{%]/.test(written)) return [];
  const level = signatureLevel(written);
  if (level === undefined) {
    const text = `\`send.level\` is “${written}”; it can be ${SIGNATURE_LEVELS.join(", ")}.`;
    return [{ level: "problem", text }];
  }
  const problem = levelProblem({ level }, connection);
  if (problem === undefined) return [];
  const help = "Choose another connection for this playbook, or a level that the vendor has.";
  return [{ level: "problem", text: problem.text, help }];
}
