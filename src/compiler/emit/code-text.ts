/**
 * Text from outside on its way into a script that people review: as a literal, or as a comment. Besides what
 * could end the one or the other, characters that a reader cannot see, or that make an editor show code in
 * another order than it has (Boucher and Anderson 2021, "Trojan Source"), do not stand in either.
 */
import { escapeUnseen, oneLine as withoutLines } from "../../contract/unseen.ts";

/** A string literal with exactly this value, on one line. */
export function stringLiteral(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** The inside of a template literal with exactly this value. */
export function templateText(text: string): string {
  return escapeUnseen(
    text
      .replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`)
      .replaceAll("\n", String.raw`\n`)
      .replaceAll("\t", String.raw`\t`),
  );
}

/** The text on one line, for a comment of either kind or a page: nothing in it ends that line or the comment. */
export function oneLine(text: string): string {
  return withoutLines(text).replaceAll("*/", "* /");
}

/** More of a title than this is no comment any more; the plan has all of it. */
const LONGEST_COMMENT = 200;

/** As much of the text as a comment holds. */
export function commentText(text: string): string {
  const line = oneLine(text);
  const letters = Array.from(line.slice(0, 2 * LONGEST_COMMENT + 2));
  if (letters.length <= LONGEST_COMMENT) return line;
  return `${letters.slice(0, LONGEST_COMMENT).join("")}…`;
}
