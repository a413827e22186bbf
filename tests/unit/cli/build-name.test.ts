import { expect, test } from "vitest";
import { buildName } from "../../../src/cli/build-name.ts";
import { configSchema, workspaceAt } from "../../../src/workspace/index.ts";

const workspace = workspaceAt("/work", configSchema.parse({}));

test.each([
  ["sales", "/work", "sales"],
  ["sales", "/elsewhere", "sales"],
  ["generated/sales", "/work", "sales"],
  ["generated/sales/", "/work", "sales"],
  ["./generated/sales", "/elsewhere", "sales"],
  ["../generated/sales", "/work/deep", "sales"],
  ["/work/generated/sales", "/elsewhere", "sales"],
  ["sales", "/work/generated", "sales"],
  ["generated", "/work", "generated"],
  ["../sales", "/work", "../sales"],
  ["generated/sales/u1.ts", "/work", "generated/sales/u1.ts"],
])("%s in %s is %s", (written, cwd, name) => {
  expect(buildName(written, workspace, cwd)).toBe(name);
});
