/** Orders that say the opposite of what a tool does, or two things of which it would do one. */
import { describe, expect, it } from "vitest";
import { ownTool as tool, text } from "./own-tools.ts";
import { plannedWith } from "./planned-with.ts";

const done = { done: { type: "boolean" } };
const member = text("number of the singer, such as M-4");
const choice = (description: string, ...values: readonly string[]) => ({
  type: "string",
  enum: values,
  description,
});

const choir = [
  tool(
    "choir.enrol",
    "write",
    "Puts a singer on the list of the choir.",
    { singer: text("name of the singer") },
    done,
  ),
  tool("choir.dismiss", "destructive", "Dismisses a singer.", { member }, done),
  tool(
    "choir.end",
    "destructive",
    "Ends a rehearsal.",
    { rehearsal: text("number of the rehearsal, such as R-9") },
    done,
  ),
  tool(
    "choir.post",
    "write",
    "Posts the notes of a voice to a singer.",
    { member, voice: choice("the voice", "soprano", "alto", "tenor") },
    done,
  ),
  tool(
    "choir.members",
    "read",
    "Lists the singers of a voice.",
    { "voice?": choice("the voice", "soprano", "alto", "tenor") },
    { members: { type: "array" } },
  ),
];

const planned = plannedWith(choir);

describe("is refused", () => {
  it.each([
    "Take Ada Pine off the list of the choir",
    "Put Ada Pine off the list",
    "Take singer Ada Pine from the list of the choir",
    "Dismiss all singers but M-4",
    "Dismiss any singer but M-4",
    "End the end of the rehearsal of R-9",
    "Post the soprano notes and the tenor notes to M-4",
    "Post the notes of alto and one of tenor to M-4",
    "List the soprano singers and the tenor singers",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });
});

describe("is done", () => {
  it.each([
    ["Put Ada Pine on the list of the choir", { "choir.enrol": { singer: "Ada Pine" } }],
    ["Dismiss M-4", { "choir.dismiss": { member: "M-4" } }],
    ["Post the tenor notes to M-4", { "choir.post": { member: "M-4", voice: "tenor" } }],
    ["List the alto singers", { "choir.members": { voice: "alto" } }],
  ])("%s", async (query, call) => {
    expect(await planned(query)).toMatchObject({ calls: [call], errors: [] });
  });
});
