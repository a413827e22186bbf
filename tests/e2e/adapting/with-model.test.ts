/** A model proposes how a plan goes on; what it says is checked, whatever it is. */
import { expect, test } from "vitest";
import { adaptingWorkspace } from "../../support/adapting-workspace.ts";
import { says, sends, startModelServer, type ModelReply } from "../../support/model-server.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { ownAgent } from "../../support/own-agent.ts";

/** Another way, which no rule can find: it is called differently and takes something else. */
const FILES = {
  "agents/backup.ts": ownAgent({
    name: "backup",
    tools: {
      climate: {
        input: "{ place: z.string() }",
        output: "{ city: z.string(), degrees: z.number() }",
        run: `({ place }) => ({ city: place, degrees: 19 })`,
        more: `headline: ({ city, degrees }) => [\`\${city}: \${degrees} degrees\`],`,
      },
    },
  }),
};

const climate = (place: string, id = "look") => ({
  id,
  title: "Climate",
  tool: "backup.climate",
  needs: [],
  args: [{ name: "place", value: place }],
});

async function adaptedBy(replies: readonly ModelReply[]) {
  let asked = 0;
  const silent = sends(503, "", { "retry-after-ms": "1" });
  // The last one again, as often as it is asked.
  const server = await startModelServer({
    replies: () => replies[Math.min(asked++, replies.length - 1)] ?? silent,
  });
  const folder = await adaptingWorkspace(undefined, {
    files: FILES,
    config: { planner: "model", model: modelSettings(server.baseUrl) },
  });
  const ended = await folder.orchc(["exec", "trip", "--adapt", "--yes"], { TEST_MODEL_KEY: "k" });
  await server.stop();
  const calls = await folder.read("out/calls.txt");
  await folder[Symbol.asyncDispose]();
  return { ...ended, calls: calls.split("\n").length - 1, requests: server.requests };
}

test("its proposal is built, run, and named in the answer", async () => {
  const { status, stdout, calls, requests } = await adaptedBy([
    says({ tasks: [climate("Lisbon")], left_out: [], reason: "another service" }),
  ]);
  expect(status).toBe(0);
  expect(stdout).toContain("Lisbon: 19 degrees");
  expect(stdout).toContain("look is done by backup.climate in place of weather.forecast");
  expect(calls).toBe(2);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.text).toContain('"message":"the service has moved"');
});

test("a proposal with mistakes goes back", async () => {
  const { status, requests } = await adaptedBy([
    says({ tasks: [climate("Madrid")], left_out: [], reason: "" }),
    says({ tasks: [climate("Lisbon")], left_out: [], reason: "" }),
  ]);
  expect(status).toBe(0);
  expect(requests[1]?.text).toContain("which stands neither in the request nor in the plan");
});

test.each([
  [
    "a finished task is another one",
    { tasks: [climate("Lisbon", "begin")] },
    "begin is finished, and has to stay as it is",
  ],
  [
    "a finished task is left out",
    { tasks: [], left_out: ["begin"] },
    "begin is finished, and has to stay in the plan",
  ],
  [
    "what is done is done again",
    {
      tasks: [
        climate("Lisbon"),
        {
          ...climate("Lisbon", "more"),
          tool: "notes.append",
          args: [{ name: "text", value: "begun" }],
        },
      ],
    },
    "more would do again what is done",
  ],
  [
    "a tool that is not there",
    { tasks: [{ ...climate("Lisbon"), tool: "shell.rm" }] },
    'has the tool "shell.rm", which is not there',
  ],
  [
    "an invented value",
    { tasks: [climate("/etc/passwd")] },
    "stands neither in the request nor in the plan",
  ],
  [
    "the same again",
    {
      tasks: [
        {
          ...climate("Lisbon"),
          tool: "weather.forecast",
          args: [{ name: "city", value: "Lisbon" }],
        },
      ],
    },
    "look does again what has failed",
  ],
  [
    "a reference to nothing",
    {
      tasks: [{ ...climate("Lisbon"), args: [{ name: "place", value: { ref: "nowhere.city" } }] }],
    },
    "nowhere",
  ],
  ["no JSON", "Sure! I would use another service.", "ORC6011"],
])("is refused: %s", async (_, reply, said) => {
  const text = typeof reply === "string" ? reply : { left_out: [], reason: "", ...reply };
  const { status, stderr, calls } = await adaptedBy([says(text), says(text)]);
  expect(status).toBe(1);
  expect(stderr).toContain(said);
  expect(calls).toBe(1);
});

test("a model that proposes nothing, or does not answer, changes nothing", async () => {
  const nothing = await adaptedBy([says({ tasks: [], left_out: [], reason: "No tool does it." })]);
  expect(nothing.status).toBe(1);
  expect(nothing.stderr).toContain("the model proposes nothing: No tool does it");
  const silent = await adaptedBy([]);
  expect(silent.status).toBe(1);
  expect(silent.stderr).toContain("the model gave no answer");
});

test("a change that the plan before did not make needs a person", async () => {
  const { status, stderr, calls } = await adaptedBy([
    says({
      tasks: [
        climate("Lisbon"),
        {
          ...climate("Lisbon", "more"),
          tool: "notes.append",
          args: [{ name: "text", value: "Lisbon" }],
        },
      ],
      left_out: [],
      reason: "",
    }),
  ]);
  expect(status).toBe(3);
  expect(stderr).toContain("write by notes.append in more");
  expect(calls).toBe(1);
});
