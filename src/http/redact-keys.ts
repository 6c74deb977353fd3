const SENSITIVE =
  /token|secret|passw|api[_-]?key|authori[sz]ation|^auth$|cookie|credential|private[_-]?key|sign.{0,20}(?:url|link|href)|(?:preview|embed|invite|access|magic|login|download|upload|presigned|session|hosted)[_-]?(?:url|uri|link|href)|^(?:otp|pin|access_code)$/iu;
/** Words that contain a sensitive one and are none. */
const HARMLESS = /^(?:(?:page|next_page|continuation|sync)_?token|token_type|design.*)$/iu;

/** Does a key of this name hold something that must not be kept (tokens, passwords, signing links)? */
export function isSensitiveKey(key: string): boolean {
  return key.length <= 200 && SENSITIVE.test(key) && !HARMLESS.test(key);
}

/** A JSON key with its colon; the backslashes are those of JSON inside a JSON string. */
const KEY = /(\\{0,3})"([^"\\]{1,80})\1"\s{0,8}:\s{0,8}/gu;

/** Replaces the values of sensitive keys in JSON text (also JSON inside strings, also cut off), whatever their type. */
export function redactPairs(text: string): string {
  let clean = "";
  let from = 0;
  KEY.lastIndex = 0;
  for (let match = KEY.exec(text); match; match = KEY.exec(text)) {
    if (!isSensitiveKey(match[2] ?? "")) continue;
    const start = match.index + match[0].length;
    const end = endOfValue(text, start, match[1] ?? "");
    const quote = `${match[1] ?? ""}"`;
    clean += `${text.slice(from, start)}${quote}[removed]${quote}`;
    from = end;
    KEY.lastIndex = end;
  }
  return from === 0 ? text : clean + text.slice(from);
}

function endOfValue(text: string, start: number, escapes: string): number {
  const first = text[start];
  if (first === "{" || first === "[") return endOfNested(text, start, escapes.length);
  const quote = `${escapes}"`;
  if (text.startsWith(quote, start)) return endOfString(text, start + quote.length, escapes.length);
  const end = text.slice(start).search(/[\s,}\]\\"]/u);
  return end === -1 ? text.length : start + end;
}

/** What a quote is, by the backslashes before it: one of this level, one further in, or the end of the text around. */
function quoteAt(text: string, at: number, escapes: number): "ours" | "inner" | "outer" {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  if (escapes === 0) return backslashes % 2 === 0 ? "ours" : "inner";
  if (backslashes === escapes) return "ours";
  return backslashes > escapes ? "inner" : "outer";
}

function endOfString(text: string, from: number, escapes: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    const quote = quoteAt(text, at, escapes);
    if (quote === "ours") return at + 1;
    if (quote === "outer") return at;
  }
  return text.length;
}

/** Counts brackets outside strings; nothing closed = everything to the end. */
function endOfNested(text: string, start: number, escapes: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      if (quoteAt(text, at, escapes) === "outer") return at;
      at = endOfString(text, at + 1, escapes) - 1;
    } else if (char === "{" || char === "[") {
      depth += 1;
    } else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
