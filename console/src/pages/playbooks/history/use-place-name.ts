import { useText } from "../../../texts/use-text.ts";
import { OUTCOME_NAMES } from "../editor/draft.ts";
import { sectionOf } from "../editor/section-of.ts";

/** Names a place in a playbook as its editor does: `outcomes.signed.stage` → `And then · Signed by all · Stage`. */
export function usePlaceName(): (path: string) => string {
  const text = useText("playbooks");
  return (path) => {
    // it is no field of the editor: a switch stands above it
    if (path === "enabled") return text("places.enabled");
    const steps = path.split(".");
    const section = text(`${sectionOf(path)}.title`);
    const said = steps
      .filter((step) => !IN_SECTION.has(step))
      .slice(["send", "outcomes", "when"].includes(steps[0] ?? "") ? 1 : 0)
      .map((step) => {
        const outcome = steps[0] === "outcomes" ? OUTCOME_NAMES.find((one) => one === step) : undefined;
        if (outcome !== undefined) return text(`outcomes.names.${outcome}`);
        // the place in a list: people count from one
        if (/^\d+$/u.test(step)) return String(Number(step) + 1);
        const place = PLACES.find((one) => one === step);
        return place === undefined ? step : text(`places.${place}`);
      });
    return [section, ...said].join(" · ");
  };
}

/** Their sections are called so. */
const IN_SECTION: ReadonlySet<string> = new Set(["fields", "signers"]);

const PLACES = [
  "pipeline",
  "stage",
  "where",
  "through",
  "template",
  "title",
  "message",
  "expiresInDays",
  "language",
  "level",
  "acceptWeaker",
  "automatically",
  "options",
  "contractField",
  "onAmountChange",
  "reentry",
  "holdAbove",
  "archiveFirst",
  "role",
  "name",
  "email",
  "phone",
  "company",
  "order",
  "receives",
  "from",
  "note",
  "task",
  "text",
  "dueInHours",
  "attach",
  "resend",
  "when",
  "by",
  "map",
  "default",
] as const;
