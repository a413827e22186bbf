/** Text that tools, pages and models wrote, made safe to stand in a terminal or on a page. */
import { stripVTControlCharacters } from "node:util";
import { withoutUnseen } from "../../../contract/unseen.ts";

/** One line without control characters, not longer than `limit` UTF-16 code units; what is cut ends in `…`. */
export function plainLine(text: string, limit = 600): string {
  const line = withoutControls(beginning(text, limit)).replaceAll(/\s+/g, " ").trim();
  return line.length <= limit ? line : `${cutAtWord(line, limit - 1)}…`;
}

/** The same for text of several lines, which are kept. */
export function plainBlock(text: string, limit: number): string {
  const block = withoutControls(beginning(text, limit)).trim();
  return block.length <= limit ? block : `${cutAtWord(block, limit - 1)}…`;
}

/** Of a text of many megabytes only the start can be shown; some of it may be taken away. */
function beginning(text: string, limit: number): string {
  return text.length > limit * 8 ? text.slice(0, limit * 8) : text;
}

function withoutControls(text: string): string {
  const plain = stripVTControlCharacters(text.toWellFormed());
  return withoutUnseen(plain.replaceAll("\r\n", "\n"));
}

function cutAtWord(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  const space = cut.search(/\s\S*$/);
  // A word longer than a fifth of the text is cut itself, but not in the middle of a character.
  return space > limit * 0.8 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
}
