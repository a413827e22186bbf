/** The catalogue of diagnostics as a whole: numbers, doors and pages. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import * as catalogue from "../../../src/contract/diagnostics/index.ts";

const codes = join(import.meta.dirname, "../../../src/contract/diagnostics/codes");
const files = (await readdir(codes)).toSorted();

interface Kind {
  readonly code: string;
  readonly title: string;
  readonly help: unknown;
  readonly message: unknown;
  readonly explanation: string;
}

function isKind(value: unknown): value is Kind {
  return typeof value === "function" && "code" in value && "explanation" in value;
}

const exported = (Object.values(catalogue) as unknown[]).filter(isKind);

test("there are codes, one a file, each named after its code and what it says", () => {
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) expect(file).toMatch(/^ORC[1-7]\d{3}-[a-z0-9]+(-[a-z0-9]+)*\.ts$/);
});

test("no code is used twice", () => {
  const numbers = files.map((file) => file.slice(0, 7));
  expect(numbers).toEqual([...new Set(numbers)]);
});

test("the door exports exactly the codes that have a file, in their order", () => {
  expect(exported.map(({ code }) => code).toSorted()).toEqual(
    files.map((file) => file.slice(0, 7)),
  );
});

describe.each(files)("%s", (file) => {
  test("declares one code, the one in its name", async () => {
    const module = (await import(join(codes, file))) as Record<string, unknown>;
    const kinds = Object.values(module).filter(isKind);
    expect(kinds.map(({ code }) => code)).toEqual([basename(file).slice(0, 7)]);
  });

  test("has a page worth reading", () => {
    const kind = exported.find(({ code }) => file.startsWith(code));
    expect(kind?.title).toMatch(/^[^\s].{7,}[^.\s]$/);
    const words = kind?.explanation.trim().split(/\s+/) ?? [];
    expect(words.length, "words of the explanation").toBeGreaterThanOrEqual(12);
    expect(kind?.explanation.trim()).not.toBe(kind?.title);
  });
});

test("a kind makes diagnostics with its code, its words and the places given", () => {
  const { emptyQuery } = catalogue;
  expect(emptyQuery({ file: "a.query.md" }, { in: "file", file: "a.query.md", line: 3 })).toEqual({
    code: "ORC1001",
    severity: "error",
    message: "The query in a.query.md is empty.",
    places: [{ in: "file", file: "a.query.md", line: 3 }],
    help: expect.stringContaining("orchc run") as string,
  });
});

test("an OrchcError carries all that was found and says it", () => {
  const { OrchcError, emptyQuery, duplicateId } = catalogue;
  const both = [emptyQuery({}), duplicateId({ id: "t1" })];
  expect(new OrchcError(both).diagnostics).toEqual(both);
  expect(new OrchcError(both).message).toBe(
    'ORC1001 The query is empty.\nORC2014 The id "t1" is used by more than one task.',
  );
  expect(new OrchcError(duplicateId({ id: "t1" })).diagnostics).toHaveLength(1);
});

test("warnings are no errors", () => {
  const { hasErrors, emptyQuery } = catalogue;
  const problem = emptyQuery({});
  expect(hasErrors([])).toBe(false);
  expect(hasErrors([{ ...problem, severity: "warning" }])).toBe(false);
  expect(hasErrors([{ ...problem, severity: "warning" }, problem])).toBe(true);
});

test("several that fail are waited for, and reported together and once", async () => {
  const { OrchcError, duplicateId, together } = catalogue;
  const [one, two] = [duplicateId({ id: "t1" }), duplicateId({ id: "t2" })];
  const ended: string[] = [];
  const late = async (name: string, error?: Error): Promise<string> => {
    await new Promise(setImmediate);
    ended.push(name);
    if (error !== undefined) throw error;
    return name;
  };
  const work = [
    Promise.reject(new OrchcError(one)),
    late("a", new OrchcError([two, one])),
    late("b"),
  ];
  await expect(together(work)).rejects.toMatchObject({ diagnostics: [one, two] });
  expect(ended).toEqual(["a", "b"]);
  expect(await together([late("c"), late("d")])).toEqual(["c", "d"]);
  const bug = new Error("a bug");
  await expect(together([late("e", new OrchcError(one)), late("f", bug)])).rejects.toBe(bug);
});
