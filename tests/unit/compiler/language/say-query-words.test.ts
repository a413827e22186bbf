/** Readings in words: what is compared, and what of. */
import { expect, test } from "vitest";
import { sayQuery } from "../../../../src/compiler/language/say-query.ts";

test("another column is said by its name", () => {
  const where = [{ op: "<", column: "held", value: { column: "wanted" } }];
  expect(sayQuery({ where })).toBe("only rows with held < wanted");
});

test("an amount of some rows says what is measured", () => {
  const side = (value: string) => ({
    how: "sum",
    column: "fee",
    as: value,
    where: [{ op: "=", column: "boat", value }],
  });
  expect(sayQuery({ measures: [side("Tern"), side("Skua")] })).toBe(
    "total fee with boat = Tern, total fee with boat = Skua",
  );
});
