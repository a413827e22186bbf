/** The formats of reports, in the order in which they are tried on a text whose format nobody has named. */
import { eslint } from "./eslint.ts";
import { exitCode } from "./exit-code.ts";
import type { Format } from "./format.ts";
import { junit } from "./junit.ts";
import { npmAudit } from "./npm-audit.ts";
import { oxlint } from "./oxlint.ts";
import { pattern } from "./pattern.ts";
import { sarif } from "./sarif.ts";
import { tap } from "./tap.ts";
import { typescript } from "./typescript.ts";
import { vitest } from "./vitest.ts";

export const formats: readonly Format[] = [
  sarif,
  vitest,
  eslint,
  oxlint,
  npmAudit,
  junit,
  tap,
  typescript, // after all that have a beginning: any program may print such a line
  pattern,
  exitCode,
];

export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

export function detectFormat(text: string): Format | undefined {
  return formats.find(({ detect }) => detect?.(text) === true);
}
