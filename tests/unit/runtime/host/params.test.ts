import { expect, test } from "vitest";
import { OrchcError } from "../../../../src/contract/diagnostics/index.ts";
import { paramsOf } from "../../../../src/runtime/host/params.ts";

const declared = {
  coin: { type: "string", default: "bitcoin" },
  days: { type: "integer", default: 30 },
  share: { type: "number", default: 0.5 },
  deep: { type: "boolean", default: false },
} as const;

test("defaults stand in for what is not given", () => {
  expect(paramsOf(declared, {})).toEqual({ coin: "bitcoin", days: 30, share: 0.5, deep: false });
});

test("values of the right type are taken, and text that reads as one", () => {
  const values = { coin: "ether", days: 7, share: 0.25, deep: true };
  expect(paramsOf(declared, values)).toEqual(values);
  expect(paramsOf(declared, { coin: "7", days: "7", share: "2.5e-1", deep: "true" })).toEqual({
    ...values,
    coin: "7",
  });
});

test.each([
  ["days", "3.5"],
  ["days", 3.5],
  ["days", ""],
  ["days", "soon"],
  ["days", "0x1F"],
  ["days", 2 ** 53],
  ["share", "0b1"],
  ["share", "1,5"],
  ["share", "1e400"],
  ["share", "NaN"],
  ["share", Infinity],
  ["deep", "yes"],
  ["deep", 1],
  ["coin", 7],
  ["coin", null],
])("%s cannot be %j", (name, value) => {
  expect(() => paramsOf(declared, { [name]: value })).toThrow("ORC1011");
});

test("all that is wrong is said at once, with the name that was meant", () => {
  const error = thrownBy(() =>
    paramsOf({ ...declared, from: { type: "string" as const } }, { dayz: 3, deep: "no" }),
  );
  expect(error.diagnostics.map(({ code }) => code)).toEqual(["ORC1010", "ORC1011", "ORC1012"]);
  expect(error.diagnostics[0]?.help).toContain("days");
});

test("names that objects have anyway are not parameters", () => {
  expect(() => paramsOf(declared, { constructor: "x" })).toThrow("ORC1010");
  expect(() => paramsOf({ toString: { type: "string" as const } }, {})).toThrow("ORC1012");
});

function thrownBy(action: () => void): OrchcError {
  try {
    action();
  } catch (error) {
    if (error instanceof OrchcError) return error;
  }
  throw new Error("nothing was refused");
}
