/** The package as others import it: bundled, with every module that is loaded by name in its place. */
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { node, REPOSITORY } from "../support/built-cli.ts";

/** What a module prints that is run beside the package, where `zod` is not the one in the bundle. */
async function printed(source: string): Promise<unknown> {
  const { stdout, stderr } = await node(REPOSITORY, ["--input-type=module", "--eval", source]);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

test("every module of an agent is there, with its types", () => {
  const modules = globSync("agents/*/*.ts", { cwd: join(REPOSITORY, "src") }).filter(
    (file) => !file.endsWith(".d.ts"),
  );
  expect(modules.length).toBeGreaterThan(0);
  const files = modules.flatMap((file) =>
    [".js", ".d.ts"].map((end) => file.replace(/\.ts$/, end)),
  );
  expect(files.filter((file) => !existsSync(join(REPOSITORY, "dist", file)))).toEqual([]);
});

test("what a built-in tool throws is a ToolError for the tools of a workspace", async () => {
  const source = `
    import { ToolError } from "orchc/agent";
    import { read } from "orchc/agents/files/read";
    const resolve = () => "/no such file";
    const error = await read.run({ file: "x" }, { resolve }).catch((thrown) => thrown);
    console.log(JSON.stringify([error.constructor.name, error instanceof ToolError]));`;
  expect(await printed(source)).toEqual(["ToolError", true]);
});

test("schemas of another copy of zod are described as one's own", async () => {
  const source = `
    import { z as bundled } from "orchc/agent";
    import { z } from "zod";
    const schema = z.object({ city: z.string().describe("Where it is").meta({ examples: ["Oslo"] }) });
    const both = bundled.object({ inner: schema });
    console.log(JSON.stringify([bundled === z, bundled.toJSONSchema(both).properties.inner.properties.city]));`;
  expect(await printed(source)).toEqual([
    false,
    { type: "string", description: "Where it is", examples: ["Oslo"] },
  ]);
});
