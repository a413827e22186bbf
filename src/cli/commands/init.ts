import { resolve } from "node:path";
import { defineCommand } from "../command.ts";
import { makeWorkspace } from "../make-workspace.ts";
import { relativeTo } from "../render/place.ts";

export const command = defineCommand({
  positionals: { dir: { type: "string", default: ".", describe: "the folder; made if need be" } },
  examples: [["orchc init my-workspace", "and then: cd my-workspace && orchc run sales"]],
  async run({ dir }, { cwd }) {
    const folder = resolve(cwd, dir);
    const { files, linked } = await makeWorkspace(folder);
    const here = folder === cwd;
    const text = [
      `A workspace is ready in ${relativeTo(cwd, folder)}:`,
      ...files.map((file) => `  ${file}`),
      ...(linked ? ["  node_modules/orchc, linked to this orchc"] : []),
      "",
      "Next:",
      ...(here ? [] : [`  cd ${dir}`]),
      "  npx orchc run sales",
      "  npm test",
    ].join("\n");
    return { text, json: { folder, files, linked } };
  },
});
