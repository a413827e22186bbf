import { readdir, readFile, writeFile } from "node:fs/promises";
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

/** Bytes that are read at a time. */
const PIECE = 65_536;

test("a file is masked as its text is, wherever a piece of it ends", async () => {
  await using folder = await tempFolder({});
  const file = folder.at("output.json");
  const texts = [value, `${value}-and-more`, encodeURIComponent(value), "grün 🙂", "none"];
  for (let shift = 0; shift < 70; shift += 3) {
    const head = "x".repeat(PIECE - shift);
    const whole = texts
      .map((text, at) => `${at === 0 ? head : "y".repeat(PIECE - 20)}${text}`)
      .join("");
    await writeFile(file, whole);
    await mask.file(file);
    expect((await readFile(file, "utf8")) === mask.text(whole)).toBe(true);
    expect(await mask.secretIn(file)).toBeUndefined();
  }
  expect(await readdir(folder.path)).toEqual(["output.json"]);
});

test("what overlaps another secret at the end of a piece is masked in the same order", async () => {
  await using folder = await tempFolder({});
  const file = folder.at("output.json");
  const overlapping = maskOf([
    { name: "LONG", value: "cdefghijklmnop" },
    { name: "FIRST", value: "abcdefghi" },
    { name: "AGAIN", value: "aaaaaaaa" },
  ]);
  for (let shift = 0; shift < 60; shift += 1) {
    const whole = `${"x".repeat(PIECE - shift)}abcdefghijklmnop${"a".repeat(40)}!`;
    await writeFile(file, whole);
    await overlapping.file(file);
    expect((await readFile(file, "utf8")) === overlapping.text(whole)).toBe(true);
  }
});

test("without secrets nothing changes", async () => {
  const given = { a: [value] };
  expect(maskOf([]).value(given)).toBe(given);
});
