/**
 * A host in a process of its own, for tests that end it: `node exec-in-process.ts WORKSPACE BUILD [TASK]`.
 * When the task has started, the process ends as at a second Ctrl-C.
 */
import { exec } from "../../src/runtime/index.ts";
import { findWorkspace } from "../../src/workspace/index.ts";

const [root = "", folder = "", last] = process.argv.slice(2);
const workspace = await findWorkspace({ root });
await exec({
  folder,
  workspace,
  validate: false,
  onEvent: (event) => {
    console.log(event.type, "task" in event ? event.task : "");
    if (event.type === "task.started" && event.task === last) {
      setTimeout(() => process.exit(130), 100);
    }
  },
});
