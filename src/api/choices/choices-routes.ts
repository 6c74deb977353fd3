import type { Route } from "../route.ts";
import { listChoices } from "./list-choices.ts";
import { listTemplates } from "./list-templates.ts";
import { readTemplate } from "./read-template.ts";
import { searchDeals } from "./search-deals.ts";

/** What an editor offers. */
export const CHOICES_ROUTES: readonly Route[] = [listChoices, listTemplates, readTemplate, searchDeals];
