import { createAuth } from "../auth/create-auth.ts";
import type { Reception } from "../auth/create-auth.ts";
import type { SignInSettings } from "../auth/settings.ts";
import type { Config, SignInConfig } from "../config/config.ts";
import { signInOfEnvironment } from "../config/sign-in-of-environment.ts";
import type { Log } from "../server/log.ts";
import type { Vault } from "../store/configuration.ts";
import type { Database } from "../store/database.ts";

interface Deps {
  readonly database: Database;
  readonly log: Log;
  /** Keeps what sign-in is sealed with; absent = there is no key. */
  readonly vault?: Pick<Vault, "signInSeals">;
  readonly config: () => Config;
  readonly now: () => Date;
}

/** Who may come in, by the configuration in force. Its clock is the machine's: a demo's calendar runs ahead. */
export function openReception({ database, log, vault, config, now }: Deps): Reception {
  const ofEnvironment = signInOfEnvironment(process.env);
  return createAuth({
    database,
    ...(vault === undefined ? {} : { secrets: () => vault.signInSeals() }),
    calendar: now,
    settings: () => settingsOf(config(), ofEnvironment),
    onComplaint: (says) => log.warn({ says }, "sign-in"),
  });
}

function settingsOf({ server }: Config, ofEnvironment: SignInConfig | undefined): SignInSettings {
  const { publicUrl, signIn = ofEnvironment } = server;
  if (publicUrl === undefined) return {};
  if (signIn === undefined) return { publicUrl };
  const { trustEmail: trustsEmail, ...issuer } = signIn;
  return { publicUrl, singleSignOn: { ...issuer, trustsEmail } };
}
