/** What a call would take for something else than it says, although no single argument shows it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { wordsNotUsed, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { textOf } from "../step.ts";
import { placeOf } from "../tables.ts";
import type { Assigned } from "./assigned.ts";
import { lostUnit } from "./lost-units.ts";
import { ownedValue } from "./owned.ts";
import { contradictedDay } from "./weekdays.ts";

/** @param own the workspace's own tools */
export function misread(
  reading: Reading,
  spans: readonly Span[],
  tool: ToolInfo,
  assigned: readonly Assigned[],
  own: readonly ToolInfo[],
): Diagnostic[] {
  const other = contradictedDay(reading, spans);
  const day = other && wordsNotUsed({ words: textOf(reading, other), reason: `${other.day} is a ${other.weekday}`, tools: [] }, placeOf(reading, other)); // prettier-ignore
  const lost = lostUnit(assigned, tool);
  const unit = lost && wordsNotUsed({ words: textOf(reading, lost.value), reason: `${lost.field.name} of ${tool.name} takes no such unit`, tools: [tool.name] }, placeOf(reading, lost.value)); // prettier-ignore
  const value = ownedValue(assigned, tool, own);
  const owned = value && wordsNotUsed({ words: textOf(reading, value), reason: `it is rather something of the workspace's own tools than what ${tool.name} takes`, tools: [tool.name] }, placeOf(reading, value)); // prettier-ignore
  return [day, unit, owned].filter((one) => one !== undefined);
}
