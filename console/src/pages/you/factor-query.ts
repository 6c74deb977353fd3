import { queryOptions } from "@tanstack/react-query";
import { authApi } from "../../api/auth-api.ts";

/** Has the signed-in person a second factor? */
export const factorQuery = queryOptions({ queryKey: ["you", "factor"], queryFn: () => authApi.hasFactor() });
