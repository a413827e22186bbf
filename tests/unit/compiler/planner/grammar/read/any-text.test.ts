import { Session } from "node:inspector/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";
import { today } from "./marks-of.ts";

const world = {
  exists: (path: string) => path.length % 3 === 0,
  isFolder: (path: string) => path.length % 2 === 0,
  commands: ["npm", "git"],
  today,
};

const PARTS =
  `March May 5 5th 2024 2024-03-01 - – / . , : ; ' " “ ” \` [ ] { } ( ) $ % € # ~ ^ = + * and to between from
  the last 30 days ago Q3 of first half hundred million one second a dozen npm run git data/x.csv .md files 1,200 1.5M
  10km °C New York von Neumann Chicago IL D.C. U.S. e.g. @ a@b.com https://a.com \n - 90s ½ 5pm 14:42 noon 九`.split(
    " ",
  );

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc
    .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(" ", "", "\n", "  ")), {
      maxLength: 40,
    })
    .map((parts) => parts.flat().join("")),
);

test("of any text, tokens are where they say, and marks and sentences are stretches of them", () => {
  fc.assert(
    fc.property(texts, (query) => {
      const { tokens, marks, sentences } = read(query, world);
      let end = 0;
      for (const token of tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(query.slice(token.start, token.end)).toBe(token.text);
        expect(token.text).not.toBe("");
        end = token.end;
      }
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(tokens.length);
      }
      const order = marks.map(({ from, to }) => [from, -to]);
      expect(order).toEqual(
        order.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
      );
      expect(sentences.flatMap(({ from, to }) => tokens.slice(from, to))).toEqual(tokens);
      for (const mark of marks) {
        if (mark.is === "number" || mark.is === "money" || mark.is === "quantity")
          expect(mark.value).toSatisfy(Number.isFinite);
        if (mark.is !== "time") continue;
        const { from, to } = mark.period;
        expect(from ?? mark.period.math?.from).toBeDefined();
        if (from !== undefined && to !== undefined) expect(from <= to).toBe(true);
      }
      expect(read(query, world)).toEqual(read(query, world));
    }),
    { numRuns: 500 },
  );
});

/** How often the blocks of the reader's own code are run: the same on every machine, whatever else runs there. */
async function stepsOf(query: string): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  read(query, world);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return result
    .filter(({ url }) => url.includes("/grammar/read/"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

const repeated = (part: string, length: number): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

const HOSTILE = [
  "a",
  '"',
  "“",
  "'",
  " 'a",
  " 'x'x",
  "[",
  "[x]",
  '{"a":',
  "{a",
  "1",
  "1,",
  "1.",
  "1,111",
  "a.",
  "a/",
  "a-",
  "one and ",
  "A of B ",
  "March ",
  "5 March to ",
  "from 1 to ",
  "1:",
  "[a](b) ",
  "a@",
  "```",
  "\n",
  "2010 to ",
  "U.S. ",
  "e.g. ",
  "x + 2 * ",
  "npm a and ",
  "March 5, ",
  "end of ",
  "売上を集計する",
  "!?.,;()",
  "SELECT a FROM b;\n",
  "1,Ann,2024-03-01\n",
  "    at f (/srv/a.ts:1:2)\n",
  "la le ",
];

test.each(HOSTILE)("of much of %j the steps grow in proportion", async (part) => {
  const [eighth, whole] = [
    await stepsOf(repeated(part, 2048)),
    await stepsOf(repeated(part, 16_384)),
  ];
  expect(eighth).toBeGreaterThan(0);
  // Eight times as long; where it were quadratic, it would take 64 times as many. (A stretch that is too long for a path is read as words.)
  expect(whole).toBeLessThan(2_000 + eighth * 20);
});

test("of any text, eight times as much takes no more than about eight times the steps", async () => {
  const parts = fc.array(fc.constantFrom(...PARTS), { minLength: 3, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(parts, fc.constantFrom(" ", "", "\n"), async (some, blank) => {
      const text = some.join(blank) + blank;
      const [one, eight] = [
        await stepsOf(repeated(text, 1024)),
        await stepsOf(repeated(text, 8192)),
      ];
      expect(eight).toBeLessThan(2_000 + one * 20);
    }),
    { numRuns: 10 },
  );
});
