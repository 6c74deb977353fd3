import { Client } from "pg";

/** A statement as it went to the database. */
export interface RecordedStatement {
  readonly text: string;
  /** Prepared once per connection, and after some runs planned without looking at the values. */
  readonly isPrepared: boolean;
  /** Of some of its runs. */
  readonly values: readonly (readonly unknown[])[];
}

export interface Recording {
  readonly statements: readonly RecordedStatement[];
  /** The driver is as it was. */
  stop(): void;
}

const MOST_VALUES = 4;

/** Writes down every statement that the driver sends in this process, until it is told to stop. */
export function recordStatements(): Recording {
  const found = new Map<string, { isPrepared: boolean; values: (readonly unknown[])[] }>();
  const original: unknown = Reflect.get(Client.prototype, "query");
  if (typeof original !== "function") throw new Error("the driver has changed");
  Reflect.set(Client.prototype, "query", function (this: unknown, ...given: readonly unknown[]): unknown {
    const { text, isPrepared, values } = read(given);
    if (text !== undefined) {
      const known = found.get(text) ?? { isPrepared, values: [] };
      if (known.values.length < MOST_VALUES) known.values.push(values);
      found.set(text, known);
    }
    const answer: unknown = Reflect.apply(original, this, given);
    return answer;
  });
  return {
    get statements() {
      return [...found].map(([text, { isPrepared, values }]) => ({ text, isPrepared, values }));
    },
    stop: () => void Reflect.set(Client.prototype, "query", original),
  };
}

interface Read {
  readonly text?: string;
  readonly isPrepared: boolean;
  readonly values: readonly unknown[];
}

/** `query(text, values)` or `query({ name, text, values }, values)`. */
function read([first, second]: readonly unknown[]): Read {
  const others: readonly unknown[] = Array.isArray(second) ? second : [];
  if (typeof first === "string") return { text: first, isPrepared: false, values: others };
  if (typeof first !== "object" || first === null || !("text" in first))
    return { isPrepared: false, values: [] };
  const values: readonly unknown[] = "values" in first && Array.isArray(first.values) ? first.values : others;
  const isPrepared = "name" in first && typeof first.name === "string";
  return { text: String(first.text), isPrepared, values };
}
