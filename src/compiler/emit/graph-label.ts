/** What stands in a box of a graph as text. */
import type { DrawnTask } from "../../contract/picture/task-card.ts";

/** More of a title makes a picture wide and no clearer. */
const LONGEST_TITLE = 40;
/** A condition says more in more. */
const LONGEST_RULE = 80;

/** Lines. */
export function labelOf({ id, title, tools, holds }: DrawnTask): string {
  if (holds === undefined) return `${id} · ${tools.join(", ")}\n${shortened(title, LONGEST_TITLE)}`;
  return `${id} · ${holds.is}\n${shortened(title, LONGEST_TITLE)}\n${shortened(holds.rule, LONGEST_RULE)}`;
}

function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

/** Tasks that hold others have a box, and a frame around it and what they hold. */
export function isFrame({ holds }: DrawnTask): boolean {
  return holds !== undefined && holds.blocks.length > 0;
}
