import { queryOptions } from "@tanstack/react-query";
import { authApi } from "../../api/auth-api.ts";

/** Has the signed-in person a second factor? */
export const factorQuery = queryOptions({ queryKey: ["you", "factor"], queryFn: () => authApi.hasFactor() });

/** Has the signed-in person a password, or do they come by single sign-on alone? */
export const passwordQuery = queryOptions({
  queryKey: ["you", "password"],
  queryFn: () => authApi.hasPassword(),
});

/** Do they come by single sign-on, too? */
export const issuerQuery = queryOptions({
  queryKey: ["you", "issuer"],
  queryFn: () => authApi.hasIssuer(),
});
