/** Carries the caller's address to the sign-in library, which counts tries by it. Whoever passes a call on sets it. */
export const ADDRESS_HEADER = "x-countersign-address";
