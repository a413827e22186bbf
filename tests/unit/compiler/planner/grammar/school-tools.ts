/** Tools of a ski school, with options, ends of stretches of time and texts that could be each other's. */
import { day, flag, list, number, ownTool as tool, text, whole } from "./own-tools.ts";

const done = { done: { type: "boolean" } };
const lesson = text("number of the lesson, e.g. L-210");
const lift = text("number of the lift, e.g. SL-4");
const clock = (description: string) => text(description, { format: "time" });

export const school = [
  tool(
    "school.cancel_lesson",
    "destructive",
    "Cancels a lesson.",
    { lesson, deposit: flag("keep the deposit", false), refund: flag("pay the price back", true) },
    done,
  ),
  tool(
    "school.book_lesson",
    "write",
    "Books a lesson for a pupil.",
    {
      pupil: text("name of the pupil"),
      date: day("day of the lesson"),
      start: clock("time at which it starts"),
      indoors: flag("indoors or outside", true),
      lunch: flag("serve soup and bread", false),
      "sledge?": text("kind of sledge", { enum: ["wooden", "plastic"] }),
      "board_m?": number("length of the board in metres"),
    },
    done,
  ),
  tool(
    "school.send_teachers",
    "write",
    "Sends teachers to a lesson.",
    { lesson, teachers: list(text(""), "names of the teachers") },
    done,
  ),
  tool(
    "school.order_wax",
    "write",
    "Orders wax.",
    {
      article: text("number of the article, e.g. WX-7"),
      tins: whole("how many tins"),
      urgent: flag("urgent delivery", false),
      "colour?": text("colour of the tin", { enum: ["red", "blue"] }),
    },
    done,
  ),
  tool(
    "school.note_praise",
    "write",
    "Notes praise of a guest.",
    { guest: text("name of the guest"), remark: text("what the praise is about") },
    done,
  ),
  tool(
    "school.enter_ski",
    "write",
    "Enters a ski in the register.",
    { serial: text("serial number"), owner: text("name of the owner") },
    done,
  ),
  tool(
    "school.show_film",
    "write",
    "Shows a film in the lodge.",
    { title: text("title of the film"), "director?": text("name of the director") },
    done,
  ),
];

export const lifts = [
  tool(
    "lifts.slow",
    "write",
    "Limits the speed of a lift.",
    {
      lift,
      max_speed: number("highest speed in m/s"),
      "until?": text("until when", { format: "date-time" }),
    },
    done,
  ),
  tool(
    "lifts.heat",
    "write",
    "Sets the temperature of a hut.",
    { hut: text("number of the hut, e.g. H3"), celsius: number("temperature in °C") },
    done,
  ),
  tool(
    "lifts.stops",
    "read",
    "Lists the stops of a lift.",
    { lift, since: day("from this day on") },
    { stops: { type: "array" } },
  ),
  tool(
    "lifts.riders",
    "read",
    "Counts the riders of a lift between two days.",
    { lift, from: day("first day"), "to?": day("last day") },
    { riders: { type: "integer" } },
  ),
  tool(
    "lifts.buses",
    "read",
    "Lists the buses from a village on a day.",
    { village: text("village of departure", { enum: ["Arvik", "Solna"] }), date: day("the day") },
    { buses: { type: "array" } },
  ),
];

export const store = [
  tool(
    "store.count_skis",
    "read",
    "Counts the skis in the store.",
    {
      "grade?": text("grade of the skis", { enum: ["A", "A+", "B"] }),
      "department?": text("department that owns them", { enum: ["IT", "HR", "Sales"] }),
    },
    { count: { type: "integer" } },
  ),
];
