/** A file of the agents folder that cannot be used: one warning for whoever does not need it, the reason for who does. */
import { expect, test } from "vitest";
import { userWorkspace } from "../../support/user-workspace.ts";

const csv = "district,ballots\nnorth,120\nsouth,80\n";
const odd = `import { defineAgent } from "orchc/agent";
export default defineAgent({ name: "odd", card: "Odd.", tools: [] as never });
`;
const unparsed = "const first = 1;\nexport default {\n";

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

test("questions that need no such agent are answered, with one warning a file", async () => {
  await using folder = await userWorkspace({
    files: { "data/b01.csv": csv, "agents/odd.ts": odd, "agents/unparsed.ts": unparsed },
  });
  const { status, stdout, stderr } = await folder.orchc(["run", "Total ballots in data/b01.csv"]);
  expect(stdout).toContain("200");
  expect(status).toBe(0);
  expect(times(stderr, "warning ORC7007")).toBe(1);
  expect(stderr).toContain("at agents/odd.ts:2:");
  expect(times(stderr, "warning ORC7001")).toBe(1);
  expect(stderr).toContain("at agents/unparsed.ts:2:");

  const build = await folder.orchc(["verify"]);
  expect(build).toMatchObject({ status: 0 });
  expect(times(build.stderr, "warning ORC7007")).toBe(1);
  const tools = await folder.orchc(["tools"]);
  expect(tools).toMatchObject({ status: 0 });
  expect(times(tools.stderr, "warning ORC7007")).toBe(1);
  const doctor = await folder.orchc(["doctor"]);
  expect(doctor).toMatchObject({ status: 0 });
  expect(times(doctor.stdout, "agents/odd.ts:2: ")).toBe(1);
});

test("a plan and a question that name such an agent fail with the reason, and where it is", async () => {
  await using folder = await userWorkspace({ files: { "agents/odd.ts": odd } });
  await folder.plan("needs-odd", { t1: { tool: "odd.count" } });
  const built = await folder.orchc(["build", "needs-odd"]);
  expect(built.status).toBe(2);
  expect(built.stderr).toContain("error ORC7007 The agent cannot be used: tools has to be");
  expect(built.stderr).toContain("at agents/odd.ts:2:");
  expect(built.stderr).not.toContain("warning ORC7007");
  expect(built.stderr).not.toContain("There is no agent");
  expect(await folder.orchc(["tools", "odd"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("error ORC7007"),
  });
});
