import { CountersignError } from "../../domain/errors.ts";
import { problemFrom } from "../check-step.ts";
import type { Finding } from "../provider.ts";
import { countGivenUp } from "./callbacks.ts";
import type { Client } from "./client.ts";
import type { OurPapers } from "./our-papers.ts";
import { remoteIdFrom } from "./remote-id.ts";
import { listRequests } from "./requests.ts";
import type { Listed } from "./schema.ts";

interface CheckedSettings {
  readonly baseUrl: string;
  readonly region: "ch" | "eu";
  readonly isDemo: boolean;
  readonly templates?: string;
  readonly noticeUrl: string | undefined;
}

/** No title has it: a list that searches answers with nothing. */
const PROBE = "CS-PROBE-NO-TITLE-HAS-THIS";
/** So many of the latest open requests are asked how our address answered. */
const ASKED = 5;

/** What `countersign check` says about a connection of the documented dialect. Reads only. */
export async function checkDocumented(
  client: Client,
  papers: OurPapers,
  settings: CheckedSettings,
): Promise<readonly Finding[]> {
  const searched = await tried("Signature requests could not be listed", () => checkSearch(client));
  const folder = await tried("The templates could not be read", () => checkPapers(papers, settings));
  if (searched.some(({ level }) => level === "problem")) return [...searched, ...folder];
  return [
    { level: "ok", text: "The API user and its key are accepted." },
    ...searched,
    ...folder,
    ...(settings.isDemo ? [DEMO] : []),
    ...regionOf(settings),
    ...(settings.noticeUrl === undefined ? [UNREACHABLE] : await checkCallbacks(client)),
    DEADLINE,
  ];
}

const DEMO: Finding = {
  level: "note",
  text: "This is a demo key: nothing that is signed with it has legal effect, and no contract counts as signed.",
  help: "For a test, let the playbook count it: `send.acceptWeaker: true`.",
};

/** Nobody can call us. */
export const UNREACHABLE: Finding = {
  level: "note",
  text: "Skribble cannot call us, because `server.publicUrl` is not configured: changes are found by reading.",
};

const SEARCHES: Finding = {
  level: "ok",
  text: "Signature requests can be searched by title: lost answers can be looked up.",
};

const UNTRIED: Finding = {
  level: "ok",
  text: "Signature requests can be listed. There is none yet, so whether they can be searched by title was not tried.",
};

const UNCALLED: Finding = {
  level: "ok",
  text: "Each request names our address. None is open, so how Skribble's calls end was not tried.",
};

const UNKNOWN: Finding = {
  level: "note",
  text: "Skribble does not show this user how its calls to us ended; what they would tell is found by reading as well.",
};

const CALLED = "Each request names our address; Skribble gave up none of its latest calls.";

const DEADLINE: Finding = {
  level: "note",
  text: "Whether the plan lets Skribble end contracts shows with the first one; our own timer ends them in any case.",
};

const HELP = "Check `username`, `apiKey`, `region`, `baseUrl`, `templates` and the plan.";

async function tried(what: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [problemFrom(error, what, HELP)];
  }
}

async function checkSearch(client: Client): Promise<readonly Finding[]> {
  const { requests } = await listRequests(client, "check", { search: PROBE }, 1);
  if (requests.length === 0) {
    const all = await listRequests(client, "check", {}, 1);
    return [all.requests.length === 0 ? UNTRIED : SEARCHES];
  }
  return [
    {
      level: "note",
      text: "The list does not search titles on this account: looking for a lost contract reads up to 2,000 of them.",
      help: "If there are more, a contract whose creation got no answer must be looked up by hand.",
    },
  ];
}

/** Each template is opened, so that a damaged one shows now and not on a deal. */
export async function checkPapers(
  papers: OurPapers,
  { templates }: Pick<CheckedSettings, "templates">,
): Promise<readonly Finding[]> {
  if (templates === undefined) {
    return [
      { level: "note", text: "No folder of templates is named: only https addresses can be templates." },
    ];
  }
  const found = await papers.list();
  if (found.length === 0) {
    const help = "Put PDF files with form fields there.";
    return [{ level: "problem", text: "The folder of templates holds no PDF.", help }];
  }
  const findings: Finding[] = [];
  let fields = 0;
  for (const { id, name } of found.slice(0, 50)) {
    try {
      fields += (await papers.describe(id))?.fields.length ?? 0;
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      const help = `Save “${name}” anew as a PDF without a password, or take it out of the folder.`;
      findings.push({ level: "problem", text: error.detail, help });
    }
  }
  return [
    {
      level: "ok",
      text: `The folder holds ${found.length} ${found.length === 1 ? "template" : "templates"} with ${fields} fields.`,
    },
    ...findings,
  ];
}

/** A key belongs to one region, and its host tells which. */
function regionOf({ baseUrl, region }: CheckedSettings): readonly Finding[] {
  const host = URL.parse(baseUrl)?.hostname ?? "";
  const belongs = { "api.skribble.com": "ch", "api.skribble.de": "eu" }[host];
  if (belongs === undefined || belongs === region) return [];
  return [
    {
      level: "problem",
      text: `\`baseUrl\` is the host of region ${belongs}, but \`region\` is ${region}.`,
      help: "Set the region of the business account, and leave `baseUrl` out.",
    },
  ];
}

/** How Skribble's calls to us ended lately. Nothing is registered there, so there is nothing to mend but the way to us. */
export async function checkCallbacks(client: Client): Promise<readonly Finding[]> {
  const { requests } = await listRequests(client, "check", { status_overall: "OPEN" }, 1);
  const newest = requests.toSorted(byNews).flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const counts = await Promise.all(newest.slice(0, ASKED).map((id) => countGivenUp(client, id, "check")));
  if (counts.length === 0) return [UNCALLED];
  if (counts.every((count) => count === undefined)) return [UNKNOWN];
  const givenUp = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (givenUp === 0) return [{ level: "ok", text: CALLED }];
  return [
    {
      level: "note",
      text: `Skribble gave up calling us ${givenUp} times (after two hours); what it wanted to tell was found by reading.`,
      help: "Open our hook address to the internet: see docs/operations.md.",
    },
  ];
}

function byNews(one: Listed, other: Listed): number {
  return (other.updated_at ?? "").localeCompare(one.updated_at ?? "");
}
