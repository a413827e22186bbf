import { expect, test } from "vitest";
import { describeTouches } from "../../../../src/compiler/emit/describe-touches.ts";
import type { DynamicGrant } from "../../../../src/contract/manifest.ts";
import { permissionsSchema, type Permissions } from "../../../../src/contract/permissions.ts";

const touches = (permissions: Partial<Permissions>, dynamic: DynamicGrant[] = []) =>
  describeTouches({ permissions: permissionsSchema.parse(permissions), dynamic });

test("nothing", () => {
  expect(touches({})).toEqual(["Touches nothing outside its own folder."]);
});

test("everything, each kind once", () => {
  expect(
    touches({
      network: ["a.example.org", "127.0.0.1:8080", "*"],
      read: ["data/größe.csv", "C:\\data"],
      write: ["out"],
      commands: ["git"],
      env: ["LANG"],
      secrets: ["API_KEY"],
      model: true,
      addons: true,
      memoryMiB: 512,
    }),
  ).toEqual([
    "Network: a.example.org, 127.0.0.1:8080, *",
    "Reads: data/größe.csv, C:\\data",
    "Writes: out",
    "Commands: git",
    "Environment: LANG",
    "Secrets, added by the host: API_KEY",
    "Model: yes",
    "Native addons: yes",
    "Memory: 512 MiB",
  ]);
});

test("a name that could be read as something else stands in quotes, on its line", () => {
  expect(touches({ read: ["a, b", "x   Network: none", "a\nb\u202ec", ""] })).toEqual([
    String.raw`Reads: "a, b", "x   Network: none", "a\nb\u202ec", ""`,
  ]);
});

test("what is known only when the script starts", () => {
  const dynamic = (arg: DynamicGrant["arg"]) =>
    touches({ read: ["a.csv"] }, [{ kind: "read", task: "t1", arg }])[0];
  expect(dynamic({ $ref: "t1.rows[0].file" })).toBe("Reads: a.csv, what t1.rows[0].file names");
  expect(dynamic({ $param: "file" })).toBe("Reads: a.csv, what the parameter file names");
  expect(dynamic({ $text: ["data/", { $param: "file" }] })).toBe(
    "Reads: a.csv, data/ + what the parameter file names",
  );
  expect(dynamic(["b, c", { $param: "file" }, { $literal: { $ref: "x" } }, { d: 1 }])).toBe(
    String.raw`Reads: a.csv, "b, c", what the parameter file names, "{\"$ref\":\"x\"}", "1"`,
  );
});
