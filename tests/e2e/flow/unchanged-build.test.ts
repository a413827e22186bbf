/** What a build takes from the one before only saves time: whatever could change what comes out is seen. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const agent = `import { defineAgent } from "orchc/agent";
export default defineAgent({
  name: "shop",
  card: "Prices and labels.",
  tools: { price: () => import("./shop/price.ts"), label: () => import("./shop/label.ts") },
});
`;
const tool = (name: string, input: string, output: string, more = "") => `${more}
import { defineTool, z } from "orchc/agent";
export const ${name} = defineTool({
  name: "${name}",
  description: "Gives a ${name}.",
  version: "1",
  input: z.object({ ${input} }),
  output: z.object({ value: ${output} }),
  run: () => { throw new Error("not in this test"); },
});
`;
const shapes = `import { z } from "orchc/agent";
export const shape: z.ZodType<string> = z.string();
`;

const tasks = {
  t1: { tool: "shop.price", args: { coin: "a" } },
  t2: { tool: "shop.price", args: { coin: "b" } },
  t3: { tool: "shop.label", args: { text: { $ref: "t1.value" } } },
  t4: { tool: "shop.label", args: { text: { $ref: "t2.value" } } },
};

let workspace: UserWorkspace;
beforeEach(async () => {
  workspace = await userWorkspace({
    files: {
      "agents/shop.ts": agent,
      "agents/shop/price.ts": tool(
        "price",
        "coin: z.string()",
        "shape",
        'import { shape } from "../../lib/shapes.ts";',
      ),
      "agents/shop/label.ts": tool("label", "text: z.string()", "z.string()"),
      "lib/shapes.ts": shapes,
    },
  });
  await workspace.plan("shop", tasks);
  expectDone(await build());
});
afterEach(() => workspace[Symbol.asyncDispose]());

const build = (words: readonly string[] = []) =>
  workspace.orchc(["build", "shop", ...words], { XDG_CACHE_HOME: workspace.at("home") });

const record = ".orchc/cache/builds/shop.json";

/** Both places where it is wrong, as a build without a past says it. */
async function expectWhole(): Promise<void> {
  const ended = await build();
  expectRefusal(ended, { status: 2, code: "ORC3001", says: ["t3.args.text", "t4.args.text"] });
  await workspace.remove(".orchc/cache");
  expect(await build()).toEqual(ended);
}

test("nothing changed: nothing is written, and what is told is the same", async () => {
  const files = await workspace.files("generated/shop");
  const first = await build();
  expectDone(first);
  expect(first.stdout).toContain(" unchanged");
  expect(first.stdout).not.toContain("written");
  expect(await workspace.files("generated/shop")).toEqual(files);
  await workspace.remove(".orchc/cache");
  expect(await build()).toEqual(first);
});

test("a type in a module that a tool imports", async () => {
  await workspace.write(
    "lib/shapes.ts",
    shapes.replace("<string> = z.string()", "<number> = z.number()"),
  );
  await expectWhole();
});

test("a module that now stands before another one", async () => {
  await workspace.write(
    "agents/shop/price.ts",
    tool("price", "coin: z.string()", "shape", 'import { shape } from "shapes";'),
  );
  await workspace.write(
    "node_modules/shapes/package.json",
    '{ "type": "module", "main": "./index.js" }',
  );
  await workspace.write(
    "node_modules/shapes/index.js",
    'export { shape } from "../../lib/shapes.ts";\n',
  );
  await workspace.write(
    "node_modules/shapes/index.d.ts",
    'export { shape } from "../../lib/shapes.ts";\n',
  );
  expectDone(await build());
  await workspace.write(
    "agents/node_modules/shapes/package.json",
    '{ "type": "module", "main": "./index.js" }',
  );
  await workspace.write(
    "agents/node_modules/shapes/index.js",
    'export { shape } from "../../../lib/shapes.ts";\n',
  );
  await workspace.write(
    "agents/node_modules/shapes/index.d.ts",
    'import type { z } from "zod";\nexport declare const shape: z.ZodType<number>;\n',
  );
  const ended = await build();
  await workspace.remove(".orchc/cache");
  expect(await build()).toEqual(ended);
  expect(ended.status).not.toBe(0);
});

