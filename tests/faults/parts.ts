import { DATABASE_ROWS } from "./database-rows.ts";
import { GOES } from "./goes.ts";
import { PLAYERS } from "./turns.ts";

/** Titles of tests tell no more of a long fault than some forty letters; so many are enough to tell one from the others. */
const TOLD = 25;

/** A piece of the long matrix that is played by itself: some minutes at most. */
export interface Part {
  /** `answers: contractbook, documented`. */
  readonly name: string;
  /** Under tests/faults. */
  readonly file: string;
  /** Only the tests whose title this regular expression fits. */
  readonly titles: string;
}

/** All of them, in the order in which they are played. `isOwn`: the database server may be ended. */
export function partsOf(isOwn: boolean): readonly Part[] {
  const ways = [...PLAYERS.filter(({ dialect }) => dialect === "documented"), { name: "Kommo" }];
  const faults = DATABASE_ROWS.filter(({ signal }) => isOwn || signal === undefined);
  return [
    ...PLAYERS.map(({ name }) => part("answers", name, "answers.test.ts", `^${name} `)),
    ...PLAYERS.map(({ name }) => part("hooks", name, "hooks.test.ts", `^${name} `)),
    ...ways.map(({ name }) => part("network", name, "network.test.ts", `the way to ${name} is broken`)),
    ...faults.map(({ fault }) =>
      part("database", fault, "database.test.ts", `^the database is ${literal(fault.slice(0, TOLD))}`),
    ),
    part("database", "gone in the middle of a start", "database.test.ts", "goes in the middle of a start"),
    ...GOES.map((go) => part("process", `kills, go ${go}`, "kills.test.ts", `^go ${go}: kill -9`)),
    part("process", "away", "kills.test.ts", "^won and signed while nobody listened"),
  ];
}

function part(group: string, name: string, file: string, titles: string): Part {
  return { name: `${group}: ${name}`, file, titles };
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
