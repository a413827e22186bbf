import { z } from "zod";
import { pointSchema, ToolError, type Point } from "../../catalog/authoring.ts";

export const pointsInput = z
  .array(pointSchema)
  .describe("prices with their times, oldest first, such as the points of markets.history");

/** The last item of a list that is never empty. */
export function newestOf<Item>(items: readonly Item[]): Item {
  const newest = items.at(-1);
  if (newest === undefined) throw new RangeError("The list is empty.");
  return newest;
}

/** @throws ToolError when there are too few for `purpose`, or their order is not that of time. */
export function requirePoints(points: readonly Point[], least: number, purpose: string): void {
  if (points.length < least) {
    throw new ToolError(
      `${purpose} needs at least ${least} points, and there are ${points.length}.`,
      {
        help: "Take a longer history, for example more days of markets.history, or a shorter period.",
      },
    );
  }
  let before = -Infinity;
  for (const { at } of points) {
    const time = Date.parse(at);
    if (Number.isNaN(time)) {
      throw new ToolError(`A point's time is ${at}, which is no date.`, { help: "Use ISO 8601." });
    }
    if (time < before) {
      throw new ToolError(`The points are not in order of time: ${at} follows a later one.`, {
        help: "Sort them, oldest first.",
      });
    }
    before = time;
  }
}
