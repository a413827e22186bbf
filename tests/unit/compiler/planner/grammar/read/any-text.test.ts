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

const HOSTILE = ["a", '"', "“", "'", " 'a", " 'x'x", "[", "[x]", '{"a":', "{a", "1", "1,", "1.", "1,111", "a.", "a/", "a-", "one and ", "A of B ", "March ", "5 March to ", "from 1 to ", "1:", "[a](b) ", "a@", "```", "\n", "2010 to ", "U.S. ", "e.g. "]; // prettier-ignore

test.each(HOSTILE)("of 64 KiB of %j the cost grows in proportion", (part) => {
  // Of the processor, so that other work on the machine does not count.
  const timed = (query: string): number => {
    const before = process.cpuUsage();
    read(query, world);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const whole = part.repeat(Math.ceil(65_536 / part.length));
  timed(whole.slice(0, 8192));
  const eighth = timed(whole.slice(0, 8192));
  // Eight times as long; where it were quadratic, it would take 64 times as long, and many seconds.
  expect(Math.min(timed(whole), timed(whole))).toBeLessThan(Math.max(1000, eighth * 24));
});
