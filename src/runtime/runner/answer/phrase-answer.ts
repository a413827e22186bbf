/** An answer in the words of a model, used only when nothing was added to what the tools stated. */
import {
  phrasingFailed,
  phrasingRefused,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { numbersOfTasks } from "../numbers/numbers-of-tasks.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import type { RunRecord } from "../record/read-run.ts";
import { plainLine } from "../text/plain-line.ts";
import { tasksOf, textOf, type Line, type Piece } from "./line.ts";
import type { Statement } from "./statements.ts";

/**
 * Words an answer to the query from statements alone. Paragraphs are separated by blank lines or are the
 * items of a list, and each ends in the tasks that it comes from: `[t1]`.
 */
export type Phrase = (statements: readonly Statement[], query: string) => Promise<string>;

export interface Phrasing {
  /** Absent when the wording is not used. */
  readonly lines?: readonly Line[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function phraseAnswer(
  phrase: Phrase,
  statements: readonly Statement[],
  record: RunRecord,
): Promise<Phrasing> {
  let text: string;
  try {
    text = await phrase(statements, record.run.query);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [phrasingFailed({ reason })] };
  }
  const stated = new Set(statements.map(({ task }) => task));
  const lines = blocksOf(text).map((block) => readLine(block));
  const reasons = objections(lines, stated, record);
  if (reasons.length > 0) return { diagnostics: [phrasingRefused({ reasons })] };
  return { lines, diagnostics: [] };
}

/** Paragraphs and items of lists, without the signs that make them such. */
function blocksOf(text: string): string[] {
  return text
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((block) => plainLine(block.replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6})\s+/, ""), 2000))
    .filter((block) => block !== "");
}

function readLine(block: string): Line {
  const pieces = block.split(/(\[[A-Za-z][\w-]*\])/).flatMap((part): Piece[] => {
    const task = /^\[([A-Za-z][\w-]*)\]$/.exec(part)?.[1];
    if (task !== undefined) return [{ task }];
    return part === "" ? [] : [{ text: part }];
  });
  return { pieces };
}

/** Why a wording may not stand; empty when it may. */
function objections(
  lines: readonly Line[],
  stated: ReadonlySet<string>,
  record: RunRecord,
): string[] {
  if (lines.length === 0) return ["it is empty"];
  const known = numbersOfTasks(record);
  return lines.flatMap((line) => {
    const tasks = tasksOf(line);
    const start = plainLine(textOf(line), 60);
    if (tasks.length === 0) return [`"${start}" names no task that it comes from`];
    const strange = tasks.filter((task) => !stated.has(task));
    if (strange.length > 0) return [`"${start}" names ${strange.join(", ")}, which stated nothing`];
    return readNumbers(textOf(line))
      .filter((number) => !known.has(tasks, number))
      .map(({ text }) => `${text} is not in the data of ${tasks.join(", ")}`);
  });
}
