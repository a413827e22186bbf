/** `orchc graph --timeline`: when the tasks of a run ran. */
import { expect, test } from "vitest";
import { orchc, orchcJson } from "../support/built-cli.ts";
import { napWorkspace } from "../support/nap-workspace.ts";

test("each task has its bar and its words; what was retried, failed and skipped is said without colours", async () => {
  await using folder = await napWorkspace([
    { id: "t1", tool: "sleep", args: { ms: 20 } },
    { id: "t2", tool: "fail", needs: ["t1"] },
    { id: "t3", tool: "sleep", needs: ["t2"] },
  ]);
  const plan = JSON.parse(await folder.read("generated/naps/plan.json")) as {
    tasks: { title: string }[];
  };
  plan.tasks[0]!.title = `A <b>title</b> & "more"`;
  await folder.write("generated/naps/plan.json", JSON.stringify(plan));
  await orchc(folder.path, ["build", "naps"]);
  await orchc(folder.path, ["exec", "naps", "--run", "r1"]);
  await orchc(folder.path, ["retry", "r1"]);
  const { status, stdout } = await orchc(folder.path, ["graph", "--timeline", "last"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*role="img" aria-labelledby="title desc">\n {2}<title id="title">Timeline of naps<\/title>/,
  );
  expect(stdout).toContain("run r1, failed: 1 success, 1 failed, 1 skipped");
  expect(stdout).toContain("A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;");
  expect(stdout).toMatch(/<title>t2 fail t2: failed, .*, 2 tries, on the critical path<\/title>/);
  expect(stdout.match(/class="again"/g)).toHaveLength(3);
  expect(stdout).toMatch(/<title>t3 sleep t3: skipped, 1s expected<\/title>/);
  expect(stdout).toMatch(/>✗ .* \(2 tries\)</);
  expect(stdout).not.toContain("further tasks");

  // Of a build that has changed since, what is known without it.
  await folder.write(
    "generated/naps/plan.json",
    JSON.stringify({ ...plan, tasks: plan.tasks.slice(0, 1) }),
  );
  await orchc(folder.path, ["build", "naps"]);
  const later = await orchc(folder.path, ["graph", "--timeline", "r1"]);
  expect(later.stdout).toMatch(/<title>t2 fail t2: failed, [^,]*, 2 tries<\/title>/);

  const named = await orchcJson(folder.path, ["graph", "naps", "--timeline", "r1"]);
  expect(named).toMatchObject({
    exitStatus: 2,
    diagnostics: [{ message: expect.stringContaining("the build naps is not needed") }],
  });
  const unknown = await orchcJson(folder.path, ["graph", "--timeline", "r9"]);
  expect(unknown.diagnostics).toMatchObject([{ code: "ORC1021" }]);
});
