/**
 * The fenced blocks of a page, with what an HTML comment directly above one says of it:
 *
 * - `<!-- file: PATH -->` the block is the file PATH of the workspace that the page is read in
 * - `<!-- printed by: COMMAND -->` the command prints these lines, in this order; `…` or `...` stands for anything
 * - `<!-- status: N -->` the last line of a shell block ends with N
 * - `<!-- not run: REASON -->` it cannot be run here
 */
export interface Block {
  /** Of the page, from 1: where the block begins. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly note?: { readonly is: Note; readonly value: string };
}

const notes = ["file", "printed by", "status", "not run"] as const;
export type Note = (typeof notes)[number];

const NOTE = new RegExp(`^<!-- (${notes.join("|")}): *(.*?) *-->$`);
const FENCE = /^ *(```+)(\w*)/;

export function readBlocks(page: string): Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const [, fence, language = ""] = FENCE.exec(lines[i] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, j) => j > i && line.trim() === fence);
    if (end === -1) throw new Error(`line ${i + 1}: the block does not end`);
    const note = noteAbove(lines, i);
    blocks.push({
      line: i + 1,
      language,
      text: `${lines.slice(i + 1, end).join("\n")}\n`,
      ...(note !== undefined && { note }),
    });
    i = end;
  }
  return blocks;
}

function noteAbove(lines: readonly string[], fence: number): Block["note"] | undefined {
  const above = lines.slice(0, fence).findLast((line) => line.trim() !== "") ?? "";
  const [, is, value = ""] = NOTE.exec(above.trim()) ?? [];
  return is === undefined ? undefined : { is: is as Note, value };
}
