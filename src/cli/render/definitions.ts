/** Names with a few facts and a sentence each, where a table would cut the sentences. */
import type { Style } from "../screen.ts";
import { hang, pad, widthOf } from "./text.ts";

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
        hang(`  ${colors.bold(pad(term, width))}  `, facts.filter(Boolean).join(" · "), columns),
        ...(text === "" ? [] : [hang(indent, colors.dim(text), columns)]),
      ].join("\n"),
    )
    .join("\n");
}
