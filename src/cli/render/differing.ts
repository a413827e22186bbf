/** What has been changed in a file of a build, a screenful of it. */
import { escapeUnseen } from "../../contract/unseen.ts";
import type { Style } from "../screen.ts";
import { count } from "./amounts.ts";
import { fit } from "./text.ts";

/** More of it is for an editor, or for git. */
const MOST_LINES = 20;
const INDENT = "  ";

/** @param file as it is named for people */
export function renderDiffering(file: string, lines: readonly string[], style: Style): string[] {
  const { colors, columns } = style;
  const more = lines.length - MOST_LINES;
  const paint = (line: string): string =>
    (({ "-": colors.red, "+": colors.green, "@": colors.cyan })[line[0] ?? ""] ?? String)(line);
  return [
    `${colors.red("-")} what the plan gives`,
    `${colors.green("+")} what ${file} says`,
    // a carriage return at the end of a line may be all that differs
    ...lines
      .slice(0, MOST_LINES)
      .map((line) =>
        paint(fit(escapeUnseen(line).replaceAll("\t", "  "), columns - INDENT.length)),
      ),
    ...(more > 0 ? [`… and ${count(more, "more line")}`] : []),
  ].map((line) => INDENT + line);
}
