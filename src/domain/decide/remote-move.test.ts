import { expect, test } from "vitest";
import { aDeal, allCapabilities, aPlaybook, aRemote, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Contract, Effect } from "../contract.ts";
import type { RemoteContract } from "../remote.ts";
import { decide } from "./decide.ts";
import type { Step } from "./step.ts";

const at = T0.toISOString();
const done = { state: "done", attempt: 1, at } as const satisfies Effect;
const told = { create: done, send: done, "sent/deal": done, "sent/note": done };
const minutesLater = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

function stepOf(
  contract: Contract,
  remote: RemoteContract["status"] | "gone",
  { now = minutesLater(60), can = allCapabilities() } = {},
): Step {
  const seen = { deal: aDeal(), remote: remote === "gone" ? remote : aRemote(remote) };
  return decide({ contract, playbook: aPlaybook(), can, seen, now });
}

test("an answer that lags behind our sending is not taken for a draft that came back", () => {
  const sent = aSentContract({ effects: told });
  expect(stepOf(sent, "drafted", { now: minutesLater(1) }).do).toBe("rest");
  expect(stepOf(sent, "drafted")).toMatchObject({ do: "enter", status: "drafted" });
});

test("a contract that became a draft again at the vendor never goes out by itself; people are told once", () => {
  const back = aSentContract({ status: "drafted", rounds: { drafted: 2, sent: 1 }, effects: told });
  expect(stepOf(back, "drafted")).toMatchObject({ do: "act", acts: [{ key: "drafted#2/note" }] });
  const known = { ...back, effects: { ...told, "drafted#2/note": done } };
  expect(stepOf(known, "drafted").do).toBe("rest");
  const wish = { id: "w", kind: "send", by: "ada", at } as const;
  expect(stepOf({ ...known, wishes: [wish] }, "drafted")).toEqual({ do: "send" });
  expect(stepOf(known, "sent")).toMatchObject({ do: "enter", status: "sent" });
});

test("a contract that had vanished and is signed after all is shown to a person; one that we took back is not", () => {
  const tellingDone = { "withdrawn/note": done };
  const vanished = aSentContract({
    status: "withdrawn",
    rounds: { withdrawn: 1 },
    effects: { ...told, ...tellingDone },
  });
  expect(stepOf(vanished, "signed")).toEqual({ do: "refuse", status: "signed" });
  expect(stepOf(vanished, "gone").do).toBe("rest");
  const takenBack = { ...vanished, effects: { ...vanished.effects, withdraw: done } };
  expect(stepOf(takenBack, "signed").do).toBe("rest");
});

test("where an expired contract cannot be taken back, a late signature still counts", () => {
  const over = aSentContract({
    status: "expired",
    rounds: { expired: 1 },
    effects: { ...told, "expired/note": done, "expired/task": done },
  });
  const can = allCapabilities({ withdraw: "none" });
  expect(stepOf(over, "signed", { can })).toMatchObject({ do: "enter", status: "signed" });
  expect(stepOf(over, "sent", { can }).do).toBe("rest");
});

test("on a deal that was deleted nobody is told who signed", () => {
  const playbook = aPlaybook({ signerSigned: { note: "signed by" } });
  const signer = { name: "Lena Vogt", email: "lena@example.com", status: "signed" } as const;
  const seen = { deal: "gone", remote: aRemote("sent", { signers: [signer] }) } as const;
  const contract = aSentContract({ effects: told });
  const step = decide({ contract, playbook, can: allCapabilities(), seen, now: T0 });
  expect(step.do).toBe("rest");
});
