/** Marks a setting, by `.meta(SELDOM)`, that hardly anybody needs: forms fold it away. */
export const SELDOM = { "x-seldom": true } as const;
