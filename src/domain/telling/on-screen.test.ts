import { expect, test } from "vitest";
import { aContract, allCapabilities, aSentContract } from "../../../tests/builders.ts";
import { sayInEnglish } from "../../texts/texts.ts";
import { STATUSES } from "../contract.ts";
import { wayOutOnDeal } from "../decide/way-out-on-deal.ts";
import { ERRORS } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import { wayOut } from "../way-out.ts";
import { onScreen } from "./on-screen.ts";
import { helpOnScreen, wayOutOnScreen } from "./way-out-on-screen.ts";
import { whyNot } from "./why-not.ts";

const UNABLE = {
  vendor: "Oneflow",
  dialectName: "documented",
  can: allCapabilities({ remind: false, withdraw: "none", extend: false, expiry: "vendor" }),
};
const FAILURE = {
  code: "order_incomplete",
  detail: "No e-mail.",
  where: {},
  step: "fill",
  since: "2026-11-02T09:00:00.000Z",
} as const;
const CODES = Object.keys(ERRORS).filter((code): code is ErrorCode => Object.hasOwn(ERRORS, code));

test.each(CODES)(
  "the way out of %s names buttons and places, neither commands nor keys of a file",
  (code) => {
    for (const told of [
      helpOnScreen(code, sayInEnglish),
      wayOutOnScreen(code, sayInEnglish),
      wayOutOnDeal(code),
    ]) {
      expect(told).not.toMatch(/`|--account|correct the file|  /u);
      expect(told.length).toBeGreaterThan(20);
    }
  },
);

test("what was a command is the button that does the same", () => {
  const told = wayOut(aContract(), "outcome_unfindable");
  expect(told).toContain("`countersign withdraw --account acme");
  expect(wayOutOnScreen("outcome_unfindable", sayInEnglish)).toBe(onScreen(told));
  expect(onScreen(wayOut(aContract(), "order_incomplete"))).toBe(
    wayOutOnScreen("order_incomplete", sayInEnglish),
  );
  expect(onScreen("To mend it run `countersign retry --contract CS-1` or `countersign dance`.")).toBe(
    "To mend it press “Fix and resume” or `countersign dance`.",
  );
});

test.each(STATUSES)(
  "why something cannot be done with a %s contract is told in whole sentences, without commands and ids",
  (status) => {
    const kinds = ["withdraw", "remind", "extend", "resume", "send", "link", "again"] as const;
    for (const connection of [undefined, UNABLE])
      for (const contract of [aSentContract({ status }), aSentContract({ status, failure: FAILURE })])
        for (const kind of kinds) {
          const told = whyNot(kind, contract, connection, { say: sayInEnglish, at: "screen" });
          if (told === undefined) continue;
          expect(`${told.text} ${told.help}`).not.toMatch(/`|--account|CS-|contracts\)|dialect|\{\{/u);
          expect(told.text).toMatch(/^[A-Z].*\.$/u);
          expect(told.help).toMatch(/^(?:[A-Z].*\.)?$/u);
        }
  },
);

test("who cannot be reminded by us is named", () => {
  const asked = whyNot("remind", aSentContract(), UNABLE, { say: sayInEnglish, at: "screen" });
  const [first] = aSentContract().order?.signers ?? [];
  expect(asked?.text).toBe("Oneflow cannot remind signers.");
  expect(asked?.help).toContain("Write to the signers yourself. Still to sign: ");
  expect(asked?.help).toContain(first?.name);
  const { order: _, remote: __, ...nobody } = aSentContract();
  expect(whyNot("remind", nobody, UNABLE, { say: sayInEnglish, at: "screen" })?.help).toBe(
    "Write to the signers yourself.",
  );
});
