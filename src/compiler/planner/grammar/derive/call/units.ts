/** The clauses of a path as calls: introductions go, sentences that only say more of a call join it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { OutlineTask } from "../../../planner.ts";
import { fieldsOf, outputsOf } from "../../link/fields.ts";
import { addsNothing } from "../../link/function-words.ts";
import { isGenericVerb, isVerb } from "../../link/verbs.ts";
import { askedStems, type ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { weights } from "../weights.ts";
import { deriveCalls } from "./derive-call.ts";
import { type CallDerivation } from "./call-derivation.ts";
import { isMeant } from "./tool-meant.ts";
import { isIntroduction, isMeta } from "./introductions.ts";
import { lookedUp } from "./look-up.ts";
import { bestLink } from "./references.ts";
import { isMaterial, isStructured } from "./shapes.ts";
import type { Source } from "./source.ts";
import { hasSolidMark, isSolid, type Unit } from "./unit.ts";
import { isOrdered } from "./waits.ts";

/** Tools that the whole request speaks for. */
const OVERALL = 60;

export function unitsOf(reading: Reading, tasks: readonly OutlineTask[], index: ToolIndex): Unit[] {
  const whole = index.search(askedStems(reading.tokens), OVERALL);
  const overall = new Map<ToolInfo, number>(
    whole.map(({ tool }, rank) => [tool, 1 / (1 + rank / 10)]),
  );
  const derive = (task: OutlineTask, span: Span, extras: readonly Span[]): Unit => ({
    task,
    span,
    extras,
    derivations: deriveCalls({ reading, span, extras, index, overall }).filter(
      ({ tool }) => tool.agent === task.agent,
    ),
  });
  const all = tasks.flatMap((task) => {
    if (task.clause === undefined) return [];
    const { span, extras, shared = [] } = task.clause;
    return [derive(task, span, [...extras, ...shared])];
  });
  const isAlone = new Set(tasks.map(({ agent }) => agent)).size === 1;
  const meaning = all.filter((unit) => presents(unit) || !isAlone || !isMeta(reading, unit));
  const asked = meaning.length === 0 ? all : meaning;
  const kept: Unit[] = [];
  let said: Span[] = [];
  for (const [at, unit] of asked.entries()) {
    const before = kept.at(-1);
    // Who works for another agent, or on what there is, asks for something of its own.
    if (presents(unit) || (before !== undefined && before.task.agent !== unit.task.agent)) {
      kept.push(unit);
      continue;
    }
    if (isIntroduction(reading, unit, asked.slice(at + 1), kept.length === 0)) {
      said.push(unit.span, ...unit.extras);
      continue;
    }
    if (before !== undefined) {
      const joined = (): Unit =>
        derive(before.task, before.span, [...before.extras, unit.span, ...unit.extras]);
      const more = isElaboration(reading, before, unit, index)
        ? joined()
        : closing(reading, before, unit, joined);
      if (more !== undefined) {
        kept[kept.length - 1] = more;
        continue;
      }
    }
    const around = said.filter((span) => hasSolidMark(reading, span));
    kept.push(
      around.length === 0 ? unit : derive(unit.task, unit.span, [...unit.extras, ...around]),
    );
    said = [];
  }
  // Where no tool says much of what is asked, none is meant.
  const isAnswered = kept.some(
    (unit) =>
      presents(unit) ||
      unit.derivations.slice(0, 1).some(isMeant) ||
      unit.derivations.some(isHalfSaid),
  );
  return isAnswered ? kept : kept.map((unit) => ({ ...unit, derivations: [] }));
}

/** The other half may be said to a call that gives what it works on. */
function isHalfSaid({ open, covered }: CallDerivation): boolean {
  return open.some(isStructured) && covered > weights.call.least / 2;
}

/** Works on what other calls give. */
function presents(unit: Unit): boolean {
  const [best] = unit.derivations;
  return refersTo(unit) && best !== undefined && fieldsOf(best.tool).some(isMaterial);
}

/** Stage 1 says that its words refer to other tasks. */
function refersTo({ task: { needs, follows = [] } }: Unit): boolean {
  return needs.some((id) => !follows.includes(id));
}

/** "The type should be X.": a statement that says what the call before it cannot do without. */
function closing(
  { tokens }: Reading,
  before: Unit,
  unit: Unit,
  joined: () => Unit,
): Unit | undefined {
  const [earlier] = before.derivations;
  const isOrder = isVerb(tokens[unit.span.from]?.lower ?? "");
  if (earlier === undefined || earlier.open.length === 0 || isOrder) return undefined;
  const whole = joined();
  const [best] = whole.derivations;
  return best?.tool === earlier.tool && best.open.length < earlier.open.length ? whole : undefined;
}

