/** Calls an hour that may go to what nobody told of: a page of fifty every five minutes, or six hundred contracts looked at once. */
export const CATCH_UP_PER_HOUR = 600;
