import { validEmail } from "../domain/fill/email.ts";
import type { SignerTemplate } from "../domain/playbook.ts";
import type { Signer } from "../domain/signer.ts";

/** RFC 2606 gives it to nobody. */
const NOWHERE = "@deal.invalid";

/**
 * The playbook's signers before any deal: what the file says outright, and for what only a deal can tell something that
 * fits. An address of such a stand-in is known by `isSample`.
 */
export function sampleSigners(templates: readonly SignerTemplate[]): readonly Signer[] {
  return templates.map(({ role, email, phone, order, receives }, index) => ({
    role,
    name: role,
    email: literalEmail(email) ?? `signer${index + 1}${NOWHERE}`,
    order: order ?? index + 1,
    receives,
    ...(phone === undefined ? {} : { phone: "+15550100" }),
  }));
}

/** Nothing can be said of this address: the deal will bring another. */
export function isSample({ email }: Pick<Signer, "email">): boolean {
  return email.endsWith(NOWHERE);
}

function literalEmail(text: string): string | undefined {
  return /\{[{%]/u.test(text) ? undefined : validEmail(text);
}
