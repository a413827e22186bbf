/** A workspace with plans in which people decide, and tools beside them that wait for a file. */
import type { Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { ownAgent } from "./own-agent.ts";
import { userWorkspace, type UserWorkspace } from "./user-workspace.ts";

/** A tool that is busy until its file has something in it. */
export const waitsForFile = {
  input: "{ file: z.string() }",
  output: "{ text: z.string() }",
  more: 'permissions: { read: [{ arg: "file" }] },',
  run: `async ({ file }, { resolve }) => {
        const { readFile } = await import("node:fs/promises");
        for (;;) {
          const found = await readFile(resolve(file), "utf8").catch(() => "");
          if (found !== "") return { text: found };
          await new Promise((done) => setTimeout(done, 20));
        }
      }`,
};

const desk = ownAgent({
  name: "desk",
  tools: {
    note: {
      input: "{ text: z.string() }",
      output: "{ text: z.string() }",
      run: "({ text }) => ({ text })",
    },
    names: {
      output: "{ rows: z.array(z.object({ name: z.string() })) }",
      run: '() => ({ rows: ["ann", "bob", "cid"].map((name) => ({ name })) })',
    },
    hold: waitsForFile,
  },
});

/** @param tasks of the plan `asked`, in YAML, without indentation */
export async function gateWorkspace(
  tasks: string,
  more: Readonly<Record<string, string>> = {},
): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    files: {
      "agents/desk.ts": desk,
      "queries/asked.plan.yaml": `description: People are asked\ntasks:\n${tasks}`,
      ...more,
    },
    config: { limits: { retries: 0, maxParallel: 2 } },
  });
  const others = Object.keys(more).flatMap((file) => /(\w+)\.plan\.yaml$/.exec(file)?.[1] ?? []);
  for (const name of [...others, "asked"]) {
    const built = await workspace.orchc(["build", name]);
    if (built.status !== 0) throw new Error(`it cannot be built:\n${built.stdout}${built.stderr}`);
  }
  return workspace;
}

export interface Told {
  readonly status: string;
  /** Absent where there are none. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly gates?: readonly {
    readonly task: string;
    readonly shown: object;
    readonly since: string;
    readonly commands: { readonly approve: string };
  }[];
}

/** The exit status of `orchc WORDS --json`, and what it said. */
export async function told(workspace: UserWorkspace, ...words: readonly string[]) {
  const { status, stdout } = await workspace.orchc([...words, "--json"]);
  return { exit: status, ...(JSON.parse(stdout) as Told) };
}

/** Of the run `r1`: "t1 success". */
export function statusesIn(workspace: UserWorkspace): string[] {
  return workspace
    .rows("SELECT task_id, status FROM worker_runs WHERE run_id = 'r1' ORDER BY position")
    .map(({ task_id, status }) => `${String(task_id)} ${String(status)}`);
}
