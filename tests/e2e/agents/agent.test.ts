/** A task in which a model calls tools, over the real command line and an endpoint on loopback. */
import { expect, test } from "vitest";
import { agentWorkspace, calling, giving } from "../../support/agent-workspace.ts";
import { statusesIn, told } from "../../support/gate-workspace.ts";

const TASKS = `  - id: who
    tool: desk.note
    args: { text: Ada }
  - id: ask
    kind: agent
    instruction: { $text: ["In which room is ", { $ref: who.text }, "?"] }
    tools: [desk.find, { tool: desk.log, args: { file: out/log.txt } }]
    output: { type: object, properties: { room: { type: integer }, name: { type: string } }, required: [room, name] }
  - id: told
    tool: desk.note
    args: { text: { $text: ["room ", { $ref: ask.room }] } }
`;

test("a model calls tools until it has the result, which other tasks read", async () => {
  await using workspace = await agentWorkspace(
    TASKS,
    [
      calling(["desk_find", { name: "Ada" }]),
      calling(["desk_log", { text: "found" }], ["desk_find", { name: "Bob", most: 1 }]),
      giving({ room: 12, name: "Ada" }),
    ],
    { files: { "out/.keep": "" }, config: { write: ["out"] } },
  );
  const script = await workspace.files("generated/asked");
  console.log(Object.keys(script), script["u2.ts"], script["types.ts"]);
  const ran = await workspace.orchc(["exec", "asked", "--run", "r1", "--yes"]);
  console.log(ran.stdout, ran.stderr);
  expect(ran.status).toBe(0);
  console.log(statusesIn(workspace));
  console.log((await workspace.orchc(["show", "r1"])).stdout);
  console.log(JSON.stringify(workspace.server.requests[2]?.body, null, 1));
});
