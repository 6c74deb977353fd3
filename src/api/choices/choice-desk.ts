import type { Choices, DealChoices, TemplateChoices, TemplateDetail } from "./choice-view.ts";
import type { Say } from "../../texts/say.ts";

/** What an editor offers. Throws ApiProblem `not_found`, `conflict` (Kommo is not connected), and what the other side says. */
export interface ChoiceDesk {
  all(account: string, say: Say): Promise<Choices>;
  templates(account: string, connection: string): Promise<TemplateChoices>;
  template(account: string, connection: string, template: string): Promise<TemplateDetail>;
  deals(account: string, words: string): Promise<DealChoices>;
}
