/** An answer in the words of a model, used only when each sentence says what the tasks that it names returned. */
import {
  phrasingFailed,
  phrasingRefused,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { objectionsTo } from "../claims/check-claims.ts";
import { evidenceOf, evidenceOfAll } from "../claims/evidence.ts";
import { recordOf, type RunRecord } from "../record/read-run.ts";
import { plainLine } from "../text/plain-line.ts";
import type { AskedModel, TaskMaterial, WordedParagraph, WordedSentence } from "./answer-model.ts";
import type { Spoken } from "./choose-statements.ts";
import type { Line, Piece } from "./line.ts";
import { materialOf } from "./material.ts";

export interface Phrasing {
  /** Absent when the wording is not used. */
  readonly lines?: readonly Line[];
  /** How often the model may still be asked. */
  readonly calls: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A wording that says something else goes back to the model once, with the reasons. */
const MOST_TRIES = 2;

/** @param spoken what may be spoken of, results first */
export async function phraseAnswer(
  { model, calls }: AskedModel,
  spoken: readonly Spoken[],
  record: RunRecord,
): Promise<Phrasing> {
  const { query } = record.run;
  const material = materialOf(spoken, record, model.room);
  const tries = Math.min(MOST_TRIES, calls);
  let left = calls;
  let refused: { paragraphs: readonly WordedParagraph[]; reasons: readonly string[] } | undefined;
  try {
    while (left > calls - tries) {
      left -= 1;
      const paragraphs = withoutUnseen(await model.word(query, material, refused));
      const reasons = objections(paragraphs, material, record);
      if (reasons.length === 0)
        return { lines: paragraphs.map(lineOf), calls: left, diagnostics: [] };
      refused = { paragraphs, reasons };
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { calls: left, diagnostics: [phrasingFailed({ reason })] };
  }
  return { calls: left, diagnostics: [phrasingRefused({ reasons: refused?.reasons ?? [] })] };
}

/** The longest sentence that is kept: an answer is short. */
const LONGEST = 600;

function withoutUnseen(paragraphs: readonly WordedParagraph[]): WordedParagraph[] {
  const plain = paragraphs.map((sentences) =>
    sentences
      .map(({ text, tasks }) => ({ text: plainLine(text, LONGEST), tasks: [...new Set(tasks)] }))
      .filter(({ text }) => text !== ""),
  );
  return plain.filter((sentences) => sentences.length > 0);
}

/** Why a wording may not stand; empty when it may. */
function objections(
  paragraphs: readonly WordedParagraph[],
  material: readonly TaskMaterial[],
  record: RunRecord,
): string[] {
  if (paragraphs.length === 0) return ["it is empty"];
  const stated = new Map(material.map(({ task, statements }) => [task, statements]));
  return [...new Set(paragraphs.flat().flatMap((one) => objectionsOf(one, stated, record)))];
}

function objectionsOf(
  { text, tasks }: WordedSentence,
  stated: ReadonlyMap<string, readonly string[]>,
  record: RunRecord,
): readonly string[] {
  const start = `"${plainLine(text, 60)}"`;
  if (tasks.length === 0) return [`${start} names no task that it comes from`];
  const strange = tasks.filter((task) => !stated.has(task));
  if (strange.length > 0) return [`${start} names ${strange.join(", ")}, which stated nothing`];
  const unread = tasks.find((id) => recordOf(record, id).output?.whole === false);
  const evidence = evidenceOfAll(tasks, stated, record);
  if (unread !== undefined && !evidence.statements.includes(text))
    return [`${start} speaks of the output of ${unread}, which is too large to be looked at`];
  const idle = tasks.filter((id) => tasks.length > 1 && !hasPart(text, id, stated, record));
  if (idle.length > 0) return [`${start} names ${idle.join(", ")}, of which nothing is in it`];
  // A sentence of the model can be several.
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  return sentences.flatMap((one) => objectionsTo({ text: one, tasks: tasks.join(", ") }, evidence));
}

/** Whether a number or a word of some length is in what a task returned. */
function hasPart(
  text: string,
  id: string,
  stated: ReadonlyMap<string, readonly string[]>,
  record: RunRecord,
): boolean {
  const { words } = evidenceOf(recordOf(record, id), stated.get(id) ?? [], record);
  return (text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).some((word) => words.has(word));
}

/** Tasks stand behind the last of the sentences that come from the same ones. */
function lineOf(sentences: WordedParagraph): Line {
  const pieces = sentences.flatMap(({ text, tasks }, at): Piece[] => {
    const next = sentences[at + 1]?.tasks.join(" ");
    const marks =
      next === tasks.join(" ") ? [] : tasks.flatMap((task): Piece[] => [{ text: " " }, { task }]);
    return [{ text: at === 0 ? text : ` ${text}` }, ...marks];
  });
  return { pieces };
}
