/** So many tries in a row may be answered with what nobody can read before a person is asked. */
export const UNREADABLE_ATTEMPTS = 8;
