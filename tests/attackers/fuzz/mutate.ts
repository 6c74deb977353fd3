import type { Dice } from "./dice.ts";

/** What parsers of many kinds stumble over. */
const NASTY: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "null",
  "true",
  "-1",
  "1e999",
  "9007199254740993",
  "99999999999999999999999999",
  "\u0000",
  "\uFEFF",
  "\u202E",
  "\uD800",
  "%00",
  "%ff%fe",
  "../../etc/passwd",
  "http://169.254.169.254/",
  "<script>alert(1)</script>",
  "=HYPERLINK(1)",
  "{{ 7 | times: 7 }}",
  "${HOME}",
  '"',
  "\\u0000",
  "[[",
  "]]",
  "{}",
  "&a[b]=",
  "\r\n\r\n",
  "a".repeat(3000),
  "[".repeat(2000),
  '{"a":'.repeat(1000),
];

const MOST_BYTES = 64 * 1024;

/** One input made of another, by some of the ways in which bytes go wrong. `words`: what the target listens to. */
export function mutate(
  input: Buffer,
  { dice, words, corpus }: { dice: Dice; words: readonly string[]; corpus: readonly Buffer[] },
): Buffer {
  let made = input;
  for (let rounds = 1 + dice.roll(6); rounds > 0; rounds -= 1) {
    const at = dice.roll(made.length + 1);
    const to = Math.min(made.length, at + dice.roll(16));
    const ways: readonly (() => Buffer)[] = [
      () => splice(made, at, at, Buffer.from(dice.pick(NASTY))),
      () => splice(made, at, to, Buffer.from(dice.pick(NASTY))),
      () => splice(made, at, at, Buffer.from(dice.pick(words))),
      () => splice(made, at, at, Buffer.from(JSON.stringify(dice.pick(words)))),
      () => splice(made, at, to, Buffer.alloc(0)),
      () => splice(made, at, at, made.subarray(at, at + dice.roll(64))),
      () => splice(made, at, at + 1, Buffer.from([dice.roll(256)])),
      () => splice(made, at, made.length, dice.pick(corpus).subarray(at)),
      () => swapWord(made, dice, words),
      () => made.subarray(0, at),
    ];
    made = dice.pick(ways)();
  }
  return made.subarray(0, MOST_BYTES);
}

function splice(bytes: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

/** One JSON value or name in place of another: it stays JSON, and means something else. */
function swapWord(bytes: Buffer, dice: Dice, words: readonly string[]): Buffer {
  const text = bytes.toString("latin1");
  const found = [...text.matchAll(/"[^"\\]{0,200}"|-?\d+(?:\.\d+)?|true|false|null/gu)];
  if (found.length === 0) return bytes;
  const { 0: old, index } = dice.pick(found);
  const values = [
    "null",
    "[]",
    "{}",
    "-1",
    "1e308",
    '""',
    JSON.stringify(dice.pick(words)),
    "[[]]",
    '{"id":0}',
  ];
  return splice(bytes, index, index + old.length, Buffer.from(dice.pick(values)));
}
