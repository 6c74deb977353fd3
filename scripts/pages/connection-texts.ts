import { textsOf } from "../../src/app/house/provider-words.ts";
import { providerViews } from "../../src/app/house/provider-views.ts";
import { setUpSteps } from "./set-up-steps.ts";

/**
 * What the console's forms say of each connection: steps as its page documents them, settings as their schemas describe
 * them. They stand there once, and here for translators.
 */
export function connectionTexts(): string {
  const texts = providerViews().map((view) => {
    const steps = setUpSteps(view.kind === "crm" ? view.id : `providers/${view.id}`);
    const numbered = steps.map((step, index) => [String(index + 1), step] as const);
    return [view.id, { steps: Object.fromEntries(numbered), ...textsOf(view) }] as const;
  });
  return `${JSON.stringify(Object.fromEntries(texts), undefined, 2)}\n`;
}
