import { invalid } from "./answers.ts";
import { valueText } from "./value-text.ts";
import type { Workflow } from "./workflow.ts";

/** A formula of the `filter` parameter. Source: the vendor's OpenAPI, `WorkflowFilter`. */
export type Formula =
  | { readonly name: "And" | "Or"; readonly parts: readonly Formula[] }
  | {
      readonly name: "Equals" | "NotEqual" | "Contains" | "IsEmpty" | "IsNotEmpty";
      readonly attribute: string;
      readonly value: string;
    };

const PARTS = /\s*(?:(?<word>[A-Za-z]+)|\[(?<attribute>[^\][]+)\]|'(?<text>[^']*)'|(?<sign>[(),]))/uy;

interface Token {
  readonly kind: "word" | "attribute" | "text" | "sign";
  readonly text: string;
}

const bad = (): Error => invalid("invalid filter formula", "filter");

const tokensOf = (formula: string): readonly Token[] => {
  const tokens: Token[] = [];
  const text = formula.trim();
  for (let at = 0; at < text.length; at = PARTS.lastIndex) {
    PARTS.lastIndex = at;
    const { word, attribute, text: quoted, sign } = PARTS.exec(text)?.groups ?? {};
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (attribute !== undefined) tokens.push({ kind: "attribute", text: attribute });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else throw bad();
  }
  return tokens;
};

/** Reads a list of tokens from left to right. */
const createReader = (tokens: readonly Token[]) => {
  let at = 0;
  const take = (kind: Token["kind"], text?: string): string => {
    const token = tokens[at];
    if (token?.kind !== kind || (text !== undefined && token.text !== text)) throw bad();
    at += 1;
    return token.text;
  };
  const isNext = (text: string): boolean => tokens[at]?.kind === "sign" && tokens[at]?.text === text;
  return { take, isNext, isAtEnd: (): boolean => at === tokens.length };
};
type Reader = ReturnType<typeof createReader>;

const LEAVES = ["Equals", "NotEqual", "Contains", "IsEmpty", "IsNotEmpty"] as const;

const readOne = (reader: Reader, depth: number): Formula => {
  if (depth > 10) throw bad();
  const word = reader.take("word");
  reader.take("sign", "(");
  if (word === "And" || word === "Or") {
    const parts = [readOne(reader, depth + 1)];
    while (reader.isNext(",")) {
      reader.take("sign", ",");
      parts.push(readOne(reader, depth + 1));
    }
    reader.take("sign", ")");
    return { name: word, parts };
  }
  const name = LEAVES.find((one) => one === word);
  if (name === undefined) throw invalid(`filter operation ${word} is not supported`, "filter");
  const attribute = reader.take("attribute");
  const isUnary = name === "IsEmpty" || name === "IsNotEmpty";
  if (!isUnary) reader.take("sign", ",");
  const value = isUnary ? "" : reader.take("text");
  reader.take("sign", ")");
  return { name, attribute, value };
};

/** Reads a formula: attribute ids in brackets, values in single quotes. Comparisons of dates are not simulated. Throws Refused(400). */
export const readFilter = (formula: string): Formula => {
  const reader = createReader(tokensOf(formula));
  const read = readOne(reader, 0);
  if (!reader.isAtEnd()) throw bad();
  return read;
};

/** The attributes that a formula asks about. */
export const attributesIn = (formula: Formula): readonly string[] =>
  "parts" in formula ? formula.parts.flatMap(attributesIn) : [formula.attribute];

/** Whether a workflow is what the formula asks for. */
export const matchesFilter = (formula: Formula, workflow: Workflow): boolean => {
  if ("parts" in formula) {
    const test = (part: Formula): boolean => matchesFilter(part, workflow);
    return formula.name === "And" ? formula.parts.every(test) : formula.parts.some(test);
  }
  const text = valueText(workflow.attributes.get(formula.attribute)) ?? "";
  if (formula.name === "Equals") return text === formula.value;
  if (formula.name === "NotEqual") return text !== formula.value;
  if (formula.name === "Contains") return text.toLowerCase().includes(formula.value.toLowerCase());
  return (text === "") === (formula.name === "IsEmpty");
};
