/** A host in a process of its own, for tests that kill it: `node exec-in-process.ts WORKSPACE BUILD`. */
import { exec } from "../../src/runtime/index.ts";
import { findWorkspace } from "../../src/workspace/index.ts";

const [root = "", folder = ""] = process.argv.slice(2);
const workspace = await findWorkspace({ root });
await exec({
  folder,
  workspace,
  validate: false,
  onEvent: (event) => console.log(event.type, "task" in event ? event.task : ""),
});
