import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import {
  fileNotReadable,
  OrchcError,
  patternNotValid,
  patternToolsMissing,
} from "../../contract/diagnostics/index.ts";
import { canonicalJson } from "../../contract/json.ts";
import { patternSchema, type Pattern } from "../../contract/pattern.ts";
import { openStore } from "../../runtime/index.ts";
import type { Outcome } from "../command.ts";
import { relativeTo } from "../render/place.ts";
import type { Session } from "../session.ts";
import type { PatternArguments } from "./arguments.ts";
import { missingTools } from "./missing-tools.ts";

/** A pattern of a thousand tasks has less. */
const MOST_BYTES = 1024 * 1024;

export async function importPattern(
  { name: path }: PatternArguments,
  session: Session,
): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const file = resolve(session.cwd, path);
  const pattern = await readPatternFile(file, relativeTo(session.cwd, file));
  const missing = missingTools(pattern, (await catalog()).toolNames);
  const store = await openStore(workspace.paths.database);
  try {
    await store.addPattern(pattern.id, canonicalJson(pattern), new Date().toISOString());
  } finally {
    await store.close();
  }
  return {
    text: `Imported ${pattern.name}`,
    json: { pattern, missing },
    diagnostics:
      missing.length === 0 ? [] : [patternToolsMissing({ name: pattern.name, tools: missing })],
  };
}

async function readPatternFile(file: string, shown: string): Promise<Pattern> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OrchcError(
      fileNotReadable({ file: shown, reason: error.code ?? error.message }, { in: "file", file }),
    );
  });
  const invalid = (reason: string): OrchcError =>
    new OrchcError(patternNotValid({ file: shown, reason }, { in: "file", file }));
  if (text.length > MOST_BYTES) throw invalid("it is larger than 1 MiB");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("it is no JSON");
  }
  const read = patternSchema.safeParse(value);
  if (read.success && read.data.succeeded <= read.data.runs) return read.data;
  const [issue] = read.success ? [] : read.error.issues;
  if (issue === undefined) throw invalid("more runs ended well than there were");
  throw invalid(
    `${z.core.toDotPath(issue.path) || "the whole"}: ${issue.message.replace(/^Invalid input: /, "")}`,
  );
}
