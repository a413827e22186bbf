import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  noStrictSandbox,
  OrchcError,
  wrongUsage,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { exitStatus, statusOf } from "../../contract/exit-status.ts";
import { exec, killGroups } from "../../runtime/index.ts";
import { workspaceAt, type Workspace } from "../../workspace/index.ts";
import { buildName, buildPositional } from "../build-name.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listBuilds } from "../complete.ts";
import { execFlags, execSettings } from "../exec-flags.ts";
import { cancellable } from "../interrupts.ts";
import { count } from "../render/amounts.ts";

interface Tested {
  readonly name: string;
  /** `refused`: it was not repeated, since the recording or the build cannot be used. */
  readonly outcome: "passed" | "failed" | "refused";
  readonly diagnostics: readonly Diagnostic[];
}

export const command = defineCommand({
  positionals: buildPositional,
  flags: { sandbox: execFlags.sandbox },
  examples: [
    ["orchc exec sales --record recordings/sales.json", "record a run"],
    ["orchc test sales", "repeat it offline; exit status 1 when a result has another form"],
  ],
  complete: listBuilds,
  async run({ name, sandbox }, session): Promise<Outcome> {
    const workspace = await session.workspace(execSettings({ sandbox }));
    const names =
      name === undefined ? await recordedIn(workspace) : [buildName(name, workspace, session.cwd)];
    const test = async (signal: AbortSignal) => {
      const tested: Tested[] = [];
      for (const each of names) {
        if (!signal.aborted) tested.push(await testBuild(each, workspace, signal));
      }
      return tested;
    };
    const tests = await cancellable(test, () => session.note("Stopping …"), killGroups);
    const failed = tests.filter(({ outcome }) => outcome !== "passed");
    const diagnostics = failed.flatMap((each) => each.diagnostics);
    return {
      status:
        tests.length < names.length
          ? exitStatus.interrupted
          : tests.some(({ outcome }) => outcome === "failed")
            ? exitStatus.failed
            : statusOf(diagnostics),
      text: tests
        .map(({ name: of, outcome }) => `${outcome === "passed" ? "✓" : "✗"} ${of}`)
        .join("\n"),
      footer:
        failed.length === 0
          ? `${count(tests.length, "test")} passed.`
          : `${failed.length} of ${count(tests.length, "test")} failed.`,
      json: {
        tests: tests.map(({ name: of, outcome }) => ({ name: of, passed: outcome === "passed" })),
      },
      diagnostics,
    };
  },
});

async function recordedIn({ paths }: Workspace): Promise<string[]> {
  const files = await readdir(paths.recordings).catch(() => []);
  const names = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5));
  if (names.length > 0) return names.toSorted();
  const reason = `There are no recordings in ${paths.recordings}. Make one: orchc exec NAME --record recordings/NAME.json`;
  throw new OrchcError(wrongUsage({ reason, usage: "orchc test [name]" }));
}

/** In a history of its own: what is tested is no run of the workspace. */
async function testBuild(name: string, workspace: Workspace, signal: AbortSignal): Promise<Tested> {
  const { root, config, paths } = workspace;
  const state = await mkdtemp(join(tmpdir(), "orchc-test-"));
  const database = join(state, "history.db");
  try {
    const result = await exec({
      folder: join(paths.generated, name),
      workspace: workspaceAt(root, { ...config, paths: { ...config.paths, state, database } }),
      replay: join(paths.recordings, `${name}.json`),
      compare: true,
      validate: false,
      signal,
    });
    const errors = result.diagnostics.filter(({ severity }) => severity === "error");
    const isOther = errors.some(({ code }) => code.startsWith("ORC46"));
    // A run may have failed when it was recorded too: then failing the same way is what is expected.
    const passed = result.status !== "cancelled" && !isOther;
    return { name, outcome: passed ? "passed" : "failed", diagnostics: errors };
  } catch (error) {
    if (!(error instanceof OrchcError) || isOfAll(error)) throw error;
    return { name, outcome: "refused", diagnostics: error.diagnostics };
  } finally {
    await rm(state, { recursive: true, force: true });
  }
}

/** Of the machine, not of one recording: none of them can be repeated. */
function isOfAll({ diagnostics }: OrchcError): boolean {
  return diagnostics.some(({ code }) => code === noStrictSandbox.code);
}
