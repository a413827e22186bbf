/** Words of general English that are of a kind by themselves: colours, languages, days. */
import english from "./english.json" with { type: "json" };
import type { Role } from "./roles.ts";

const KINDS = new Map(
  Object.entries(english.kinds).flatMap(([kind, words]) =>
    words.split(" ").map((word) => [word, kind as keyof typeof english.kinds] as const),
  ),
);

export function kindOfWord(text: string): Role | undefined {
  return KINDS.get(text.toLowerCase());
}
