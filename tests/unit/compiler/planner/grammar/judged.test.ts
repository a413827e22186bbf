/** Questions that people have judged: what was right is planned so or asked back, and what was wrong is not planned again. */
import { describe, expect, it } from "vitest";
import {
  isSamePlan,
  judgedPlanner,
  judgedQuestions,
  judgedRooms,
  type JudgedQuestion,
} from "../../../../support/judged.ts";

/** Of those that are right, at least so many are planned at once. */
const PLANNED = 0.9;

describe.each(judgedRooms)("%s", (room) => {
  it("plans what was judged right, or asks, and nothing that was judged wrong", async () => {
    await using planner = await judgedPlanner(room);
    const questions = await judgedQuestions(room);
    const other: string[] = [];
    const repeated: string[] = [];
    let planned = 0;
    for (const { asked, right, wrong } of questions) {
      const made = await planner.planOf(asked);
      if (made === undefined) continue;
      if (wrong !== undefined && isSamePlan(made, wrong)) repeated.push(asked);
      if (right !== undefined && !isSamePlan(made, right)) other.push(asked);
      if (right !== undefined && isSamePlan(made, right)) planned += 1;
    }
    expect({ other, repeated }).toEqual({ other: [], repeated: [] });
    expect(planned).toBeGreaterThanOrEqual(PLANNED * questions.filter(isRight).length);
  }, 600_000);
});

function isRight({ right }: JudgedQuestion): boolean {
  return right !== undefined;
}