/** "Use the random forest algorithm.", "Provide its address and phone number.": it says more of what stands before it. */
function isElaboration(reading: Reading, before: Unit, unit: Unit, index: ToolIndex): boolean {
  const [own] = unit.derivations;
  const [earlier] = before.derivations;
  const question = questionOf(reading, unit.span);
  // Somebody is asked for: that is never more of what an earlier call was asked.
  if (WHO.has(question)) return false;
  if (own === undefined) return lookedUp(reading, unit.span).length === 0;
  // "Close the valve, then show the tank": looked at when something was changed, and no more of the change.
  const isNext =
    isOrdered(reading, unit.span) && isVerb(reading.tokens[unit.span.from]?.lower ?? "");
  if (isNext && earlier !== undefined && earlier.tool.effect !== "read") return false;
  if (earlier === undefined || (refersTo(unit) && own.open.length === 0)) return false;
  // It names something that another call is to be asked for.
  if (own.open.some(isStructured) && hasSolidMark(reading, unit.span)) return false;
  const solid = hasSolidMark(reading, unit.span) && isSolid(own);
  if (own.tool === earlier.tool) {
    if (!solid) return true;
    const filled = new Set(
      earlier.assigned.filter(({ value }) => value.is !== "phrase").map(({ field }) => field.name),
    );
    // It goes on from the same thing, and says what the earlier one has not.
    const repeated = own.assigned.filter((one) =>
      earlier.assigned.some(
        ({ field, value }) => field.name === one.field.name && value.text === one.value.text,
      ),
    );
    return (
      (own.open.length > 0 || (repeated.length > 0 && repeated.length < own.assigned.length)) &&
      own.assigned.every(
        (one) => one.value.is === "phrase" || !filled.has(one.field.name) || repeated.includes(one),
      )
    );
  }
  const { lower: verb = "", stem = "" } = reading.tokens[unit.span.from] ?? {};
  // "…, then translate it": that is what another does, and not the earlier one.
  const isOwn =
    isVerb(verb) &&
    !isGenericVerb(verb) &&
    index.nameOf(own.tool).has(stem) &&
    !index.wordsOf(earlier.tool).has(stem);
  if (isOwn) return false;
  // "…, and how large is it?" asks anew.
  if (QUESTIONS.has(question) && own.open.length === 0 && isMeant(own)) return false;
  // It asks for what the earlier call gives anyway.
  const isWhole = own.open.length === 0 && own.named > 0.85;
  if (!solid && !isWhole && shareSaid(reading, unit.span, earlier.tool, index) >= 0.6) return true;
  // What it says is said of the earlier tool as well as of any other: it needs what is not there, or takes just any word for it.
  const isTaken = (): boolean =>
    own.open.some(
      (field) =>
        (bestLink(field, [sourceOf(before, earlier.tool)], reading, [unit.span], index)?.score ??
          0) >= weights.reference.least,
    );
  const isLost = own.open.length > 0 ? !isTaken() : own.covered < 0.8;
  const isWeak = ELABORATING.has(verb) && own.open.length > 0;
  return own.named < 0.6 && (isWeak || (isLost && !isSolid(own)));
}

/** What an earlier clause may give. */
function sourceOf({ task: { id, title } }: Unit, tool: ToolInfo): Source {
  return { id, title, tool, args: {}, assigned: [], direct: true, back: 1 };
}

const WHO = new Set(["who", "whose", "whom"]);
const QUESTIONS = new Set(["what", "which", "how", "where", "when"]);

/** The word that a clause asks with: "say who …". */
function questionOf({ tokens }: Reading, { from, to }: Span): string {
  const said = tokens
    .slice(from, to)
    .find(({ lower }) => !isGenericVerb(lower) && lower !== "me" && lower !== "us");
  return said?.lower ?? "";
}

const ELABORATING = new Set([
  "use",
  "focus",
  "include",
  "ensure",
  "make",
  "consider",
  "specify",
  "set",
  "provide",
  "return",
  "show",
  "give",
  "know",
  "see",
  "apply",
  "report",
]);

/** The share of the words of a stretch that a tool says of itself, of what it takes, or of what it gives. */
function shareSaid(
  { tokens }: Reading,
  { from, to }: Span,
  tool: ToolInfo,
  index: ToolIndex,
): number {
  const said = new Set([
    ...index.wordsOf(tool),
    ...fieldsOf(tool).flatMap((field) => [...field.names, ...field.said]),
    ...outputsOf(tool).flatMap((output) => [...output.names, ...output.said]),
  ]);
  const asked = askedStems(
    tokens.slice(from, to).filter(({ lower }) => !isGenericVerb(lower) && !addsNothing(lower)),
  );
  return asked.length === 0 ? 1 : asked.filter((stem) => said.has(stem)).length / asked.length;
}
