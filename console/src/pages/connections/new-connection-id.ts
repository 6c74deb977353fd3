/** Stands in the address of a connection that has no name yet: no connection can be called so. */
export const NEW_CONNECTION = "+new";
