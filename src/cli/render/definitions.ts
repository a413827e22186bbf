/** Names with a few facts and a sentence each, where a table would cut the sentences. */
import type { Style } from "../screen.ts";
import { pad, widthOf, wrap } from "./text.ts";

export interface Definition {
  readonly term: string;
  /** Empty ones are left out. */
  readonly facts: readonly string[];
  readonly text: string;
}

export function renderDefinitions(
  definitions: readonly Definition[],
  { colors, columns }: Style,
): string {
  const width = Math.max(...definitions.map(({ term }) => widthOf(term)));
  const indent = " ".repeat(width + 4);
  return definitions
    .map(({ term, facts, text }) =>
      [
        `  ${colors.bold(pad(term, width))}  ${wrap(facts.filter(Boolean).join(" · "), columns, indent)}`,
        ...(text === "" ? [] : [indent + colors.dim(wrap(text, columns, indent))]),
      ].join("\n"),
    )
    .join("\n");
}
