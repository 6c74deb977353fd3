import type { Http } from "../../http/http.ts";
import type { ApiCall, CallApi } from "../api-call.ts";
import type { Access } from "./access.ts";
import { expectSuccess } from "./expect-success.ts";

/** A call with a query and a form; every answer carries a code of its own beside the status. */
export interface FormCall extends ApiCall {
  readonly query?: Readonly<Record<string, string>>;
  /** Fields of the form; nested values are JSON texts. */
  readonly form?: Readonly<Record<string, string>>;
  readonly maxBytes?: number;
}

/** Calls the API of one connection. Throws CountersignError for transport failures and refused calls. */
export type Client = CallApi<FormCall>;

/** How a form is packed: both are taken by the vendor; the article asks for `multipart`. */
export type Packing = "urlencoded" | "multipart";

export function createClient(http: Http, baseUrl: string, access: Access, packing: Packing): Client {
  const root = baseUrl.replace(/\/+$/, "");
  return async ({ method, path, operation, safe, query, form, maxBytes }) => {
    const search = query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
    const body = method === "GET" ? undefined : packed(form ?? {}, packing);
    const answer = await access((accessToken) =>
      http({
        method,
        url: `${root}${path}${search}`,
        headers: {
          authorization: `Zoho-oauthtoken ${accessToken}`,
          accept: "application/json",
          ...(typeof body === "string" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        },
        ...(body === undefined ? {} : { body }),
        operation,
        safe,
        ...(maxBytes === undefined ? {} : { maxBytes }),
      }),
    );
    expectSuccess(answer, safe);
    return answer;
  };
}

function packed(form: Readonly<Record<string, string>>, packing: Packing): string | FormData {
  if (packing === "urlencoded") return new URLSearchParams(form).toString();
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.append(name, value);
  return data;
}
