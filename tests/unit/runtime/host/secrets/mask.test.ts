import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { maskOf } from "../../../../../src/runtime/host/secrets/mask.ts";
import { tempFolder } from "../../../../support/temp-folder.ts";

const value = 'a"b/c d-0123456789';
const mask = maskOf([
  { name: "KEY", value },
  { name: "LONGER", value: `${value}-and-more` },
  { name: "SHORT", value: "none" },
]);

test.each([
  ["as it is", `x ${value} y ${value}`, "x [KEY] y [KEY]"],
  ["in JSON", JSON.stringify({ value }), '{"value":"[KEY]"}'],
  ["in an address", `?q=${encodeURIComponent(value)}&r=1`, "?q=[KEY]&r=1"],
  ["in basic authentication", `Basic ${Buffer.from(value).toString("base64")}`, "Basic [KEY]"],
  ["one that begins as another", `${value}-and-more`, "[LONGER]"],
  ["what is too short for a secret", "none", "none"],
])("%s", (_, text, expected) => {
  expect(mask.text(text)).toBe(expected);
});

test("in all of a value, names included; what is no text stays", () => {
  const given = { [value]: [value, 1, null, { deep: `${value}!` }], is: true };
  expect(mask.value(given)).toEqual({ "[KEY]": ["[KEY]", 1, null, { deep: "[KEY]!" }], is: true });
});

test("in a file, also across the pieces in which it is read", async () => {
  await using folder = await tempFolder({ "plain.txt": "nothing" });
  await writeFile(folder.at("large.bin"), `${"x".repeat(65_536 - 5)}${value}`);
  expect(await mask.secretIn(folder.at("large.bin"))).toBe("KEY");
  expect(await mask.secretIn(folder.at("plain.txt"))).toBeUndefined();
});

test("without secrets nothing changes", async () => {
  const given = { a: [value] };
  expect(maskOf([]).value(given)).toBe(given);
});
