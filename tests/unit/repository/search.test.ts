import { describe, expect, test } from "vitest";
import { testWorkspace } from "../../support/workspaces.ts";
import { pathsFor, repositoryAt } from "./support.ts";

const FILES = {
  "orchc.config.yaml": "",
  "src/backoff.ts": `/** How long to wait before the next attempt. */
export function retryDelay(attempt: number): number {
  return 500 * 2 ** attempt;
}
`,
  "src/use.ts": `import { retryDelay } from "./backoff.ts";
export class Session {
  /** Sends a note. */
  note(line: string): void {
    console.log(line, retryDelay(1));
  }
}
`,
  "tests/backoff.test.ts": `import { retryDelay } from "../src/backoff.ts";
test("retryDelay doubles: retry delay, retry delay", () => { expect(retryDelay(1)).toBe(1000); });
`,
  "docs/retries.md": "# Retries\n\nText.\n\n## How often\n\nThree times, as the café says.\n",
  "tool/main.py": "class Shop:\n    def open_door(self):\n        return 1\n",
};

describe("search", () => {
  test("finds camelCase by its words, and the definition before its use and its tests", async () => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    for (const question of ["retry delay", "retryDelay", "retry_delay", "retries delayed"]) {
      expect((await pathsFor(repository, question))[0]).toBe("src/backoff.ts");
    }
    expect((await pathsFor(repository, "tests of the retry delay"))[0]).toBe(
      "tests/backoff.test.ts",
    );
    expect(await pathsFor(repository, "cafe")).toEqual(["docs/retries.md"]);
  });

  test("cites lines that hold what was found", async () => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    const { results } = await repository.search("open door", { limit: 1 });
    const [one] = results;
    expect(one).toMatchObject({
      path: "tool/main.py",
      language: "python",
      citation: "tool/main.py:1-3",
    });
    const lines = FILES["tool/main.py"].split("\n").slice((one?.from ?? 0) - 1, one?.to);
    expect(one?.text).toBe(lines.join("\n"));
  });

  test("is limited by path, type and symbol", async () => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    const all = "retryDelay retries door note";
    expect(await pathsFor(repository, all, { path: "docs" })).toEqual(["docs/retries.md"]);
    expect(await pathsFor(repository, all, { path: "*.test.ts" })).toEqual([
      "tests/backoff.test.ts",
    ]);
    expect(await pathsFor(repository, all, { type: "python" })).toEqual(["tool/main.py"]);
    expect(await pathsFor(repository, all, { type: ".md" })).toEqual(["docs/retries.md"]);
    expect(await pathsFor(repository, all, { symbol: "session.note" })).toEqual(["src/use.ts"]);
  });

  test.each([
    "c++",
    "foo-bar",
    "user:name",
    "it's",
    "what?",
    '"',
    '"unclosed',
    "a AND (b",
    "NEAR(",
    "*",
    "-",
    "",
    "' OR 1=1 --",
    "retry* ^delay",
    "{a b}: c",
    "\0",
    "💥",
    "the of and",
  ])("takes %j as people type it", async (question) => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    await expect(repository.search(question, { limit: 5 })).resolves.toHaveProperty("results");
  });

  test("puts what has the quoted words literally first", async () => {
    await using folder = await testWorkspace({
      "orchc.config.yaml": "",
      "a.md": "# Wait\n\nWait wait for the time, time to wait: the next is time.\n",
      "b.md": "# Other\n\nSome words before: time to wait for it, and then others follow.\n",
    });
    const repository = await repositoryAt(folder.path);
    await repository.update();
    expect((await pathsFor(repository, '"wait for it"'))[0]).toBe("b.md");
  });

  test("lists declarations of a name and of a file, and names the file that was meant", async () => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    expect(repository.symbols("session", { limit: 9 }).map(({ qualified }) => qualified)).toEqual([
      "Session",
      "Session.note",
    ]);
    expect(repository.outline("tool/main.py").map((one) => one.citation)).toEqual([
      "tool/main.py:1-3",
      "tool/main.py:2-3",
    ]);
    expect(() => repository.outline("main.py")).toThrow("ORC8009");
  });

  test("gives passages within a budget of tokens, with their hashes", async () => {
    await using folder = await testWorkspace(FILES);
    const repository = await repositoryAt(folder.path);
    await repository.update();
    const { results: all } = await repository.retrieveContext("retryDelay", { tokens: 2000 });
    const { results: few } = await repository.retrieveContext("retryDelay", { tokens: 80 });
    expect(all.chunks.length).toBeGreaterThan(few.chunks.length);
    expect(few.tokens).toBeLessThanOrEqual(80);
    expect(few.text).toContain("src/backoff.ts:1-");
    for (const { hash } of all.chunks) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
