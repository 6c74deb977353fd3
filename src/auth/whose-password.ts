import type { Library } from "./library.ts";
import type { Login } from "./login-name.ts";

/** The first of these logins whose password this is; `hashes` by person. Takes as long as all of them together. */
export async function whoseIs(
  { matches }: Pick<Library, "matches">,
  logins: readonly Login[],
  hashes: ReadonlyMap<string, string>,
  password: string,
): Promise<Login | undefined> {
  let found: Login | undefined;
  for (const login of logins) {
    const hash = hashes.get(login.id);
    const isRight = hash !== undefined && (await matches(hash, password));
    if (isRight) found ??= login;
  }
  return found;
}
