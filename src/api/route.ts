import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import { z } from "zod";
import { ADDRESS_HEADER } from "../auth/address-header.ts";
import { includes, roleIn } from "../auth/caller.ts";
import type { Caller, Role } from "../auth/caller.ts";
import { ApiProblem } from "./api-problem.ts";
import { callerAddress } from "./caller-address.ts";
import { callerOf, guestOf, webHeaders } from "./gate.ts";
import type { House } from "./house.ts";
import { sayOf } from "./say-of.ts";
import type { Say } from "../texts/say.ts";

/** Asks for the house only when a call comes: the description of the API is made without one. */
export type HouseOf = () => House;

/** One address of the API, ready to be registered. */
export type Route = (app: FastifyInstance, house: HouseOf) => void;

/** No parameters, no query, no body. */
export const NONE = z.object({});

export interface RouteParts<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/accounts/{account}`, or below `/api`; begins with `/`. */
  readonly url: string;
  /** camelCase, unique: the name of the method in generated clients. */
  readonly id: string;
  readonly tag: string;
  /** What it does, one line. */
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
}

/** A call that concerns no account, or several. */
export interface OpenCall<P, Q, B> {
  readonly house: House;
  /** Tells the caller something in their language. */
  readonly say: Say;
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** A call that anybody may make. */
export interface PublicCall<P, Q, B> extends Omit<OpenCall<P, Q, B>, "caller"> {
  /** Who calls, where that is known. */
  readonly caller?: Caller;
  readonly headers: Headers;
}

/** What a public route answers; `cookies`: `set-cookie` lines. */
export interface PublicAnswer<A> {
  readonly answer: A;
  readonly cookies?: readonly string[];
}

/** A call inside one account: the caller has been found to have the needed role there. */
export interface AccountCall<P, Q, B> extends OpenCall<P, Q, B> {
  readonly role: Role;
  /** The only account that this call may read or write. */
  readonly account: string;
}

const Account = z.object({ account: z.string().max(100) });

/** A route of one account. `needs`: the least role; who has none there is told that the account does not exist. */
export function accountRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  parts: RouteParts<P, Q, B, A> & { readonly needs: Role },
  handle: (call: AccountCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
): Route {
  return (app, houseOf) => {
    app.route({
      method: parts.method,
      url: `/accounts/:account${parts.url}`,
      schema: schemaOf(parts, Account.and(parts.params)),
      handler: async (request, reply) => reply.send(await handle(await admitted(parts, houseOf(), request))),
    });
  };
}

/** Answers that are no JSON: a file, a stream. The handler writes the reply by itself. */
export function rawAccountRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  parts: Omit<RouteParts<P, Q, B, z.ZodType>, "answer"> & {
    readonly needs: Role;
    /** Media type of the answer, for the description. */
    readonly produces: string;
    /** What a stream of JSON comes to, for the description. */
    readonly answer?: z.ZodType;
  },
  handle: (
    call: AccountCall<z.output<P>, z.output<Q>, z.output<B>>,
    reply: FastifyReply,
    request: FastifyRequest,
  ) => Promise<unknown>,
): Route {
  return (app, houseOf) => {
    app.route({
      method: parts.method,
      url: `/accounts/:account${parts.url}`,
      schema: {
        ...schemaOf({ ...parts, answer: parts.answer ?? z.string() }, Account.and(parts.params)),
        produces: [parts.produces],
      },
      serializerCompiler: () => (value) => String(value),
      handler: async (request, reply) => handle(await admitted(parts, houseOf(), request), reply, request),
    });
  };
}

/** Who calls, and that they may. Throws {@link ApiProblem}. */
async function admitted<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  parts: { readonly params: P; readonly query: Q; readonly body: B; readonly needs: Role },
  house: House,
  request: FastifyRequest,
): Promise<AccountCall<z.output<P>, z.output<Q>, z.output<B>>> {
  const caller = await callerOf(house, request.raw);
  const { account } = parsed(Account, request.params, "params");
  const role = roleIn(caller, account);
  if (role === undefined || !house.hasAccount(account)) throw noAccount(account);
  if (!includes(role, parts.needs)) throw tooWeak(parts.needs);
  return { house, say: sayOf(request), caller, role, account, ...partsOf(parts, request) };
}

/** A route of the installation. `needs`: `person` is anybody who is signed in, `owner` the installation's owner. */
export function openRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  parts: RouteParts<P, Q, B, A> & { readonly needs: "person" | "owner" },
  handle: (call: OpenCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<A>>,
): Route {
  return (app, houseOf) => {
    app.route({
      method: parts.method,
      url: parts.url,
      schema: schemaOf(parts, parts.params),
      handler: async (request, reply) => {
        const house = houseOf();
        const caller = await callerOf(house, request.raw);
        if (parts.needs === "owner" && caller.everywhere !== "owner") throw tooWeak("owner");
        return reply.send(await handle({ house, say: sayOf(request), caller, ...partsOf(parts, request) }));
      },
    });
  };
}

/** A route for those who have no session yet. */
export function publicRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  parts: RouteParts<P, Q, B, A>,
  handle: (call: PublicCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<PublicAnswer<z.input<A>>>,
): Route {
  return (app, houseOf) => {
    app.route({
      method: parts.method,
      url: parts.url,
      schema: { ...schemaOf(parts, parts.params), security: [] },
      handler: async (request, reply) => {
        const house = houseOf();
        const caller = await guestOf(house, request.raw);
        const headers = webHeaders(request.headers);
        headers.set(ADDRESS_HEADER, callerAddress(request.raw));
        const known = caller === undefined ? {} : { caller };
        const { answer, cookies = [] } = await handle({
          house,
          say: sayOf(request),
          headers,
          ...known,
          ...partsOf(parts, request),
        });
        for (const cookie of cookies) reply.header("set-cookie", cookie);
        return reply.send(answer);
      },
    });
  };
}

function partsOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  parts: { readonly params: P; readonly query: Q; readonly body: B },
  request: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): { readonly params: z.output<P>; readonly query: z.output<Q>; readonly body: z.output<B> } {
  return {
    params: parsed(parts.params, request.params, "params"),
    query: parsed(parts.query, request.query, "query"),
    body: parsed(parts.body, request.body ?? {}, "body"),
  };
}

function parsed<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: [where, ...path].map(String).join("."),
    text: message,
  }));
  throw new ApiProblem("invalid", (say) => say("problems:invalidCall"), { issues });
}

function schemaOf(
  parts: RouteParts<z.ZodType, z.ZodType, z.ZodType, z.ZodType>,
  params: z.ZodType,
): FastifySchema {
  const hasBody = parts.method !== "GET" && parts.body !== NONE;
  return {
    operationId: parts.id,
    tags: [parts.tag],
    summary: parts.summary,
    params,
    querystring: parts.query,
    ...(hasBody ? { body: parts.body } : {}),
    response: { 200: parts.answer },
  };
}

function noAccount(account: string): ApiProblem {
  return new ApiProblem("not_found", (say) => say("problems:noAccount", { account }));
}

function tooWeak(needed: Role): ApiProblem {
  return new ApiProblem("forbidden", (say) => say("problems:role", { role: needed }), {
    help: (say) => say("problems:askOwner"),
  });
}
