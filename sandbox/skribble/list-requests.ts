import { z } from "zod";
import { checked } from "./read-json.ts";
import { maySee, upToDate } from "./find-request.ts";
import { viewRequest } from "./request-view.ts";
import type { SignatureRequest } from "./signature-request.ts";
import type { World } from "./world.ts";

const whole = (least: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,6}$/u, "not a whole number")
    .transform(Number)
    .refine((number) => number >= least, `at least ${least}`);

const query = z.strictObject({
  account_email: z.string().min(1).optional(),
  signer_email_address: z.string().min(1).optional(),
  search: z.string().min(1).optional(),
  signature_status: z.enum(["OPEN", "WAITING", "SIGNED", "DECLINED", "WITHDRAWN", "ERROR"]).optional(),
  status_overall: z.enum(["OPEN", "SIGNED", "DECLINED", "WITHDRAWN", "EXPIRED", "ERROR"]).optional(),
  page_number: whole(1).optional(),
  page_size: whole(0).optional(),
});

const readQuery = (search: URLSearchParams): z.infer<typeof query> => {
  const given = [...new Set(search.keys())].map((name) => {
    const [value, ...more] = search.getAll(name);
    return [name, more.length === 0 ? value : search.getAll(name)];
  });
  return checked(Object.fromEntries(given), query);
};

const matches = (request: SignatureRequest, asked: z.infer<typeof query>): boolean => {
  const { account_email: account, signer_email_address: guest, search, signature_status: status } = asked;
  const { signatures } = request;
  return (
    (asked.status_overall === undefined || request.state === asked.status_overall) &&
    (search === undefined || request.title.toLowerCase().includes(search.toLowerCase())) &&
    (account === undefined ||
      signatures.some(({ input, hasAccount }) => hasAccount && input.account_email === account)) &&
    (guest === undefined ||
      signatures.some(({ input }) => input.signer_identity_data?.email_address === guest)) &&
    (status === undefined || signatures.some(({ state }) => state === status))
  );
};

const MOST_A_PAGE = 50;

/**
 * `GET /signature-requests`: newest first (the vendor promises no order). Filters are exact, but for `search`: titles that
 * contain it. Nobody says how large a page may be: none is larger here than the documented default. Without `page_number` and `page_size` everything comes at once. Throws Refused(400).
 */
export const listRequests = (world: World, username: string, search: URLSearchParams): readonly unknown[] => {
  const asked = readQuery(search);
  const found: SignatureRequest[] = [];
  for (const request of world.requests.values()) {
    if (maySee(request, username) && matches(upToDate(world, request), asked)) found.push(request);
  }
  found.reverse();
  const { page_number: number, page_size: wanted = MOST_A_PAGE } = asked;
  const size = Math.min(wanted, MOST_A_PAGE);
  const isPaged = number !== undefined || asked.page_size !== undefined;
  const start = isPaged ? ((number ?? 1) - 1) * size : 0;
  const page = isPaged ? found.slice(start, start + size) : found;
  return page.map((request) => viewRequest(request, true));
};
