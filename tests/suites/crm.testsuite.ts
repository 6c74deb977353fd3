import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import type { TestDatabase } from "../database.ts";
import { CRM_AUTH_CASES } from "./crm-auth.cases.ts";
import type { CrmCase } from "./crm-case.ts";
import { CRM_CHOICE_CASES } from "./crm-choices.cases.ts";
import { CRM_EVENT_CASES } from "./crm-events.cases.ts";
import { CRM_FILE_CASES } from "./crm-files.cases.ts";
import { CRM_HOOK_CASES } from "./crm-hooks.cases.ts";
import { CRM_LIMIT_CASES } from "./crm-limits.cases.ts";
import { CRM_NOTE_CASES } from "./crm-notes.cases.ts";
import { CRM_PATCH_CASES } from "./crm-patch.cases.ts";
import { CRM_READ_CASES } from "./crm-read.cases.ts";
import { CRM_SECRETS, openCrm } from "./crm-stand.ts";

const GROUPS: Readonly<Record<string, readonly CrmCase[]>> = {
  read: CRM_READ_CASES,
  patch: CRM_PATCH_CASES,
  "notes and tasks": CRM_NOTE_CASES,
  limits: CRM_LIMIT_CASES,
  tokens: CRM_AUTH_CASES,
  files: CRM_FILE_CASES,
  events: CRM_EVENT_CASES,
  "hooks and check": CRM_HOOK_CASES,
  "searching and making fields": CRM_CHOICE_CASES,
};

/** Holds the CRM client against everything that its port promises. Limiter and tokens are those of the store. */
export function describeCrm(name: string): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  describe.each(Object.entries(GROUPS))(`${name}: %s`, (_group, cases) => {
    const table = cases.map(({ says, options = {}, run }) => [says, options, run] as const);
    test.each(table)("%s", async (_says, options, run) => {
      const stand = await openCrm(database.database, options);
      try {
        await run(stand);
        const recorded = stand.recorded();
        expect(CRM_SECRETS.filter((secret) => recorded.includes(secret))).toEqual([]);
      } finally {
        await stand.close();
      }
    });
  });
}
