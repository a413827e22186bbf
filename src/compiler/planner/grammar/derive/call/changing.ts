/** Orders to change something are never answered by a tool that only reads: "assign an interpreter to A-3120". */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import { synonymsOf } from "../../../../language/thesaurus.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { changes, isAlsoNoun, makes, reads } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { isWithin } from "../step.ts";

/** The verb of a clause that orders a change; "order history of SO-3" begins with a noun. */
export function changeOrdered({ tokens, marks }: Reading, span: Span): string | undefined {
  const [verb, next] = [tokens[span.from], tokens[span.from + 1]];
  if (verb === undefined || next === undefined || span.to < span.from + 2) return undefined;
  const isNumbered = marks.some((mark) => mark.is === "code" && isWithin(mark, span));
  if (!changes(verb.lower) && !(makes(verb.lower) && isNumbered)) return undefined;
  // "Start by getting …", "update me on …"
  if (/^(?:by|with|me|us)$/.test(next.lower)) return undefined;
  const isNoun =
    isAlsoNoun(verb.lower) &&
    next.kind === "word" &&
    /^\p{Ll}/u.test(next.text) &&
    !OPENING.test(next.lower);
  return isNoun ? undefined : verb.lower;
}

const OPENING =
  /^(?:the|a|an|all|my|our|your|his|her|their|its|it|this|that|these|those|them|each|every|both|everything|some|any|another|one|two|three|in|on|at|to|for|with|up|off|out|down)$/;

/** Whether a tool is one that only reads, and says so: none of its own verbs is the one that is ordered. */
export function onlyReads(tool: ToolInfo, verb: string): boolean {
  return tool.effect === "read" && !does(tool, verb) && verbsOf(tool).some(reads);
}

/** Whether a tool says that it does what is ordered: "cancels an assignment" assigns nothing. */
export function does(tool: ToolInfo, verb: string): boolean {
  const own = new Set(verbsOf(tool).map(stemWord));
  const stem = stemWord(verb);
  return own.has(stem) || [...synonymsOf(stem)].some((other) => own.has(other));
}

/** Words of its name, description and phrases that stand where a verb does: "Books or moves …, and pays it". */
function verbsOf({ name, description, phrases }: ToolInfo): string[] {
  const [first = ""] = wordsOfName(name.slice(name.indexOf(".") + 1)).words;
  const said = [description, ...phrases].flatMap((text) =>
    [
      ...text.matchAll(/(?:^|[.,;:(]\s*|\b(?:and|or|to|then|can|may|will)\s+)(\p{L}[\p{L}-]*)/giu),
    ].map(([, word = ""]) => word.toLowerCase()),
  );
  return [first, ...said];
}
