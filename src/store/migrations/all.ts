import type { Migration } from "kysely/migration";
import { initial } from "./0001-initial.ts";
import { trailInOrder } from "./0002-trail-in-order.ts";
import { waiting } from "./0003-waiting.ts";
import { writeOnce } from "./0004-write-once.ts";
import { repeatedCalls } from "./0005-repeated-calls.ts";
import { changes } from "./0009-changes.ts";
import { consoleReads } from "./0008-console-reads.ts";
import { signIn } from "./0006-sign-in.ts";
import { documents } from "./0007-documents.ts";
import { replays } from "./0010-replays.ts";
import { makers } from "./0011-makers.ts";
import { held } from "./0012-held.ts";

/** Every step of the schema in order. A step that was released is never changed: add the next one. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-initial": initial,
  "0002-trail-in-order": trailInOrder,
  "0003-waiting": waiting,
  "0004-write-once": writeOnce,
  "0005-repeated-calls": repeatedCalls,
  "0006-sign-in": signIn,
  "0007-documents": documents,
  "0008-console-reads": consoleReads,
  "0009-changes": changes,
  "0010-replays": replays,
  "0011-makers": makers,
  "0012-held": held,
};
