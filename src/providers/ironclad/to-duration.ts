const UNITS = ["years", "months", "weeks", "days"] as const;
type Unit = (typeof UNITS)[number];
/** One or more units of time, as the vendor's page of field types shows it. */
export type Duration = Readonly<Partial<Record<Unit, number>>>;

const WORDS: Readonly<Record<Unit, RegExp>> = {
  years: /^(?:y|yr|yrs|years?|jahre?|ans?|années?|anni?|anno|år)$/i,
  months: /^(?:m|mo|mos|months?|monate?|mois|mes[ie]|månad(?:er)?)$/i,
  weeks: /^(?:w|wk|wks|weeks?|wochen?|semaines?|settiman[ae]|veck(?:a|or))$/i,
  days: /^(?:d|days?|tage?|jours?|giorn[oi]|dag(?:ar)?)$/i,
};

/** `12` (in `unit`), `1 year 6 months`, `P1Y6M`. `undefined` = not a duration of whole units. */
export function toDuration(written: string, unit: Unit): Duration | undefined {
  const text = written.trim();
  if (/^\d{1,5}$/.test(text)) return { [unit]: Number(text) };
  const iso = /^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/i.exec(text);
  if (iso) return collected(UNITS.map((name, at) => [name, iso[at + 1]] as const));
  const parts = [...text.matchAll(/(\d{1,5})\s*(\p{L}+)\.?/gu)];
  const rest = text.replaceAll(/(\d{1,5})\s*(\p{L}+)\.?/gu, "").replaceAll(/[\s,;&]|and|und|et|och/giu, "");
  if (parts.length === 0 || rest !== "") return undefined;
  const named = parts.map(
    ([, count, word = ""]) => [UNITS.find((name) => WORDS[name].test(word)), count] as const,
  );
  return collected(named);
}

function collected(
  parts: readonly (readonly [Unit | undefined, string | undefined])[],
): Duration | undefined {
  const duration: Partial<Record<Unit, number>> = {};
  for (const [name, count] of parts) {
    if (count === undefined) continue;
    if (name === undefined || duration[name] !== undefined) return undefined;
    duration[name] = Number(count);
  }
  return Object.keys(duration).length === 0 ? undefined : duration;
}
