import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Answer, Visitor } from "../../tests/visitor.ts";
import type { Claims, TestIssuer } from "./issuer.testkit.ts";

/** A service with an issuer at `url`, for `example.com`. `more`: further options of its sign-in. */
export function officeWithIssuer(url: string, more = ""): Promise<OpenOffice> {
  const signIn = `{ issuer: "${url}", clientId: countersign, clientSecret: client-secret-0001, allowedDomains: [Example.com]${more} }`;
  return openOffice({ server: `, publicUrl: https://sign.example.com, signIn: ${signIn}` });
}

let calls = 0;

/**
 * Presses the button, is who the issuer says, and comes back. With a `visitor` who has a session it is the button that
 * connects the two.
 */
export async function comeByIssuer(
  issuer: TestIssuer,
  { url }: Pick<OpenOffice, "url">,
  claims: Claims,
  visitor?: Visitor,
): Promise<{ readonly visitor: Visitor; readonly begun: Answer; readonly back: Answer }> {
  issuer.person = claims;
  const browser = visitor ?? createVisitor(url);
  calls += 1;
  const from = { "x-forwarded-for": `198.51.100.${calls}` };
  const body = { provider: "sso", callbackURL: "/", errorCallbackURL: "/sign-in", disableRedirect: true };
  const path = visitor === undefined ? "/api/auth/sign-in/social" : "/api/auth/link-social";
  const begun = await browser.call("POST", path, body, from);
  if (begun.status !== 200) throw new Error(`it does not begin: ${JSON.stringify(begun.body)}`);
  const { pathname, search } = issuer.authorize(String(Object(begun.body).url));
  return { visitor: browser, begun, back: await browser.get(`${pathname}${search}`) };
}
