import { expect, test } from "vitest";
import { proseOf } from "../../../../src/agents/text/prose.ts";

const blocks = async (text: string, headings = false) =>
  (await proseOf(text, { headings })).split("\n\n");

const MARKDOWN = `---
title: Front matter
tags: [a, b]
---

# The *title*

[![Build](https://ci.example.org/badge.svg)](https://ci.example.org) ![Logo](logo.png)

A paragraph that an editor
broke, with **strong** words, \`code\`, [a link](https://example.org/deep/path?q=1) &amp; a note[^1].

| Column | Other |
|---|---|
| cell | Cell with a sentence. |

- First item.
- Second item,
  over two lines.
  1. A nested one.
- [x] A task that is done.

\`\`\`sh
npm install --save everything
\`\`\`

    indented code

> [!NOTE]
> Quoted words count.

<p align="center">Set in <b>HTML</b>.<br>On a line of its own.</p>
<!-- a comment -->

See https://www.example.org/a/very/long/path?x=1#y for more.

https://example.org/alone

[^1]: The footnote.

[target]: https://example.org/target
`;

test("Markdown: paragraphs and items, without code, tables, pictures, addresses and front matter", async () => {
  const prose = [
    "A paragraph that an editor broke, with strong words, code, a link & a note.",
    "First item.",
    "Second item, over two lines.",
    "A nested one.",
    "A task that is done.",
    "Quoted words count.",
    "Set in HTML.",
    "On a line of its own.",
    "See example.org for more.",
    "The footnote.",
  ];
  expect(await blocks(MARKDOWN)).toEqual(prose);
  expect(await blocks(MARKDOWN, true)).toEqual(["The title", ...prose]);
  expect(await blocks(MARKDOWN.replaceAll("\n", "\r\n"))).toEqual(prose);
});

test.each([
  [
    "TypeScript",
    `import { a } from "./a.ts";

/**
 * Adds two numbers. The sum
 * may overflow.
 */
export function add(a: number, b: number): number {
  // Nothing to check here.
  // const unused = a - b;
  return a + b; // beside code
}
`,
    ["Adds two numbers. The sum\n may overflow.", "Nothing to check here."],
  ],
  [
    "Python",
    `#!/usr/bin/env python3
"""What this module does."""
import os

# Read the file.
# Then close it.
def read(path):
    with open(path) as file:
        return file.read()
`,
    ["What this module does.", "Read the file.\nThen close it."],
  ],
  [
    "C",
    `#include <stdio.h>
#define LIMIT 10

/* Prints a greeting. */
int main(void) {
  printf("hello");
  return 0;
}
`,
    ["Prints a greeting."],
  ],
  [
    "SQL",
    "-- All that are late.\nSELECT id, due\nFROM bills\nWHERE (due < now());\n",
    ["All that are late."],
  ],
])("source code in %s: its comments", async (_, source, expected) => {
  expect((await proseOf(source)).split(/\n{2,}/)).toEqual(expected);
});

test.each([
  ["JSON", '{\n  "name": "x",\n  "private": true,\n  "files": [\n    "dist"\n  ]\n}\n'],
  ["code without a comment", "const a = 1;\nfoo(a);\n"],
  ["a table and a picture", "| a | b |\n|---|---|\n| c | d |\n\n![x](y.png)\n"],
])("%s has no prose", async (_, text) => {
  expect(await proseOf(text)).toBe("");
});

test("a page: what is read, not its menus, scripts and tables", async () => {
  const page = `<!DOCTYPE html><html><head><title>T</title><style>p { color: red; }</style></head>
<body><nav>Home About</nav><h1>Heading</h1><p>One  sentence.</p><script>run();</script>
<table><tr><td>cell</td></tr></table><ul><li>An item.</li></ul></body></html>`;
  expect(await blocks(page)).toEqual(["One sentence.", "An item."]);
});

test("plain text stays as it is, but for marks of lists, rules and long addresses", async () => {
  const text = `Title of the text
=================

Prices rose; demand fell, as the "Daily" said (page 3).
    An indented paragraph is no code here.

* one thing
* another
Look at http://example.org:8080/a_(b)/c.html, please.`;
  const lines = (await proseOf(text)).split("\n").map((line) => line.trim());
  expect(lines.filter((line) => line !== "")).toEqual([
    "Title of the text",
    'Prices rose; demand fell, as the "Daily" said (page 3).',
    "An indented paragraph is no code here.",
    "one thing",
    "another",
    "Look at example.org, please.",
  ]);
});
