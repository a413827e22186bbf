import { beforeAll, describe, expect, it } from "vitest";
import { generate, QUESTIONS } from "../../../../bench/questions/generate.ts";
import { templates } from "../../../../bench/questions/templates/index.ts";

type Generation = Awaited<ReturnType<typeof generate>>;

describe("generate", () => {
  let made: Generation;
  beforeAll(async () => {
    made = await generate(1);
  });

  it("asks each template in three ways or more, of many schemas", () => {
    expect(made.questions).toHaveLength(QUESTIONS);
    expect(new Set(made.questions.map(({ id }) => id.split("-")[0])).size).toBeGreaterThan(11);
    const ways = Map.groupBy(made.questions, ({ template }) => template);
    const used = [...ways].map(([, list]) => new Set(list.map(({ id }) => id.at(-1))).size);
    expect(ways.size).toBe(templates.length);
    expect(Math.min(...used)).toBeGreaterThan(2);
  });

  it("gives every question an id of its own, words for everything, and an answer", () => {
    expect(new Set(made.questions.map(({ id }) => id)).size).toBe(QUESTIONS);
    for (const { asked, rows } of made.questions) {
      expect(asked).not.toMatch(/undefined|\[object|NaN/);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("makes the same from the same seed, and something else from another", async () => {
    expect(await generate(1)).toEqual(made);
    expect((await generate(2)).questions).not.toEqual(made.questions);
  });
});
