/**
 * Finds a person's name or e-mail address where it stands by itself: not `ann@` in `joann@` or `jo-ann@`, not `Ann` in
 * “planned”, “Ann-Marie” or `ann@other.example`.
 */
export function bordered(word: string, flags = "iu"): RegExp {
  const pattern = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const before = word.includes("@")
    ? String.raw`(?<![\p{L}\p{N}_+@]|[\p{L}\p{N}_+][.\-'’]+)`
    : String.raw`(?<![\p{L}\p{N}_+@]|[\p{L}\p{N}]-)`;
  return new RegExp(`${before}${pattern}${BEHIND}`, flags);
}

const BEHIND = String.raw`(?![\p{L}\p{N}_+@]|[.\-]+[\p{L}\p{N}])`;
