import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OrchcError } from "../../../../../src/contract/diagnostics/index.ts";
import type { Recording } from "../../../../../src/contract/recording.ts";
import type { ExecOptions } from "../../../../../src/runtime/index.ts";
import { expectNothingLeft } from "../../../../support/leftovers.ts";
import { chainOf, runBuild } from "../../../../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../../../../support/workspace.ts";

let workspace: TestWorkspace;
let file: string;
beforeEach(async () => {
  workspace = await testWorkspace();
  file = join(workspace.root, "recordings/sample.json");
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** A service that fails at first, and is gone after the test's own part. */
async function withServer(work: (url: string) => Promise<void>): Promise<number> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(requests === 1 ? 503 : 200).end(`answer ${requests}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return requests;
}

function run(url: string, body: string, options: Partial<ExecOptions> = {}) {
  const retry = { limit: 1, backoff: "fixed", baseMs: 1 } as const;
  const build = chainOf({ t1: `async (input, context) => { ${body} }` }, { retry });
  const permissions = { network: [new URL(url).host], commands: ["pwd"] };
  const units = build.units.map((unit) => ({ ...unit, permissions }));
  return runBuild(workspace, { ...build, units }, options);
}

const ASK = (url: string) => `
  const { text } = await context.fetch("${url}/a?b=1", { headers: { authorization: "Bearer mine" } });
  const { stdout } = await context.exec("pwd", []);
  context.log(text + " in the workspace: " + stdout.includes(context.workspace));`;

describe("a recorded run", () => {
  test("is repeated without network and programs: the same answers, retries included", async () => {
    let url = "";
    const requests = await withServer(async (origin) => {
      url = origin;
      const ran = await run(url, `${ASK(url)} return { text };`, { record: file });
      expect(ran.log("t1")).toEqual(["answer 2 in the workspace: true"]);
    });
    expect(requests).toBe(2);
    const replayed = await run(url, `${ASK(url)} return { text };`, {
      replay: file,
      compare: true,
    });
    expect(replayed.log("t1")).toEqual(["answer 2 in the workspace: true"]);
    expect(replayed.events.map(({ type }) => type)).toContain("task.retrying");
    expect(replayed.diagnostics).toEqual([]);
  });

  test("holds no header of a request, and no path of this machine", async () => {
    await withServer(async (url) => {
      await run(url, `${ASK(url)} return { rows: [{ text }, {}] };`, { record: file });
    });
    const text = await readFile(file, "utf8");
    expect(text).not.toContain("Bearer mine");
    expect(text).not.toContain(workspace.root);
    const { tasks, effects } = JSON.parse(text) as Recording;
    expect(tasks).toEqual({
      t1: {
        status: "success",
        shape: ["object", "rows list", "rows[] object", "rows[].text text"],
      },
    });
    expect(effects.map(({ task, refusal }) => [task, refusal?.retryable])).toEqual([
      ["t1", true],
      ["t1", undefined],
      ["t1", undefined],
    ]);
  });

  test("tells what has another form now", async () => {
    await withServer(async (url) => {
      await run(url, `${ASK(url)} return { text, n: 1 };`, { record: file });
      const changed = `${ASK(url)} return { text: [text], n: 2 };`;
      const { diagnostics } = await run(url, changed, { replay: file, compare: true });
      expect(diagnostics).toMatchObject([
        {
          code: "ORC4604",
          message:
            "The result of t1 is of another form than recorded: text text is gone; text list is new; text[] text is new",
        },
      ]);
    });
  });

  test("has no answer to what was not asked", async () => {
    await withServer(async (url) => {
      await run(url, `${ASK(url)} return {};`, { record: file });
      const other = `await context.fetch("${url}/other?key=secret"); return {};`;
      const ran = await run(url, other, { replay: file });
      expect(ran.diagnostics[0]).toMatchObject({
        code: "ORC4601",
        message: `The recording has no answer for t1 to: GET ${url}/other`,
      });
    });
  });

  test("that is cancelled leaves no file", async () => {
    const stopping = new AbortController();
    const onEvent = ({ type }: { readonly type: string }) => {
      if (type === "task.log") stopping.abort();
    };
    const { signal } = stopping;
    const body = `context.log("now"); await new Promise(() => {});`;
    const ran = await run("http://127.0.0.1:9", body, { record: file, signal, onEvent });
    expect(ran.status).toBe("cancelled");
    await expect(readdir(join(workspace.root, "recordings"))).rejects.toThrow("ENOENT");
  });
});

describe("a file that is no recording of this build", () => {
  test.each([
    ["is not there", undefined, "ORC4602"],
    ["is not JSON", "{", "ORC4602"],
    ["is something else", "{}", "ORC4602"],
    [
      "is of another build",
      `{"version":1,"name":"other","plan":"0","startedAt":"","params":{},"tasks":{},"effects":[]}`,
      "ORC4603",
    ],
  ])("%s", async (_, content, code) => {
    const replay = join(workspace.root, "recording.json");
    if (content !== undefined) await writeFile(replay, content);
    const found = await run("http://127.0.0.1:9", "return {};", { replay }).catch(diagnosticsOf);
    expect(found).toMatchObject([{ code }]);
  });
});

function diagnosticsOf(error: unknown) {
  if (error instanceof OrchcError) return error.diagnostics;
  throw error;
}
