/** The article's way for a deal that nobody can sign for yet. */
export const BY_HAND = "Or launch the workflow by hand in Ironclad instead.";
