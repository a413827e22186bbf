/** What a call would take for something else than it says, although no single argument shows it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { wordsNotUsed, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { textOf } from "../step.ts";
import { placeOf } from "../tables.ts";
import type { Assigned } from "./assigned.ts";
import { cutText } from "./cut-texts.ts";
import { inexactValue } from "./left-open.ts";
import { lostUnit } from "./lost-units.ts";
import { choiceNotTaken } from "./misreadings/choice-not-taken.ts";
import { cutStretch } from "./misreadings/cut-stretch.ts";
import { excludedValue } from "./misreadings/excluded-value.ts";
import { leakedOption } from "./misreadings/leaked-option.ts";
import type { CalledClause, Misreading } from "./misreadings/misreading.ts";
import { noFilter } from "./misreadings/no-filter.ts";
import { objectOfVerb } from "./misreadings/object-of-verb.ts";
import { oldOrNew } from "./misreadings/old-or-new.ts";
import { onlySome } from "./misreadings/only-some.ts";
import { optionLeftOut } from "./misreadings/option-left-out.ts";
import { otherDirection } from "./misreadings/other-direction.ts";
import { reasonNotTaken } from "./misreadings/reason-not-taken.ts";
import { relativeAmount } from "./misreadings/relative-amount.ts";
import { severalDays } from "./misreadings/several-days.ts";
import { allBut } from "./misreadings/all-but.ts";
import { secondChoice } from "./misreadings/second-choice.ts";
import { takenOff } from "./misreadings/taken-off.ts";
import { undecidedPerson } from "./misreadings/undecided-person.ts";
import { undoneUndoing } from "./misreadings/undone-undoing.ts";
import { unorderedEnds } from "./misreadings/unordered-ends.ts";
import { unquotedContent } from "./misreadings/unquoted-content.ts";
import { unsaidBound } from "./misreadings/unsaid-bound.ts";
import { unsaidLimit } from "./misreadings/unsaid-limit.ts";
import { ownedValue } from "./owned.ts";
import { sameEnds } from "./same-ends.ts";
import { contradictedDay } from "./weekdays.ts";

const RULES: readonly ((clause: CalledClause) => Misreading | undefined)[] = [
  objectOfVerb,
  optionLeftOut,
  onlySome,
  excludedValue,
  leakedOption,
  cutStretch,
  severalDays,
  relativeAmount,
  otherDirection,
  unquotedContent,
  takenOff,
  allBut,
  secondChoice,
  undoneUndoing,
  oldOrNew,
  unorderedEnds,
  unsaidBound,
  unsaidLimit,
  noFilter,
  undecidedPerson,
  choiceNotTaken,
  reasonNotTaken,
];

/** @param own the workspace's own tools */
export function misread(
  clause: CalledClause,
  assigned: readonly Assigned[],
  own: readonly ToolInfo[],
): Diagnostic[] {
  const { reading, spans, tool } = clause;
  const other = contradictedDay(reading, spans);
  const day =
    other &&
    wordsNotUsed(
      { words: textOf(reading, other), reason: `${other.day} is a ${other.weekday}`, tools: [] },
      placeOf(reading, other),
    );
  const lost = lostUnit(assigned, tool);
  const unit =
    lost &&
    wordsNotUsed(
      {
        words: textOf(reading, lost.value),
        reason: `${lost.field.name} of ${tool.name} takes no such unit`,
        tools: [tool.name],
      },
      placeOf(reading, lost.value),
    );
  const value = ownedValue(assigned, tool, own);
  const owned =
    value &&
    wordsNotUsed(
      {
        words: textOf(reading, value),
        reason: `it is rather something of the workspace's own tools than what ${tool.name} takes`,
        tools: [tool.name],
      },
      placeOf(reading, value),
    );
  const inexact = tool.effect === "read" ? inexactValue(reading, assigned) : undefined;
  const about =
    inexact &&
    wordsNotUsed(
      {
        words: textOf(reading, around(reading, inexact.value)),
        reason: `${inexact.field.name} of ${tool.name} takes one exact value; say which, or leave it out`,
        tools: [tool.name],
      },
      placeOf(reading, around(reading, inexact.value)),
    );
  const end = sameEnds(tool, assigned);
  const same =
    end &&
    wordsNotUsed(
      {
        words: textOf(reading, end.value),
        reason: `${end.field.name} of ${tool.name} would be what another argument is already; say another`,
        tools: [tool.name],
      },
      placeOf(reading, end.value),
    );
  const rest = cutText(reading, tool, assigned);
  const cut =
    rest &&
    wordsNotUsed(
      {
        words: textOf(reading, rest.words),
        reason: `${rest.one.field.name} of ${tool.name} would be "${textOf(reading, rest.one.value)}" without it; put the whole text in quotation marks`,
        tools: [tool.name],
      },
      placeOf(reading, rest.words),
    );
  const found = RULES.map((rule) => rule(clause)).find((one) => one !== undefined);
  const by =
    found &&
    wordsNotUsed(
      { words: textOf(reading, found.words), reason: found.reason, tools: [tool.name] },
      placeOf(reading, found.words),
    );
  return [day, unit, owned, about, same, cut, by].filter((one) => one !== undefined);
}

/** With the words before it that make it inexact. */
function around({ tokens }: Reading, { from, to }: Span): Span {
  const before = tokens[from - 1]?.lower ?? "";
  if (/^(?:to|least|most|than|as)$/.test(before)) return { from: Math.max(0, from - 2), to };
  return { from: /^(?:for|of|with|in|on|at)$/.test(before) ? from : Math.max(0, from - 1), to };
}
