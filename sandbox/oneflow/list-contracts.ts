import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField } from "./answers.ts";
import type { StoredContract } from "./contract.ts";
import { previewContract } from "./contract-view.ts";
import { pageOf, readQuery, readSlice } from "./page.ts";
import { readTime } from "./time-text.ts";
import type { World } from "./world.ts";

type Query = Readonly<Record<string, string | undefined>>;
type Test = (contract: StoredContract) => boolean;

const STATES = "filter[states]";
const PUBLISHED = "filter[published_time]";
const NAME = "filter[name]";
const FREE = "filter[query]";
const FIELD = "filter[data_field_match]";

/**
 * The vendor's list knows more filters (participants, ids, folders, other times); their names are in no text that could be
 * read, so they are refused here like any unknown one.
 */
const KNOWN = ["limit", "offset", "sort", STATES, PUBLISHED, NAME, FREE, FIELD];

const WORDS = ["draft", "pending", "overdue", "signed", "declined"];

const byStates = (text: string): Test => {
  const wanted = text.split(",");
  if (wanted.some((word) => !WORDS.includes(word))) throw badField(STATES, `Must be of ${WORDS.join(", ")}.`);
  return ({ state }) => wanted.includes(state);
};

const byPublished = (text: string): Test => {
  const [from = "", to = "", ...rest] = text.split("|");
  const bounds = [from, to].map((one) => (one === "" ? undefined : (readTime(one) ?? Number.NaN)));
  if (!text.includes("|") || rest.length > 0 || text.length > 60 || bounds.some((one) => Number.isNaN(one))) {
    throw badField(PUBLISHED, "Must be <from>|<to>.");
  }
  const [least = 0, most = Infinity] = bounds;
  return ({ publishedAt }) => publishedAt !== null && publishedAt >= least && publishedAt <= most;
};

/** `<custom id>:<value>`, split at the first colon. */
const readMatch = (text: string): readonly [customId: string, value: string] => {
  const cut = text.indexOf(":");
  if (cut < 1 || cut === text.length - 1 || text.length > 600) {
    throw badField(FIELD, "Must be <data-field-custom-id>:<value>.");
  }
  return [text.slice(0, cut), text.slice(cut + 1)];
};

const testsOf = (query: Query): readonly Test[] => {
  const { [STATES]: states, [PUBLISHED]: published, [NAME]: name, [FREE]: free } = query;
  return [
    ...(states === undefined ? [] : [byStates(states)]),
    ...(published === undefined ? [] : [byPublished(published)]),
    ...(name === undefined ? [] : [(contract: StoredContract) => contract.name === name]),
    ...(free === undefined
      ? []
      : [(contract: StoredContract) => contract.name.toLowerCase().includes(free.toLowerCase())]),
  ];
};

const COLUMNS: Readonly<Record<string, (contract: StoredContract) => string | number>> = {
  name: ({ name }) => name,
  state: ({ state }) => state,
  // What people sort by is the text, and that has whole seconds.
  state_updated_time: ({ stateAt }) => Math.floor(stateAt / 1000),
  published_time: ({ publishedAt }) => Math.floor((publishedAt ?? 0) / 1000),
};

interface Column {
  readonly valueOf: (contract: StoredContract) => string | number;
  readonly direction: 1 | -1;
}

const columnsOf = (text: string | undefined): readonly Column[] =>
  (text ?? "").split(",").flatMap((one): readonly Column[] => {
    if (one === "" && text === undefined) return [];
    const name = one.replace(/^-/u, "");
    const valueOf = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    if (valueOf === undefined) throw badField("sort", `Must be of ${Object.keys(COLUMNS).join(", ")}.`);
    return [{ valueOf, direction: one.startsWith("-") ? -1 : 1 }];
  });

const compare = (columns: readonly Column[], left: StoredContract, right: StoredContract): number => {
  for (const { valueOf, direction } of columns) {
    const [one, other] = [valueOf(left), valueOf(right)];
    if (one !== other) return one < other ? -direction : direction;
  }
  return left.id - right.id;
};

/** `GET /contracts`. Throws Refused(400). Source: https://developer.oneflow.com/reference/get-contracts */
export const listContracts = (world: World, request: SimRequest): SimResponse => {
  const known = world.quirks.refusesNameFilter ? KNOWN.filter((name) => name !== NAME) : KNOWN;
  const query = readQuery(request, known);
  const slice = readSlice(query);
  const columns = columnsOf(query["sort"]);
  const tests = testsOf(query);
  const { [FIELD]: match } = query;
  const candidates = match === undefined ? world.library.all() : world.library.withField(...readMatch(match));
  const found = [...candidates].filter((contract) => tests.every((test) => test(contract)));
  found.sort((left, right) => compare(columns, left, right));
  return pageOf(world, request, found, slice, (contract) => previewContract(world, contract));
};