/** A type that no schema shows: only the type check sees it change. */
const others = `import { z } from "orchc/agent";
export const other: z.ZodType<string> = z.any();
`;
const label = tool(
  "label",
  "text: z.string()",
  "other",
  'import { other } from "../../lib/others.ts";',
);
/** The first script, which is checked in any case, has nothing to do with it. */
const reading = {
  ...tasks,
  t3: { tool: "shop.label", args: { text: { $ref: "t2.value" } } },
  t4: { tool: "shop.label", args: { text: { $ref: "t3.value" } } },
};

/** In a build with a past as in one without. */
async function expectOthersSeen(): Promise<void> {
  await workspace.write("lib/others.ts", others.replace("string", "number"));
  const ended = await build();
  expectRefusal(ended, { status: 2, code: "ORC3001", says: ["t4.args.text"] });
  await workspace.remove(".orchc/cache");
  expect(await build()).toEqual(ended);
}

test("a type that matters since a later build named another tool", async () => {
  await workspace.write("agents/shop/label.ts", label);
  await workspace.write("lib/others.ts", others);
  const { t1, t2 } = tasks;
  await workspace.plan("shop", { t1, t2 });
  await workspace.remove(".orchc/cache");
  expectDone(await build());
  await workspace.plan("shop", reading);
  expectDone(await build());
  await expectOthersSeen();
});

test("a type that matters since a tool imports another module", async () => {
  await workspace.plan("shop", reading);
  expectDone(await build());
  await workspace.write("lib/others.ts", others);
  await workspace.write("agents/shop/label.ts", label);
  expectDone(await build());
  await expectOthersSeen();
});

test("one task of several that no longer fits", async () => {
  await workspace.plan("shop", {
    t1: { tool: "shop.price", args: { coin: "a" } },
    t2: { tool: "shop.price", args: { coin: "b" } },
    t3: { tool: "shop.label", args: { text: { $ref: "t1.value" } } },
    t4: { tool: "shop.price", args: { coin: { $ref: "t2" } } },
  });
  const ended = await build();
  expectRefusal(ended, { status: 2, code: "ORC3001", says: ["t4.args.coin"] });
  await workspace.remove(".orchc/cache");
  expect(await build()).toEqual(ended);
});

test("a file of the build that was edited, removed or added is put right", async () => {
  const files = await workspace.files("generated/shop");
  await workspace.write("generated/shop/u1.ts", "// mine\n");
  await workspace.write("generated/shop/u9.ts", "// mine\n");
  await workspace.remove("generated/shop/README.md");
  expectDone(await build());
  expect(await workspace.files("generated/shop")).toEqual(files);
});

test("a record that somebody else wrote proves nothing", async () => {
  const [, text = ""] = (await workspace.read(record)).split("\n");
  const kept = JSON.parse(text) as { proven: Record<string, string> };
  await workspace.write(
    "lib/shapes.ts",
    shapes.replace("<string> = z.string()", "<number> = z.number()"),
  );
  const forged = JSON.stringify({ ...kept, types: { paths: [], sha256: "" } });
  const seal = createHash("sha256").update(forged).digest("hex");
  await workspace.write(record, `${seal}\n${forged}`);
  await expectWhole();
});

test.each(["", "{}", `${"0".repeat(64)}\n{`, "\u0000"])("a damaged record: %j", async (text) => {
  await workspace.write(record, text);
  expectDone(await build());
  expect(await workspace.read(record)).not.toBe(text);
});

test("verify looks at everything itself", async () => {
  await workspace.write(
    "lib/shapes.ts",
    shapes.replace("<string> = z.string()", "<number> = z.number()"),
  );
  const before = await workspace.read(record);
  const ended = await workspace.orchc(["verify", "shop"], { XDG_CACHE_HOME: workspace.at("home") });
  expect(ended.status).not.toBe(0);
  expect(await workspace.read(record)).toBe(before);
});
