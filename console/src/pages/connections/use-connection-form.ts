import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/api-error.ts";
import type { Issue } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { valueAt, withValue } from "../schema/path-values.ts";
import { schemaFields } from "../schema/schema-fields.ts";
import type { SchemaField } from "../schema/schema-fields.ts";
import type { ConnectionView, ProviderView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";

type Dialect = "documented" | "brief";

/** A connection under somebody's hands. */
export interface ConnectionFormState {
  readonly id: string;
  readonly setId: (id: string) => void;
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
  readonly suggestedId: string;
  readonly webhookSecret?: string;
  readonly onSaved: (connection: ConnectionView) => void;
}

/** Holds what is entered, and saves it. Typed credentials are forgotten as soon as they are saved. */
export function useConnectionForm({
  provider,
  connection,
  suggestedId,
  webhookSecret,
  onSaved,
}: Parts): ConnectionFormState {
  const text = useText("connections");
  const { id: account } = useAccount();
  const [id, setId] = useState(connection?.id ?? suggestedId);
  const [dialect, setDialect] = useState<Dialect>(connection?.dialect === "brief" ? "brief" : "documented");
  const [settings, setSettings] = useState<Readonly<Record<string, unknown>>>(connection?.settings ?? {});
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isOauth, setOauth] = useState(connection?.settings["oauth"] !== undefined);
  const [isTouched, setTouched] = useState(false);
  const isKommo = provider.id === "kommo";
  const schema = provider.dialects.find(({ name }) => name === dialect)?.settings ?? {};
  const fields = schemaFields(schema).filter(({ name }) => !isKommo || isOfWay(name, isOauth));
  const save = useMutation({
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
          settings: isKommo ? (isOauth ? settings : others) : Object.fromEntries(own),
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
      toast(text("form.saved"));
      onSaved(saved);
    },
  });
  const touch = () => setTouched(true);
  const given = valueAt(settings, "oauth.redirectUri");
  return {
    id,
    setId,
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

/** Kommo is opened by a token or by an integration of one's own; its redirect address is ours. */
function isOfWay(name: string, isOauth: boolean): boolean {
  if (name === "oauth.redirectUri") return false;
  return isOauth ? name !== "token" : !name.startsWith("oauth.");
}
