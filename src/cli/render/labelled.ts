import type { Style } from "../screen.ts";
import { hang } from "./text.ts";

/** One line a fact, the labels dimmed and as wide as the widest of them. */
export function renderLabelled(
  facts: readonly (readonly [label: string, text: string])[],
  { colors, columns }: Style,
): string {
  const width = Math.max(...facts.map(([label]) => label.length));
  return facts
    .map(([label, text]) => hang(`${colors.dim(label.padEnd(width))}  `, text, columns))
    .join("\n");
}
