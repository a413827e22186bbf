import { expect, test } from "vitest";
import { buildName } from "../../../src/cli/build-name.ts";
import { configSchema, workspaceAt } from "../../../src/workspace/index.ts";

const workspace = workspaceAt("/project", configSchema.parse({}));

test.each([
  ["sales", "/project", "sales"],
  ["sales", "/elsewhere", "sales"],
  ["generated/sales", "/project", "sales"],
  ["generated/sales/", "/project", "sales"],
  ["./generated/sales", "/elsewhere", "sales"],
  ["../generated/sales", "/project/deep", "sales"],
  ["/project/generated/sales", "/elsewhere", "sales"],
  ["sales", "/project/generated", "sales"],
  ["generated", "/project", "generated"],
  ["../sales", "/project", "../sales"],
  ["generated/sales/u1.ts", "/project", "generated/sales/u1.ts"],
])("%s in %s is %s", (written, cwd, name) => {
  expect(buildName(written, workspace, cwd)).toBe(name);
});
