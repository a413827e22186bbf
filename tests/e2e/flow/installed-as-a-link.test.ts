/** Folders of packages are links in many places: caches of CI, monorepos, pnpm. Confined scripts must find them all the same. */
import { mkdir, rename, symlink } from "node:fs/promises";
import { expect, test } from "vitest";
import { expectDone } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

test("node_modules is a link itself, and holds a link to a package of the user's", async () => {
  await using workspace = await userWorkspace({
    files: {
      "packages/greet/package.json":
        '{ "name": "greet", "version": "1.0.0", "type": "module", "exports": "./index.js", "types": "./index.d.ts" }',
      "packages/greet/index.js": 'export const greet = (name) => "Hello " + name;\n',
      "packages/greet/index.d.ts": "export declare const greet: (name: string) => string;\n",
      "agents/own.ts": `import { greet } from "greet";\n${ownAgent({
        name: "own",
        tools: {
          hello: {
            output: "{ text: z.string() }",
            run: '() => ({ text: greet("link") })',
          },
        },
      })}`,
    },
  });
  await mkdir(workspace.at("cache"));
  await rename(workspace.at("node_modules"), workspace.at("cache/modules"));
  await symlink("cache/modules", workspace.at("node_modules"), "junction");
  await symlink("../../packages/greet", workspace.at("cache/modules/greet"), "junction");
  await workspace.plan("greeting", { t1: { tool: "own.hello" } });
  expectDone(await workspace.orchc(["build", "greeting"]));
  expectDone(await workspace.orchc(["exec", "greeting"]));
  const [row] = workspace.rows("SELECT output_data FROM task_outputs");
  expect(JSON.parse(String(row?.["output_data"]))).toEqual({ text: "Hello link" });
});
