/** A model's endpoint that misbehaves, in each way that was seen: one line says what is wrong, and what to do. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badEndpoints, type BadEndpoint, type BadEndpointName } from "../support/bad-endpoints.ts";
import { expectRefusal } from "../support/endings.ts";
import { startModelServer } from "../support/model-server.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const KEY = "sk-bad-endpoint-0123456789";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ files: { "data/sales.csv": "city,revenue\nBern,5\n" } });
});
afterAll(() => workspace[Symbol.asyncDispose]());

const cases: readonly (readonly [BadEndpointName, string, readonly string[], number])[] = [
  ["refuses the key", "ORC6002", ["refuses the key in MY_KEY (status 401)", "MY_KEY"], 1],
  ["answers HTML with status 502", "ORC6005", ['a web page, "502 Bad Gateway"', "Try again"], 3],
  [
    "closes in the middle of a stream",
    "ORC6022",
    ["cut the connection", "Run the command again"],
    1,
  ],
  ["reports an error in the middle of a stream", "ORC6022", ["out of memory at layer 3"], 1],
  ["repeats a rate limit", "ORC6004", ["refused 3 attempts", "Wait and try again"], 3],
  ["asks to wait for an hour", "ORC6025", ["asks to wait 3600 s", "again in 3600 s"], 1],
  ["takes ten minutes", "ORC6006", ["no whole answer within 0.5 s", "Raise model.timeoutMs"], 1],
  ["falls silent", "ORC6024", ["sent nothing for 0.3 s", "model.silenceMs"], 1],
  ["sends 50 MB", "ORC6023", ["sent more than 5,242,880 bytes", "Check that model.baseUrl"], 1],
  ["calls a tool that is not there", "ORC6031", ['called "run_shell"', "Nothing was called"], 1],
  ["clips the prompt", "ORC6027", ["read 512 tokens", "OLLAMA_CONTEXT_LENGTH"], 1],
  ["has a small context", "ORC6026", ["600"], 0],
  ["is dear", "ORC6028", ["of the budget of $0.0100", "limits.budget.usd"], 0],
];

async function planAt(name: BadEndpointName) {
  const { reply, model = {}, config = {} }: BadEndpoint = badEndpoints[name];
  await using server = await startModelServer({ replies: () => reply });
  const { baseUrl } = server;
  const settings = { baseUrl, name: "small", apiKeyEnv: "MY_KEY", contextTokens: 1_000_000 };
  await workspace.write(
    "orchc.config.yaml",
    JSON.stringify({ planner: "model", model: { ...settings, ...model }, ...config }),
  );
  // As long as a prompt that is clipped has to be, however short the rest of it is.
  const words = ["plan", `Total revenue by city in data/sales.csv. ${"Be careful. ".repeat(400)}`];
  const ended = await workspace.orchc(words, { MY_KEY: KEY });
  return { ended, requests: server.requests.length, baseUrl };
}

describe("an endpoint that", () => {
  test.each(cases)("%s", async (name, code, says, requests) => {
    const found = await planAt(name);
    expectRefusal(found.ended, { status: 2, code, says });
    expect(found.requests).toBe(requests);
    // One error, in one line of its own, and the way out.
    const lines = found.ended.stderr.split("\n").filter((line) => /^(error|warning) /.test(line));
    expect(lines).toHaveLength(1);
    expect(found.ended.stderr + found.ended.stdout).not.toContain(KEY);
    expect(workspace.exists("generated")).toBe(false);
  });

  test("ignores the schema", async () => {
    const { ended, requests } = await planAt("ignores the schema");
    expectRefusal(ended, { status: 2, code: "ORC6011", says: ["I would first look at the file"] });
    // It is told so twice.
    expect(requests).toBe(3);
    expect(workspace.exists("generated")).toBe(false);
  });
});
