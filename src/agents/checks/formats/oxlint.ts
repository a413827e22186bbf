import { z } from "zod";
import type { Format } from "./format.ts";
import { looksLike, readJson } from "./read-json.ts";
import { severityOf } from "./severity-of.ts";

const position = z.number().optional();

const report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      severity: z.string(),
      filename: z.string().optional(),
      labels: z
        .array(z.object({ span: z.object({ line: position, column: position }) }))
        .default([]),
    }),
  ),
  number_of_files: z.int(),
});

/** `oxlint --format=json`. */
export const oxlint: Format = {
  name: "oxlint",
  detect: looksLike(report, /"number_of_rules"/),
  read: ({ text }) => {
    const { diagnostics, number_of_files: count } = readJson(text, report, "oxlint's JSON");
    return {
      tool: "oxlint",
      checked: { what: "files", count },
      findings: diagnostics.map(({ message, code, severity, filename, labels: [label] }) => ({
        severity: severityOf(severity),
        message,
        file: filename,
        line: label?.span.line,
        column: label?.span.column,
        rule: code,
      })),
    };
  },
};
