import type common from "../../texts/en/console/common.json";
import type attention from "../../texts/en/service/attention.json";
import type changes from "../../texts/en/service/changes.json";
import type connections from "../../texts/en/service/connections.json";
import type consequences from "../../texts/en/service/consequences.json";
import type csv from "../../texts/en/service/csv.json";
import type dryRun from "../../texts/en/service/dry-run.json";
import type errors from "../../texts/en/service/errors.json";
import type fields from "../../texts/en/service/fields.json";
import type inspection from "../../texts/en/service/inspection.json";
import type language from "../../texts/en/service/language.json";
import type problems from "../../texts/en/service/problems.json";
import type refusals from "../../texts/en/service/refusals.json";
import type setUp from "../../texts/en/service/set-up.json";
import type standing from "../../texts/en/service/standing.json";
import type trail from "../../texts/en/service/trail.json";

/**
 * Everything that the service tells people, in English, and the words that it shares with the console. The compiler knows
 * the keys from here; the texts are read when something is told first (`readEnglish`).
 */
export interface English {
  readonly common: typeof common;
  readonly attention: typeof attention;
  readonly changes: typeof changes;
  readonly connections: typeof connections;
  readonly consequences: typeof consequences;
  readonly csv: typeof csv;
  readonly "dry-run": typeof dryRun;
  readonly errors: typeof errors;
  readonly fields: typeof fields;
  readonly inspection: typeof inspection;
  readonly language: typeof language;
  readonly problems: typeof problems;
  readonly refusals: typeof refusals;
  readonly "set-up": typeof setUp;
  readonly standing: typeof standing;
  readonly trail: typeof trail;
}

/** What one language says: the files of English, or some of them. What it lacks is said in English. */
export type Language = { readonly [N in keyof English]?: object };
