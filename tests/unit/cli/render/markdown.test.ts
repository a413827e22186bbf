import { expect, test } from "vitest";
import { renderMarkdown } from "../../../../src/cli/render/markdown.ts";
import { written } from "../../../../src/cli/colors.ts";
import { coloured, plain } from "./style.ts";

const text = `# Sales & costs

**Porto** sold \`35\` on average, *more* than [Lisbon](lisbon.md). <b>That</b> is a line that is too long for it.

- one
- two with a
  second line
  1. inner

| city  | amount |
| ----- | -----: |
| Porto |   35.5 |
| Lisbon |  4 |

![A chart](chart.svg)

\`\`\`sql
select 1
\`\`\`
`;

test("in a pipe it stays as it is", async () => {
  expect(await renderMarkdown(text, plain())).toBe(text.trimEnd());
});

test("on a terminal it is wrapped, aligned, and free of signs", async () => {
  expect((await renderMarkdown(text, plain(50))).split("\n")).toEqual([
    "Sales & costs",
    "",
    "Porto sold 35 on average, more than Lisbon",
    "(lisbon.md). <b>That</b> is a line that is too",
    "long for it.",
    "",
    "• one",
    "• two with a",
    "  second line",
    "  1. inner",
    "",
    "city    amount",
    "Porto     35.5",
    "Lisbon       4",
    "",
    "A chart (chart.svg)",
    "",
    "    select 1",
  ]);
});

test("with colours", async () => {
  const drawn = await renderMarkdown("**bold** `code`", coloured(50));
  expect(written(drawn)).toBe("\u001B[1mbold\u001B[22m \u001B[36mcode\u001B[39m");
});
