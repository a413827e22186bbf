import type { Piece, Processor } from "../chunks/processor.ts";

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly title: string;
}

/** Sections by headings (`#` and underlined ones), nested as their levels are. */
export const markdown: Processor = {
  name: "markdown",
  version: "1",
  separator: " › ",
  language: (path) => (/\.(?:md|mdx|markdown)$/i.test(path) ? "markdown" : undefined),
  pieces(text) {
    const lines = text.split("\n");
    if (lines.at(-1) === "" && lines.length > 1) lines.pop();
    return sections(headingsOf(lines), lines.length);
  },
};

function headingsOf(lines: readonly string[]): Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  let inFrontMatter = lines[0]?.trim() === "---";
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (inFrontMatter) {
      if (index > 0 && line.trim() === "---") inFrontMatter = false;
      continue;
    }
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const [, marks, title = ""] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$/.exec(line) ?? [];
    if (marks !== undefined) headings.push({ line: index + 1, level: marks.length, title });
    const under = /^ {0,3}(=+|-+)[ \t]*$/.exec(line)?.[1];
    const above = lines[index - 1]?.trim() ?? "";
    if (under !== undefined && under.length > 1 && /^[^\s>#|*+-]/.test(above)) {
      headings.push({ line: index, level: under.startsWith("=") ? 1 : 2, title: above });
    }
  }
  return headings;
}

/** A section has those of deeper levels up to the next heading of its own. */
function sections([first, ...rest]: readonly Heading[], end: number): Piece[] {
  const pieces: Piece[] = [];
  let heading = first;
  let after = rest;
  while (heading !== undefined) {
    const { line, level, title } = heading;
    const found = after.findIndex((one) => one.level <= level);
    const within = found === -1 ? after : after.slice(0, found);
    const next = after[within.length];
    const to = (next?.line ?? end + 1) - 1;
    const parts = sections(within, to);
    pieces.push({
      kind: "section",
      from: line,
      to,
      ...(title !== "" && { name: title }),
      ...(parts.length > 0 && { parts }),
    });
    heading = next;
    after = after.slice(within.length + 1);
  }
  return pieces;
}
