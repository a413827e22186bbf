/** Colours that data cannot forge: until text is written, their sequences begin with a mark that is new in each process. */
import { randomInt } from "node:crypto";
import pc from "picocolors";
import { escapeUnseen } from "../contract/unseen.ts";

export type Colors = ReturnType<typeof pc.createColors>;

const ESCAPE = "\u001b";

/** Two of 65,534 characters for private use: whoever writes a title or an error cannot know which. */
const MARK = privateCharacter() + privateCharacter();

function privateCharacter(): string {
  return String.fromCodePoint(randomInt(0x10_00_00, 0x10_ff_fe));
}

export function colorsOf(enabled: boolean): Colors {
  const plain = pc.createColors(enabled);
  if (!enabled) return plain;
  const marked = Object.entries(plain).map(([name, paint]) => [
    name,
    typeof paint === "function"
      ? (text: string | number) => unwritten(paint(written(String(text))))
      : paint,
  ]);
  return Object.fromEntries(marked) as Colors;
}

/** What a terminal is given: our colours, and of the data nothing that would steer it or cannot be seen. */
export function written(text: string): string {
  return escapeUnseen(text.replaceAll("\r\n", "\n")).replaceAll(MARK, ESCAPE);
}

/** The reverse, for text that was laid out as a terminal is given it. */
export function unwritten(text: string): string {
  return text.replaceAll(ESCAPE, MARK);
}
