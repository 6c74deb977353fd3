const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * One e-mail address as a vendor will take it, trimmed; `undefined` for lists, display names, spaces, line breaks and
 * everything else. The local part is ASCII: a Cyrillic letter in it is a mistyped one far more often than meant.
 */
export function validEmail(text: string): string | undefined {
  const email = text.trim();
  const at = email.lastIndexOf("@");
  const local = email.slice(0, Math.max(at, 0));
  const labels = email.slice(at + 1).split(".");
  if (at < 1 || at > 64 || email.length > 254 || labels.length < 2) return undefined;
  const last = email.slice(email.lastIndexOf(".") + 1);
  if (last.length < 2 || /^\d+$/.test(last)) return undefined;
  if (!LOCAL.test(local) || !labels.every((label) => label.length <= 63 && LABEL.test(label)))
    return undefined;
  return email;
}
