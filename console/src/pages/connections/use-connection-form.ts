import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/api-error.ts";
import type { Issue } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { useAct } from "../../api/use-act.ts";
import { nameToId } from "../../parts/name-to-id.ts";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { valueAt, withValue } from "../schema/path-values.ts";
import { schemaFields } from "../schema/schema-fields.ts";
import type { SchemaField } from "../schema/schema-fields.ts";
import { lookAt } from "./check-query.ts";
import type { ConnectionView, ProviderView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";
import { freeId } from "./free-id.ts";
import { subdomainOf } from "./subdomain-of.ts";

type Dialect = "documented" | "brief";

/** A connection under somebody's hands. */
export interface ConnectionFormState {
  /** Stands in addresses, and in playbooks. */
  readonly id: string;
  /** What a new one is called; its id is made of it. */
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly dialect: Dialect;
  readonly setDialect: (dialect: Dialect) => void;
  readonly isOauth: boolean;
  readonly setOauth: (isOauth: boolean) => void;
  /** Where Kommo sends people back to. */
  readonly redirectUri: string;
  readonly fields: readonly SchemaField[];
  readonly valueOf: (name: string) => unknown;
  readonly set: (name: string, value: unknown) => void;
  /** Credentials that were typed, by name. */
  readonly typed: Readonly<Record<string, string>>;
  readonly type: (name: string, secret: string) => void;
  readonly isChanged: boolean;
  readonly issues: readonly Issue[];
  readonly save: UseMutationResult<ConnectionView, Error, void>;
}

interface Parts {
  readonly provider: ProviderView;
  readonly connection?: ConnectionView;
  /** Ids that a new one cannot have. */
  readonly taken: readonly string[];
  readonly webhookSecret?: string;
  /** A new one is given another name. */
  readonly onNamed?: (id: string) => void;
  readonly onSaved: (connection: ConnectionView) => void;
}

/** Holds what is entered, and saves it. Typed credentials are forgotten as soon as they are saved. */
export function useConnectionForm({
  provider,
  connection,
  taken,
  webhookSecret,
  onNamed,
  onSaved,
}: Parts): ConnectionFormState {
  const text = useText("connections");
  const { id: account } = useAccount();
  const [called, setCalled] = useState(provider.name);
  const idOf = (wanted: string) => freeId(nameToId(wanted, provider.id), taken);
  const id = connection?.id ?? (called.trim() === "" ? "" : idOf(called));
  const [dialect, setDialect] = useState<Dialect>(connection?.dialect === "brief" ? "brief" : "documented");
  const [settings, setSettings] = useState<Readonly<Record<string, unknown>>>(connection?.settings ?? {});
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isOauth, setOauth] = useState(connection?.settings["oauth"] !== undefined);
  const [isTouched, setTouched] = useState(false);
  const isKommo = provider.id === "kommo";
  const schema = provider.dialects.find(({ name }) => name === dialect)?.settings ?? {};
  const fields = schemaFields(schema).filter(({ name }) => !isKommo || isOfWay(name, isOauth));
  const save = useAct({
    mutationFn: () => {
      const names = new Set(fields.map(({ name }) => name));
      const { oauth: _, ...others } = settings;
      // what was entered for another dialect is not sent with this one
      const own = Object.entries(settings).filter(([key]) =>
        fields.some(({ name }) => name === key || name.startsWith(`${key}.`)),
      );
      const secrets = Object.entries(typed).filter(([name, secret]) => names.has(name) && secret !== "");
      return api.connections.putConnection(
        { account, connection: id },
        {
          ...(isKommo ? {} : { provider: provider.id, dialect }),
          settings: isKommo ? withSubdomain(isOauth ? settings : others) : Object.fromEntries(own),
          secrets: {
            ...(webhookSecret === undefined ? {} : { webhookSecret }),
            ...Object.fromEntries(secrets),
          },
        },
      );
    },
    onSuccess: async (saved) => {
      setTyped({});
      setTouched(false);
      setSettings(saved.settings);
      await forgetConnections(account);
      if (saved.problems.length === 0 && !saved.needsConsent) lookAt(account, saved.id);
      toast(text("form.saved"));
      onSaved(saved);
    },
  });
  const touch = () => setTouched(true);
  const given = valueAt(settings, "oauth.redirectUri");
  return {
    id,
    name: called,
    setName: (next) => {
      setCalled(next);
      onNamed?.(idOf(next));
      touch();
    },
    dialect,
    setDialect: (next) => (setDialect(next), touch()),
    isOauth,
    setOauth: (next) => (setOauth(next), touch()),
    redirectUri: typeof given === "string" ? given : `${window.location.origin}/api/kommo/callback`,
    fields,
    valueOf: (name) => valueAt(settings, name),
    set: (name, value) => (setSettings(withValue(settings, name, value)), touch()),
    typed,
    type: (name, secret) => (setTyped({ ...typed, [name]: secret }), touch()),
    isChanged: isTouched,
    issues: save.error instanceof ApiError ? save.error.issues : [],
    save,
  };
}

/** What was pasted is the address of a page, more often than not. */
function withSubdomain(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { subdomain } = settings;
  return typeof subdomain === "string" ? { ...settings, subdomain: subdomainOf(subdomain) } : settings;
}

/** Kommo is opened by a token or by an integration of one's own; its redirect address is ours. */
function isOfWay(name: string, isOauth: boolean): boolean {
  if (name === "oauth.redirectUri") return false;
  return isOauth ? name !== "token" : !name.startsWith("oauth.");
}
