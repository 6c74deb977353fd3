import { invalid } from "./answers.ts";

/** Which part of a list is asked for; pages count from 0. */
export interface Paging {
  readonly page: number;
  readonly pageSize: number;
}

const whole = (
  query: URLSearchParams,
  name: string,
  preset: number,
  [least, most]: [number, number],
): number => {
  const text = query.get(name);
  if (text === null) return preset;
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : -1;
  if (value < least || value > most)
    throw invalid(`${name} must be a whole number from ${least} to ${most}`, name);
  return value;
};

/** Throws Refused(400) for anything but `page` from 0 and `pageSize` from 1 to 100. */
export const readPaging = (query: URLSearchParams): Paging => ({
  page: whole(query, "page", 0, [0, 100_000_000]),
  pageSize: whole(query, "pageSize", 20, [1, 100]),
});

/** Throws Refused(400) for a parameter that is not known, or given twice. */
export const onlyQuery = (query: URLSearchParams, known: readonly string[]): void => {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name)) throw invalid(`unknown query parameter '${name}'`, name);
    if (query.getAll(name).length > 1) throw invalid(`query parameter '${name}' is given twice`, name);
  }
};
