import { describe, expect, test } from "vitest";
import { ACCOUNT_CASES } from "./provider-account.cases.ts";
import type { ProviderCase } from "./provider-case.ts";
import { CREATE_TROUBLE_CASES } from "./provider-create-trouble.cases.ts";
import { CREATE_CASES } from "./provider-create.cases.ts";
import { DOCUMENT_CASES } from "./provider-documents.cases.ts";
import { FIND_CASES } from "./provider-find.cases.ts";
import { NOTICE_CASES } from "./provider-notices.cases.ts";
import { PERIOD_CASES } from "./provider-period.cases.ts";
import { READ_TROUBLE_CASES } from "./provider-read-trouble.cases.ts";
import { READ_CASES } from "./provider-read.cases.ts";
import { SECRET_CASES } from "./provider-secrets.cases.ts";
import { SEND_CASES } from "./provider-send.cases.ts";
import type { ProviderStand, StandMaker } from "./provider-stand.ts";
import { TEMPLATE_CASES } from "./provider-templates.cases.ts";
import { UPDATE_CASES } from "./provider-update.cases.ts";
import { WITHDRAW_CASES } from "./provider-withdraw.cases.ts";

const GROUPS: Readonly<Record<string, readonly ProviderCase[]>> = {
  find: FIND_CASES,
  create: CREATE_CASES,
  "create in trouble": CREATE_TROUBLE_CASES,
  update: UPDATE_CASES,
  send: SEND_CASES,
  read: READ_CASES,
  "read in trouble": READ_TROUBLE_CASES,
  "withdraw and remind": WITHDRAW_CASES,
  "signing period and calls": PERIOD_CASES,
  "signed documents": DOCUMENT_CASES,
  account: ACCOUNT_CASES,
  templates: TEMPLATE_CASES,
  notices: NOTICE_CASES,
  secrets: SECRET_CASES,
};

/** Holds one provider in one dialect against everything that the port promises. */
export function describeProvider({ provider, dialect, open }: StandMaker): void {
  describe.each(Object.entries(GROUPS))(`${provider}, ${dialect}: %s`, (_group, cases) => {
    test.each(cases.map(({ says, run }) => [says, run] as const))("%s", async (_says, run) => {
      const stand = await open();
      try {
        await run(stand);
        expect(leaksOf(stand)).toEqual([]);
      } finally {
        await stand.close();
      }
    });
  });
}

/** Secrets that stand in what was written down, whatever the case was about. */
function leaksOf(stand: ProviderStand): readonly string[] {
  const recorded = stand.recorded();
  return stand
    .secrets()
    .filter((secret) => recorded.includes(secret) || recorded.includes(encodeURIComponent(secret)));
}
