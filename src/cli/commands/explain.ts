import * as catalogue from "../../contract/diagnostics/index.ts";
import {
  OrchcError,
  unknownCode,
  type DiagnosticFactory,
  type Severity,
} from "../../contract/diagnostics/index.ts";
import { severityAt } from "../../contract/diagnostics/at-strictness.ts";
import { strictnessLevels, type Strictness } from "../../contract/strictness.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { renderTable } from "../render/table.ts";

type Page = Pick<
  DiagnosticFactory<never>,
  "code" | "title" | "severity" | "strictness" | "explanation"
>;

/** Every diagnostic of the catalogue, by code. */
const pages: readonly Page[] = Object.values(catalogue)
  .filter((exported) => typeof exported === "function" && "explanation" in exported)
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

export const command = defineCommand({
  positionals: {
    code: { type: "string", describe: "for example ORC1001; without it, all codes are listed" },
  },
  examples: [
    ["orchc explain ORC2102", "what it means that a question leaves out what a tool needs"],
  ],
  complete: () => Promise.resolve(pages.map(({ code }) => code)),
  async run({ code }, { out }): Promise<Outcome> {
    if (code === undefined) {
      const columns = [
        { title: "code", cell: (page: Page) => page.code },
        { title: "severity", cell: (page: Page) => page.severity },
        { title: "what is wrong", cell: (page: Page) => page.title, flexible: true },
      ];
      const codes = pages.map((page) => ({
        code: page.code,
        severity: page.severity,
        title: page.title,
      }));
      return { text: renderTable(pages, columns, out), json: { codes } };
    }
    const page = pageOf(code);
    const { severity, title, explanation } = page;
    const levels = severities(page);
    const graded =
      page.strictness === undefined
        ? ""
        : `\n\nBy strictness: ${strictnessLevels.map((level) => `${level} ${levels[level]}`).join(", ")}.`;
    const markdown = `# ${page.code}: ${title}\n\n${explanation.trim()}${graded}\n`;
    return {
      text: await renderMarkdown(markdown, out),
      json: {
        code: page.code,
        severity,
        strictness: levels,
        title,
        explanation: explanation.trim(),
      },
    };
  },
});

/** At each strictness. */
function severities(page: Page): Record<Strictness, Severity> {
  return Object.fromEntries(
    strictnessLevels.map((level) => [level, severityAt(page, level)]),
  ) as Record<Strictness, Severity>;
}

function pageOf(written: string): Page {
  const code = /^\d{4}$/.test(written) ? `ORC${written}` : written.toUpperCase();
  const page = pages.find((candidate) => candidate.code === code);
  if (page !== undefined) return page;
  throw new OrchcError(unknownCode({ code: written }));
}
