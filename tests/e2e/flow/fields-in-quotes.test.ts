/** Names of fields that are no plain words, as services write them: in references, scripts, conditions and a plan in a plan. */
import { expect, test } from "vitest";
import { expectDone } from "../../support/endings.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { startModelServer } from "../../support/model-server.ts";
import { bound, byName, outlined } from "../../support/plan-with-model.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

const files = {
  "agents/shop.ts": ownAgent({
    name: "shop",
    tools: {
      bill: {
        output:
          '{ "total price": z.number(), "the rows": z.array(z.object({ "größe": z.number() })) }',
        run: '() => ({ "total price": 40, "the rows": [{ "größe": 2 }] })',
      },
      add: {
        input: "{ left: z.number(), right: z.number() }",
        output: "{ sum: z.number() }",
        run: "({ left, right }) => ({ sum: left + right })",
        more: 'headline: ({ sum }) => ["The sum is " + sum]',
      },
    },
  }),
  "plans/inner.plan.yaml": `
tasks:
  - { id: t1, title: The bill, tool: shop.bill }
  - id: t2
    title: Is it dear?
    kind: conditional
    when: t1["total price"] > 30
    then:
      - id: t3
        title: Twice
        tool: shop.add
        args: { left: { $ref: 't1["total price"]' }, right: 40 }
  - id: t4
    title: All together
    tool: shop.add
    args: { left: { $ref: 't1["total price"]' }, right: { $ref: 't1["the rows"][0]["größe"]' } }
`,
};

test("a reference to them is built, verified, run, and checked for its type", async () => {
  await using workspace = await userWorkspace({ files });
  const ended = await workspace.orchc(["run", "plans/inner.plan.yaml"]);
  expectDone(ended);
  expect(ended.stdout).toContain("The sum is 42");
  expectDone(await workspace.orchc(["verify", "inner"]));
});

test("one that is not there is refused with those that are", async () => {
  const wrong = files["plans/inner.plan.yaml"].replace("total price", "total prise");
  await using workspace = await userWorkspace({
    files: { ...files, "plans/inner.plan.yaml": wrong },
  });
  const ended = await workspace.orchc(["run", "plans/inner.plan.yaml"]);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain('t1["total prise"]');
  expect(ended.stderr).toContain("total price");
});

test("a model may name one", async () => {
  const query = "Get the bill, then add its total price to itself";
  const price = { ref: 't1["total price"]' };
  await using server = await startModelServer({
    replies: byName({
      outline: {
        tasks: [
          outlined("t1", "shop", [], "Get the bill"),
          outlined("t2", "shop", ["t1"], "add its total price to itself"),
        ],
      },
      "bind-t1-t2": {
        tasks: [
          bound("t1", "shop.bill", {}),
          bound("t2", "shop.add", { left: price, right: price }),
        ],
      },
    }),
  });
  const model = { baseUrl: server.baseUrl, name: "test-model" };
  await using workspace = await userWorkspace({ config: { planner: "model", model }, files });
  const ended = await workspace.orchc(["run", query, "--allow-unused"]);
  expectDone(ended);
  expect(ended.stdout).toContain("The sum is 80");
});
