import { expect, test } from "vitest";
import { STATUSES } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import { aContract, allCapabilities, aSentContract } from "../../../tests/builders.ts";
import { wayOut } from "../way-out.ts";
import { onScreen } from "./on-screen.ts";
import { whyNot } from "./why-not.ts";
import { sayInEnglish } from "../../texts/texts.ts";
import { helpOnScreen, wayOutOnScreen } from "./way-out-on-screen.ts";

const UNABLE = { vendor: "Oneflow", can: allCapabilities({ remind: false, withdraw: "none" }) };
const FAILURE = {
  code: "order_incomplete",
  detail: "No e-mail.",
  where: {},
  step: "fill",
  since: "2026-11-02T09:00:00.000Z",
} as const;
const CODES = Object.keys(ERRORS).filter((code): code is ErrorCode => Object.hasOwn(ERRORS, code));

test.each(CODES)("the way out of %s names buttons and no command", (code) => {
  const told = onScreen(wayOut(aContract(), code));
  expect(told).not.toMatch(/`countersign|--account|  /u);
  expect(told.length).toBeGreaterThan(20);
});

test.each(CODES)("the way out of %s says on a screen what it says in a terminal, with buttons", (code) => {
  expect(wayOutOnScreen(code, sayInEnglish)).toBe(onScreen(wayOut(aContract(), code)));
  expect(helpOnScreen(code, sayInEnglish)).toBe(onScreen(ERRORS[code].help));
});

test("what was a command is the button that does the same", () => {
  expect(onScreen(wayOut(aContract(), "outcome_unfindable"))).toBe(
    "Look whether the contract is at the vendor, and delete it there if it is: “Fix and resume” creates it again. To give it up instead: “Withdraw”.",
  );
  expect(onScreen(wayOut(aContract(), "playbook_unreadable"))).toBe(
    "Start it again with “Fix and resume”: it goes on under the playbook that is in the configuration now.",
  );
});

test.each(STATUSES)("why something cannot be done with a %s contract is told without commands", (status) => {
  const kinds = ["withdraw", "remind", "extend", "resume", "send", "link", "again"] as const;
  for (const connection of [undefined, UNABLE])
    for (const contract of [aSentContract({ status }), aSentContract({ status, failure: FAILURE })]) {
      const asked = (at: "screen" | "terminal") =>
        kinds.map((kind) => whyNot(kind, contract, connection, { say: sayInEnglish, at }));
      const told = asked("screen");
      expect(JSON.stringify(told)).not.toMatch(/`countersign|--account/u);
      expect(told).toEqual(
        asked("terminal").map((refusal) => refusal && { text: refusal.text, help: onScreen(refusal.help) }),
      );
    }
});
