import type { SignerTemplate } from "../playbook.ts";
import type { Signer } from "../signer.ts";
import { cleanLine, shortened } from "./clean-text.ts";
import { validEmail } from "./email.ts";
import { languageCode } from "./language.ts";
import { whatToFillIn } from "./what-to-fill-in.ts";
import { internationalPhone } from "./phone.ts";
import type { Problem } from "./problem.ts";
import { renderText } from "./render-text.ts";
import type { Scope } from "./scope.ts";

const NAME_LENGTH = 200;

/** Fills in all signers, or collects every problem that stands in the way. */
export function fillSigners(
  templates: readonly SignerTemplate[],
  scope: Scope,
): { readonly signers: readonly Signer[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const signers = templates.map((template, index) => fillSigner(template, index, scope, problems));
  if (!templates.some((template) => template.receives === "signature")) {
    problems.push({ what: "signers", text: "The playbook names nobody who signs." });
  }
  const seen = new Set<string>();
  for (const { role, email } of signers) {
    const key = `${role}\n${email.toLowerCase()}`;
    if (email !== "" && seen.has(key)) {
      const text = `The signer “${role}” with the e-mail ${email} is named twice; each person signs once.`;
      problems.push({ what: `signer ${role}`, text });
    }
    seen.add(key);
  }
  return { signers, problems };
}

function fillSigner(template: SignerTemplate, index: number, scope: Scope, problems: Problem[]): Signer {
  const { role, receives } = template;
  const line = (part: string, text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const result = renderText(text, scope, `signer ${role} ${part}`);
    if ("text" in result) return cleanLine(result.text);
    problems.push(...result.problems);
    return undefined;
  };
  const refuse = (part: string, text: string, says: string): void => {
    const what = `signer ${role} ${part}`;
    problems.push({
      what,
      text: `The ${part} of the signer “${role}” ${says}. ${whatToFillIn(text, scope)}`,
    });
  };
  const checked = (
    part: string,
    text: string | undefined,
    valid: (value: string) => string | undefined,
  ): string | undefined => {
    const value = line(part, text);
    if (value === undefined || text === undefined || value === "") return undefined;
    const good = valid(value);
    if (good === undefined) refuse(part, text, `is not valid: “${shortened(value, 60)}”`);
    return good;
  };
  const name = line("name", template.name);
  if (name === "") refuse("name", template.name, "is missing");
  const email = requiredEmail(template.email, scope, problems, refuse, role);
  const phone = checked("phone", template.phone, internationalPhone);
  const language = checked("language", template.language, (value) => languageCode(value, scope.locale));
  const company = line("company", template.company);
  return {
    role,
    receives,
    name: shortened(name ?? "", NAME_LENGTH),
    email: email ?? "",
    order: template.order ?? index + 1,
    ...(phone === undefined ? {} : { phone }),
    ...(language === undefined ? {} : { language }),
    ...(company === undefined || company === "" ? {} : { company: shortened(company, NAME_LENGTH) }),
  };
}

/** Not cleaned before it is checked: an address with a line break in it is refused, never repaired. */
function requiredEmail(
  text: string,
  scope: Scope,
  problems: Problem[],
  refuse: (part: string, text: string, says: string) => void,
  role: string,
): string | undefined {
  const result = renderText(text, scope, `signer ${role} e-mail`);
  if ("problems" in result) {
    problems.push(...result.problems);
    return undefined;
  }
  const email = validEmail(result.text);
  if (email !== undefined) return email;
  const shown = shortened(cleanLine(result.text), 60);
  refuse("e-mail", text, shown === "" ? "is missing" : `is not one valid address: “${shown}”`);
  return undefined;
}
