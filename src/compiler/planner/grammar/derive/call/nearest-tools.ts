/** Tools of an agent that come nearest to an order that none of them carries out. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { askedStems, type ToolIndex } from "../../link/tools.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { changeOrdered } from "./changing.ts";

const NEAREST = 4;

/** Of an order to change something those first that change something, and else those that have most of its words. */
export function nearestTools(
  reading: Reading,
  span: Span,
  agent: string,
  index: ToolIndex,
): readonly ToolInfo[] {
  const own = index.tools.filter((tool) => tool.agent === agent);
  const found = index.search(
    askedStems(reading.tokens.slice(span.from, span.to)),
    index.tools.length,
  );
  const scores = new Map(found.map(({ tool, score }) => [tool, score]));
  const isChange = changeOrdered(reading, span) !== undefined;
  const rank = (tool: ToolInfo): number =>
    (scores.get(tool) ?? 0) + (isChange && tool.effect !== "read" ? 100 : 0);
  return own.toSorted((a, b) => rank(b) - rank(a)).slice(0, NEAREST);
}
