/** What plans say of who made them. */
export const GRAMMAR = "grammar@2";
