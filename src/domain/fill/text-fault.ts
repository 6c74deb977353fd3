import { LiquidError } from "liquidjs";

/** Why a text cannot be read or rendered. `line` and `column` count from 1 within the text. */
export interface TextFault {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Sentences for what liquidjs says in its own words. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/limit exceeded|Maximum call stack/, "the text is too long or loops for too long"],
  [
    /Cannot convert object to primitive/,
    "a group of values stands where one value belongs; name one of its words",
  ],
  [/invalid value expression: "\s*"/, "a value is missing; name one, as in {{ deal.name }}"],
  [/invalid value expression: "(.*)"/s, "“$1” names no value; name one, as in {{ deal.name }}"],
  [/expected "\|" before filter/, "a value is misspelt; name one as in {{ deal.name }}"],
  [/illegal tag syntax/, "a tag is empty or misspelt; tags look like {% if deal.price > 0 %}"],
  [/illegal tag: (.+)/s, "the tag $1 is misspelt"],
  [/\[ not closed/, "a [ is not closed with ]"],
  [/undefined filter: (.+)/, "there is no filter named “$1”"],
  [/tag "(.+)" not found/, "there is no tag named “$1”"],
  [/output "(.*)" not closed/s, "“$1” is not closed with }}"],
  [/tag "(.*)" not closed/s, "“$1” is not closed"],
];

/** Any failure of the engine in plain words. */
export function faultOf(error: unknown): TextFault {
  const message = error instanceof Error ? error.message : String(error);
  const place = /, line:(\d+), col:(\d+)/.exec(message);
  const plain = message.replace(/, line:\d+, col:\d+[\s\S]*$/, "").slice(0, 200);
  const known = SENTENCES.find(([pattern]) => pattern.test(plain));
  const found = known?.[0].exec(plain);
  const text =
    known === undefined
      ? plain
      : known[1].replace("$1", () =>
          String(found?.[1])
            .replaceAll(/(?:\\n|\s)+/g, " ")
            .trim()
            .slice(0, 60),
        );
  const isPlaced = LiquidError.is(error) && place !== null;
  return { text, line: isPlaced ? Number(place[1]) : 1, column: isPlaced ? Number(place[2]) : 1 };
}
