import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checks, improvements, preparations } from "../../../../src/compiler/passes/index.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = join(root, "docs/passes");
const source = join(root, "src/compiler");

const passes = [...preparations, ...checks, ...improvements].map(({ name }) => name);
const analyses = namesIn(join(source, "analyses"), ".ts").filter((name) => name !== "index");
const headings = ["Purpose", "May assume", "Guarantees", "Edge cases", "Example"];

/** Names of the files of a folder with an extension, without it. */
function namesIn(path: string, extension: string): string[] {
  return readdirSync(path)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));
}

function read(page: string): string {
  return readFileSync(join(folder, `${page}.md`), "utf8");
}

/** Headings of the second level, in order. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
}

test("every pass and every analysis has its page, and no page is for something that is gone", () => {
  const pages = namesIn(folder, ".md").filter((name) => name !== "README");
  expect(pages.toSorted()).toEqual([...passes, ...analyses].toSorted());
});

describe("a page has its headings and leads to its source", () => {
  test.each(passes)("%s", (name) => {
    const page = read(name);
    expect(headingsOf(page)).toEqual(headings);
    expect(page).toContain(`# ${name}\n`);
    expect(page).toContain(`(../../src/compiler/passes/${name}.ts)`);
  });

  test.each(analyses)("%s, with the source of its method", (name) => {
    const page = read(name);
    expect(headingsOf(page)).toEqual(headings.toSpliced(-1, 0, "Method"));
    expect(page).toContain(`# ${name}\n`);
    expect(page).toContain(`(../../src/compiler/analyses/${name}.ts)`);
  });
});

test("the list names all of them, passes in the order in which they run", () => {
  const listed = [...read("README").matchAll(/^(?:\d+\.|-) \[([a-z-]+)\]/gm)].map(
    ([, name = ""]) => name,
  );
  expect(listed.slice(0, passes.length)).toEqual(passes);
  expect(listed.slice(passes.length).toSorted()).toEqual(analyses.toSorted());
});
