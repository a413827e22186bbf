/** Tools of trades of their own: an agency of guides, a depot of trams, and a press. */
import { day, number, ownTool as tool, text, whole } from "./own-tools.ts";

const done = { done: { type: "boolean" } };
const tour = text("number of the tour, such as T-310");
const tram = text("number of the tram, such as D88");
const bay = text("number of the bay, such as Y-2");
const coil = text("number of the coil, such as Q-5");

export const guides = [
  tool(
    "tours.show",
    "read",
    "Shows a tour: its language, place and guide.",
    { tour },
    { guide: { type: "string" } },
  ),
  tool("tours.cancel", "destructive", "Cancels a tour.", { tour, "reason?": text("why") }, done),
  tool(
    "tours.change",
    "write",
    "Changes the places or the day of a tour.",
    { tour, "places?": whole("how many places"), "date?": day("the day") },
    done,
  ),
  tool(
    "tours.reserve",
    "write",
    "Reserves a tour for a guest on a day.",
    { tour, guest: text("name of the guest"), date: day("the day") },
    done,
  ),
  tool(
    "assignments.show",
    "read",
    "Shows the assignment of a guide.",
    { assignment: text("number of the assignment, such as AS-7") },
    { guide: { type: "string" } },
  ),
  tool(
    "assignments.drop",
    "destructive",
    "Drops an assignment.",
    { assignment: text("number of the assignment, such as AS-7") },
    done,
  ),
  tool(
    "lunch.deliver",
    "write",
    "Delivers lunch to a tour.",
    { tour, "date?": day("the day") },
    done,
  ),
];

export const depot = [
  tool(
    "trams.view",
    "read",
    "Shows a tram: its bay and its faults.",
    { tram },
    { bay: { type: "string" }, faults: { type: "integer" } },
  ),
  tool(
    "trams.shunt",
    "write",
    "Shunts a tram from one bay to another.",
    { tram, from: bay, to: bay },
    done,
  ),
  tool("trams.wash", "write", "Washes a tram.", { tram }, done),
  tool(
    "trams.note",
    "write",
    "Adds a note to a tram.",
    { tram, note: text("text of the note") },
    done,
  ),
  tool(
    "coils.replace",
    "write",
    "Replaces a coil by another one.",
    { coil, replacement: coil },
    done,
  ),
  tool(
    "coils.substitute",
    "write",
    "Substitutes a coil for a broken one.",
    { broken: coil, new: coil },
    done,
  ),
  tool(
    "timetable.free",
    "read",
    "Finds free bays on a day.",
    { date: day("the day"), "metres?": number("length of the bay in metres") },
    { bays: { type: "array" } },
  ),
];

export const press = [
  tool(
    "paper.find",
    "read",
    "Finds paper by weight.",
    { grams: number("weight in grams") },
    { papers: { type: "array" } },
  ),
  tool(
    "paper.search",
    "read",
    "Searches the paper of a mill.",
    {
      mill: text("name of the mill"),
      "min_grams?": number("lowest weight"),
      "max_grams?": number("highest weight"),
    },
    { papers: { type: "array" } },
  ),
];
