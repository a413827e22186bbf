import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { format } from "prettier";
import { ts } from "ts-morph";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emitTypes } from "../../src/compiler/emit/emit-types.ts";
import { verifyScript } from "../../src/compiler/emit/verify/verify-script.ts";
import { lowerTasks } from "../../src/compiler/lower/index.ts";
import type { LoweredTask } from "../../src/compiler/kinds/index.ts";
import { emittedFrom, type Emitted } from "../support/emitted.ts";
import { planOf, toolInfo } from "../support/plans.ts";
import { randomTasks } from "../support/random-regions.ts";

const echo = toolInfo("test.echo");
const plan = planOf({}, { params: { limit: { type: "number" } } });

function scriptsOf(tasks: readonly LoweredTask[]): Emitted {
  return emittedFrom(lowerTasks(tasks, new Map([["test.echo", echo]])), [echo], plan);
}

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "orchc-scripts-")));
});
afterEach(() => rm(folder, { recursive: true }));

const tool = `import { defineTool } from "orchc/agent";
import { z } from "zod";
export const echo = defineTool({
  name: "echo",
  version: "1.0.0",
  description: "Gives what it is given.",
  input: z.looseObject({}),
  output: z.object({ text: z.string(), rows: z.array(z.object({ name: z.string() })) }),
  run: async () => ({ text: "a", rows: [] }),
});
`;

/** What the compiler says of builds, each in a folder of its own. */
async function typeErrors(builds: readonly Emitted[]): Promise<string> {
  const repository = join(import.meta.dirname, "../..");
  await writeFile(join(folder, "echo.ts"), tool);
  for (const [at, { context, scripts }] of builds.entries()) {
    await mkdir(join(folder, `b${at}`));
    await writeFile(join(folder, `b${at}/types.ts`), emitTypes(context));
    for (const [unit, text] of scripts) await writeFile(join(folder, `b${at}/${unit}.ts`), text);
  }
  const project = {
    compilerOptions: {
      target: "ES2024",
      lib: ["ESNext"],
      module: "ESNext",
      moduleResolution: "Bundler",
      strict: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      types: ["node"],
      typeRoots: [join(repository, "node_modules/@types")],
      paths: {
        zod: [join(repository, "node_modules/zod")],
        "orchc/runtime": [join(repository, "src/runtime/worker/index.ts")],
        "orchc/agent": [join(repository, "src/catalog/authoring.ts")],
        "orchc/agents/test/echo": [join(folder, "echo.ts")],
      },
    },
    include: ["b*/*.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
  const manifest = createRequire(import.meta.url).resolve("typescript-7/package.json");
  const compiler = join(dirname(manifest), "bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "-p", folder, "--pretty", "false"], (_, stdout) => {
      resolve(stdout);
    });
  });
}

test("scripts of random trees of regions fit together, type-check, and stand as prettier would have them", async () => {
  const builds: Emitted[] = [];
  await fc.assert(
    fc.asyncProperty(randomTasks, async (tasks) => {
      const build = scriptsOf(tasks);
      builds.push(build);
      for (const text of [emitTypes(build.context), ...build.scripts.values()]) {
        expect(await format(text, { parser: "typescript", printWidth: 100 })).toBe(text);
      }
    }),
    { numRuns: 60 },
  );
  expect(await typeErrors(builds)).toBe("");
});

/** Places of a script's tokens, comments left out. */
function tokensOf(text: string): { readonly start: number; readonly end: number }[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2024, true, ts.LanguageVariant.Standard, text);
  const found: { start: number; end: number }[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
    found.push({ start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
  }
  return found;
}

test("a script with another token, one less, or two of one is refused", () => {
  fc.assert(
    fc.property(
      randomTasks,
      fc.nat(),
      fc.constantFrom("other", "!x", "1", '"x"', "", "twice"),
      (tasks, pick, instead) => {
        const { scripts, context } = scriptsOf(tasks);
        for (const unit of context.lowered.units) {
          const text = scripts.get(unit.id) ?? "";
          const tokens = tokensOf(text);
          const { start, end } = tokens[pick % tokens.length] ?? { start: 0, end: 0 };
          const token = text.slice(start, end);
          const put = instead === "twice" ? `${token} ${token}` : instead;
          const changed = text.slice(0, start) + put + text.slice(end);
          // What may be left out, or stand there twice, in any script: `;` and a comma before a bracket.
          if (token === ";" || token === "," || put === token) continue;
          expect(() => verifyScript(changed, unit, context)).toThrow("orchc has a bug");
        }
      },
    ),
    { numRuns: 300 },
  );
});
