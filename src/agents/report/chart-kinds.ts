export const KINDS = ["auto", "line", "bar", "area", "point", "pie"] as const;
export type Kind = Exclude<(typeof KINDS)[number], "auto">;
