/** Stands where a person stood who was taken out. */
export const ERASED = "erased";
