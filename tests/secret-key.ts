/** What tests encrypt tokens with where it does not matter by what. */
export const SECRET_KEY = Buffer.alloc(32, 5).toString("base64");
