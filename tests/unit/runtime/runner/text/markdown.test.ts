import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import {
  escapeCell,
  escapeMarkdown,
  linkTo,
} from "../../../../../src/runtime/runner/text/markdown.ts";
import { plainLine } from "../../../../../src/runtime/runner/text/plain-line.ts";

function parse(markdown: string) {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
}

/** What a reader sees of Markdown, and the elements that it is made of. */
function render(markdown: string): { text: string; elements: string[] } {
  const document = parse(markdown);
  const elements = [...document.body.querySelectorAll("*")];
  // GitHub makes links of bare URLs; they say what they are.
  const links = elements.filter((element) => {
    const href = element.getAttribute("href") ?? "";
    return element.localName === "a" && !/^(https?|ftp|mailto):/.test(href);
  });
  expect(links).toEqual([]);
  return {
    text: (document.body.textContent ?? "").trim(),
    elements: elements.map(({ localName }) => localName).filter((name) => name !== "a"),
  };
}

/** Text that is likely to mean something. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...Array.from("\\`*_[]<>&~$#+-=|!()1.:/ \"'ab")) },
      fc.constantFrom("**", "__", "~~", "](", "&amp;", "<b>", "<!--", "```", "---", "1. ", "- "),
      fc.constantFrom("https://a.b", "www.a.b", "[x]: y", "[t1]", "snake_case", "&#35;", "é", "👍"),
    ),
    { maxLength: 14 },
  )
  .map((parts) => plainLine(parts.join("")));

describe("escapeMarkdown", () => {
  test.each([
    ["AAPL averaged 64.73 over 123 months; highest 223.02 in 2010-03."],
    ["my_file.csv has a < b, 5 & 6, and ~3 of $4"],
    ["C:\\data (x) + 2 = 4 | no"],
    ["from $64,000 to $67,000"],
    ["orchc retry g1 --task 'r[2].ok' asks once more, t3[4].t3b[0] too"],
  ])("leaves ordinary text as it is: %s", (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  test.each([
    ["*bold* and _slanted_", "\\*bold\\* and \\_slanted\\_"],
    ["<b>x</b>", "\\<b>x\\</b>"],
    ["[a](javascript:x)", "\\[a\\](javascript:x)"],
    ["r[2](x) and r[2][y]", "r\\[2\\](x) and r\\[2\\]\\[y\\]"],
    ["# not a heading", "\\# not a heading"],
    ["- not a list", "\\- not a list"],
    ["12. not a list", "12\\. not a list"],
    ["&lt;", "\\&lt;"],
  ])("disarms %s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test("whatever the text, it reads as itself in a paragraph", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: read, elements } = render(escapeMarkdown(text));
        expect(read).toBe(text);
        expect(elements).toEqual(text === "" ? [] : ["p"]);
      }),
      { numRuns: 500 },
    );
  });

  test("whatever the text, it reads as itself in an item of a list", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: read, elements } = render(`- ${escapeMarkdown(text)} [t1]`);
        expect(read).toBe(`${text} [t1]`.trim());
        expect(elements).toEqual(["ul", "li"]);
      }),
      { numRuns: 500 },
    );
  });
});

test("escapeCell keeps a cell within its column", () => {
  const { text, elements } = render(`| a | b |\n| - | - |\n| ${escapeCell("x|y | `z`")} | 2 |`);
  expect(elements.filter((name) => name === "td")).toHaveLength(2);
  expect(text).toContain("x|y | `z`");
});

test("linkTo survives brackets, spaces, and signs that mean something in a URL", () => {
  const path = "files/a (1) #2?.svg";
  const href =
    parse(`[x](${linkTo(path)})`)
      .querySelector("a")
      ?.getAttribute("href") ?? "";
  expect(decodeURIComponent(href)).toBe(path);
  expect(href).not.toMatch(/[#?]/);
});
