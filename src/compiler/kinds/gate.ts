import { z } from "zod";
import { durationMs, durationSchema } from "../../contract/duration.ts";
import { paramType } from "../../contract/params.ts";
import { paramSchema, type Param, type Task } from "../../contract/plan.ts";
import {
  gateDefaultSchema,
  type GateDefault,
  type GateRegion,
} from "../../contract/regions/index.ts";
import { argSchema } from "../../contract/values.ts";
import { choice, nothing, optionalOf, record, typeOfParam, words } from "../schema/compose.ts";
import { takesNothing } from "./bound.ts";
import { noCost } from "./cost.ts";
import { holderHeadSchema, regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";

/** Ten years: what is longer is no date that everybody can say. */
const LONGEST_MS = durationMs("3650d");

const schema = holderHeadSchema
  .extend({
    kind: z.literal("gate"),
    question: z.string().min(1).describe("what a person decides"),
    show: z.record(z.string(), argSchema).default({}).describe("what the person is shown, by name"),
    value: paramSchema.optional().describe("the value that is asked for; default: only yes or no"),
    deadline: durationSchema
      .refine(
        (text) =>
          !durationSchema.safeParse(text).success ||
          (durationMs(text) > 0 && durationMs(text) <= LONGEST_MS),
        {
          error: "between 1s and 3650d",
        },
      )
      .optional()
      .describe("how long it waits: 90s, 15m, 24h, 7d; default: for ever"),
    default: gateDefaultSchema
      .optional()
      .describe("what counts as decided after the deadline; default: rejected"),
    onReject: z
      .enum(["stop", "continue"])
      .optional()
      .describe("stop (default): a rejection fails it; continue: the decision is its output"),
  })
  .strict()
  .refine((own) => own.default === undefined || own.deadline !== undefined, {
    path: ["default"],
    error: "goes with a deadline: nothing else decides for the person",
  })
  .superRefine(({ value, default: byDefault }, { addIssue }) => {
    const refuse = (message: string, ...path: string[]): void =>
      addIssue({ code: "custom", message, path });
    const type = value && paramType(value);
    if (value?.default !== undefined && type?.accepts(value.default) === false) {
      refuse(type.expected, "value", "default");
    }
    // What counts without a person goes to the same tasks as what a person gives.
    if (byDefault?.decision !== "approved") return;
    const given = byDefault.value ?? value?.default;
    if (type === undefined && given !== undefined)
      refuse("left out: only yes or no is asked for", "default", "value");
    if (type !== undefined && !type.accepts(given)) refuse(type.expected, "default", "value");
  });

/** The value of an approval by default is what it says, else that of the value that is asked for. */
function withValue(byDefault: GateDefault, asked: Param | undefined): GateDefault {
  if (byDefault.decision === "rejected") return byDefault;
  const value = byDefault.value ?? asked?.default;
  return { decision: "approved", ...(value !== undefined && { value }) };
}

type GateTask = z.infer<typeof schema>;

const read = (task: Task): GateTask => task as unknown as GateTask;

/** A person decides. */
export const gate: Kind = {
  name: "gate",
  says: "a person approves, rejects, or supplies a value",
  asks: true,
  schema: () => schema,
  mapParts(task, map) {
    const { show } = read(task);
    const shown = Object.entries(show).map(([name, arg]) => {
      return [name, map.value({ at: `show.${name}`, arg })] as const;
    });
    return { ...task, show: Object.fromEntries(shown) };
  },
  output(task) {
    const { value } = read(task);
    return record({
      decision: choice(["approved", "rejected"]),
      value: value === undefined ? nothing : optionalOf(typeOfParam(value)),
      by: optionalOf(words),
      reason: optionalOf(words),
    });
  },
  agreement(task) {
    const { show, default: byDefault, onReject } = read(task);
    return {
      shown: Object.values(show),
      ...(onReject === "continue" && { onlyWhen: { field: "decision", is: "approved" } }),
      ...(byDefault?.decision === "approved" && {
        isNone: "it is approved when its deadline passes, whether anybody looked or not",
      }),
    };
  },
  /** How long a person takes nobody knows. */
  cost: () => noCost,
  bound(task) {
    const { id, deadline } = read(task);
    if (deadline !== undefined) return { ...takesNothing, seconds: durationMs(deadline) / 1000 };
    const reason = "it waits for a person, without a deadline";
    return {
      ...takesNothing,
      seconds: Infinity,
      unbounded: [{ what: "seconds", task: id, reason }],
    };
  },
  lower(task, needs, lowering) {
    const { id, question, show, value, deadline, default: byDefault, onReject } = read(task);
    const region: GateRegion = {
      kind: "gate",
      id,
      task: regionTask(task, needs, lowering),
      question,
      show,
      ...(value !== undefined && { value }),
      ...(deadline !== undefined && { deadlineMs: durationMs(deadline) }),
      ...(byDefault !== undefined && { byDefault: withValue(byDefault, value) }),
      continues: onReject === "continue",
    };
    return { region, tasks: [] };
  },
};
