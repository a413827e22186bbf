/** What a model said, recorded once and replayed without it: by `plan`, by `run` and by `exec`. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { startModelServer, type ModelServer } from "../../support/model-server.ts";
import { bound, byName, outlined } from "../../support/plan-with-model.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Total revenue by city in data/sales.csv";
const KEY = "sk-recorded-0123456789";

const replies = byName({
  outline: { tasks: [outlined("t1", "data", [], QUERY)] },
  "bind-t1": {
    tasks: [
      bound("t1", "data.aggregate", {
        file: "data/sales.csv",
        how: "sum",
        measure: "revenue",
        by: ["city"],
      }),
    ],
  },
});

let server: ModelServer;
let workspace: UserWorkspace;
beforeAll(async () => {
  server = await startModelServer({ replies });
  workspace = await userWorkspace({
    files: { "data/sales.csv": "city,revenue\nBern,5\nBasel,7\nBern,2\n" },
    config: {
      planner: "model",
      model: { baseUrl: server.baseUrl, name: "small", apiKeyEnv: "MY_KEY" },
    },
  });
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  await server.stop();
});

const orchc = (...words: string[]) => workspace.orchc(words, { MY_KEY: KEY });

describe("recorded replies", () => {
  test("make the same plan again without a server", async () => {
    expectDone(await orchc("plan", QUERY, "--name", "first", "--record", "replies"));
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(0);
    const ended = await orchc("plan", QUERY, "--name", "second", "--replay", "replies");
    expectDone(ended);
    expect(ended.stderr).toContain("Model");
    expect(server.requests).toHaveLength(asked);
    const [first, second] = await Promise.all(
      ["first", "second"].map(async (name) => {
        const plan = JSON.parse(await workspace.read(`generated/${name}/plan.json`)) as object;
        return { ...plan, name: "" };
      }),
    );
    expect(second).toEqual(first);
    for (const text of Object.values(await workspace.files("replies"))) {
      expect(text).not.toContain(KEY);
      expect(text).not.toContain("127.0.0.1");
    }
  });

  test("stand beside a recorded run, which a plan and a run replay by the same name", async () => {
    const file = "recordings/cities.json";
    expectDone(await orchc("run", QUERY, "--name", "cities", "--record", file));
    expect(await workspace.names("recordings")).toEqual(["cities.json", "cities.model"]);
    const asked = server.requests.length;
    expectDone(await orchc("plan", QUERY, "--name", "cities", "--replay", file));
    const ended = await orchc("run", QUERY, "--name", "cities", "--replay", file);
    expectDone(ended);
    expect(ended.stdout).toContain("Basel");
    expect(server.requests).toHaveLength(asked);
  });

  test("that are missing are named, with the way to make them", async () => {
    const ended = await orchc("plan", `${QUERY}, please`, "--name", "other", "--replay", "replies");
    expectRefusal(ended, { status: 2, code: "ORC6016", says: ["outline", "replies/", "--record"] });
  });
});

test("a request that was answered before takes no request where the cache is on", async () => {
  const config = JSON.parse(await workspace.read("orchc.config.yaml")) as { model: object };
  const cached = { ...config, model: { ...config.model, cache: true } };
  await workspace.write("orchc.config.yaml", JSON.stringify(cached));
  expectDone(await orchc("plan", QUERY, "--name", "once"));
  const asked = server.requests.length;
  const ended = await orchc("plan", QUERY, "--name", "twice");
  expectDone(ended);
  expect(server.requests).toHaveLength(asked);
  for (const [file, text] of Object.entries(await workspace.files(".orchc/cache")))
    expect(text.includes(KEY) ? file : "").toBe("");
});
