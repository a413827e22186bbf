/** Values of one kind are told apart by what the words and the tool say of them: persons by prepositions, new values by the object of the verb. */
import { describe, expect, it } from "vitest";
import { day, ownTool as tool, text, whole } from "./own-tools.ts";
import { plannedWith } from "./planned-with.ts";

const done = { done: { type: "boolean" } };
const shed = text("number of the shed, e.g. S-12, S-7");

const planned = plannedWith([
  tool(
    "tutoring.arrange",
    "write",
    "Arranges a lesson to a learner by a tutor.",
    {
      learner: text("full name of the learner"),
      tutor: text("name of the tutor"),
      on: day("day of the lesson"),
    },
    done,
  ),
  tool(
    "tutoring.lessons",
    "read",
    "Lists the lessons of a tutor or a learner.",
    {
      "tutor?": text("name of the tutor"),
      "learner?": text("full name of the learner"),
      "from?": day("first day"),
    },
    { lessons: { type: "array" } },
  ),
  tool(
    "shaves.arrange",
    "write",
    "Arranges a shave of a customer by a barber.",
    {
      customer: text("name of the customer"),
      barber: text("name of the barber"),
      on: day("day of the shave"),
    },
    done,
  ),
  tool(
    "sheds.look",
    "read",
    "Shows a shed: who has it, its pin and its gate key.",
    { shed },
    {
      holder: { type: "string", description: "number of the holder" },
      gate_pin: { type: "string", description: "pin of the gate" },
    },
  ),
  tool(
    "sheds.pin",
    "write",
    "Changes the gate pin of a shed.",
    { shed, pin: text("the new pin, four digits, e.g. 4711") },
    done,
    ["set the gate pin"],
  ),
  tool(
    "sheds.shelves",
    "write",
    "Sets how many shelves a shed has.",
    { shed, shelves: whole("the new number of shelves") },
    done,
  ),
  tool(
    "seats.revoke",
    "destructive",
    "Revokes a season ticket.",
    { ticket: text("number of the ticket, e.g. TK-31") },
    done,
  ),
]);

describe("who is who by prepositions", () => {
  const lesson = [
    { "tutoring.arrange": { learner: "Edda Sund", tutor: "Nils Berg", on: "2027-03-09" } },
  ];
  it.each([
    "Arrange a lesson to Edda Sund by Nils Berg on 9 March 2027",
    "Arrange a lesson by Nils Berg to Edda Sund on 9 March 2027",
    "Arrange a lesson for Edda Sund by Nils Berg on 9 March 2027",
    "Arrange a lesson at Edda Sund by Nils Berg on 9 March 2027",
    "Arrange a lesson of Edda Sund by Nils Berg on 9 March 2027",
    "Arrange a lesson for the learner Edda Sund with the tutor Nils Berg on 9 March 2027",
  ])("%s", async (query) => {
    expect(await planned(query)).toMatchObject({ calls: lesson, errors: [] });
  });

  const shave = [
    { "shaves.arrange": { customer: "Edda Sund", barber: "Nils Berg", on: "2027-03-09" } },
  ];
  it.each([
    "Arrange a shave of Edda Sund by Nils Berg on 9 March 2027",
    "Arrange a shave by Nils Berg of Edda Sund on 9 March 2027",
    "Arrange a shave for Edda Sund by Nils Berg on 9 March 2027",
  ])("%s", async (query) => {
    expect(await planned(query)).toMatchObject({ calls: shave, errors: [] });
  });

  it.each([
    "List the lessons of Edda Sund",
    "List the lessons of Edda Sund from 1 March 2027",
    "List the lessons by Nils Berg",
    "Arrange a shave with Edda Sund and Nils Berg on 9 March 2027",
    "Arrange a lesson, Edda Sund, Nils Berg, on 9 March 2027",
  ])("%s is refused", async (query) => {
    expect((await planned(query)).errors).not.toEqual([]);
  });

  it.each([
    ["List the lessons of the tutor Nils Berg", { tutor: "Nils Berg" }],
    ["List the lessons of learner Edda Sund", { learner: "Edda Sund" }],
  ])("%s", async (query, args) => {
    expect(await planned(query)).toMatchObject({
      calls: [{ "tutoring.lessons": args }],
      errors: [],
    });
  });
});

describe("what something is set to is no other thing", () => {
  it.each([
    "Change the gate pin of shed S-12 to 5511",
    "Change the gate pin of S-12 to 5511",
    "Set the gate pin of shed S-12 to 5511",
    "Set the pin of S-12 to 5511",
  ])("%s", async (query) => {
    expect(await planned(query)).toMatchObject({
      calls: [{ "sheds.pin": { shed: "S-12", pin: "5511" } }],
      errors: [],
    });
  });

  it("each of several", async () => {
    const { calls } = await planned("Set the pins of S-1, S-2 and S-4 to 5511");
    expect(calls).toEqual(
      ["S-1", "S-2", "S-4"].map((one) => ({ "sheds.pin": { shed: one, pin: "5511" } })),
    );
  });

  it.each(["Show 5511", "Look at 5511"])("%s: a bare number is no S-12", async (query) => {
    expect((await planned(query)).calls).toEqual([]);
  });
});

describe("what others wish is no order", () => {
  it.each([
    "TK-31 wants to revoke",
    "TK-31 would like to revoke",
    "TK-31 is going to revoke",
    "TK-31 plans to revoke",
    "The holder of TK-31 wants to revoke",
    "Edda Sund wants to revoke TK-31",
  ])("%s", async (query) => {
    expect((await planned(query)).errors).toContain("ORC2113");
  });

  it.each([
    "I want to revoke TK-31",
    "We would like to revoke TK-31",
    "I'd like to revoke TK-31",
    "Revoke TK-31",
  ])("%s", async (query) => {
    expect(await planned(query)).toMatchObject({
      calls: [{ "seats.revoke": { ticket: "TK-31" } }],
      errors: [],
    });
  });
});
