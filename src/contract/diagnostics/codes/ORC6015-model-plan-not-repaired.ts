import { defineDiagnostic } from "../diagnostic.ts";

export const modelPlanNotRepaired = defineDiagnostic<{
  readonly model: string;
  readonly mistakes: number;
}>({
  code: "ORC6015",
  title: "The model could not fix its plan",
  severity: "note",
  message: ({ model, mistakes }) =>
    `${model} was sent the problems of its plan, and ${mistakes} ${mistakes === 1 ? "problem remains" : "problems remain"} after its correction.`,
  help: () =>
    "Make the query more specific, use a larger model, choose `planner: grammar`, or write plan.json by hand.",
  explanation: `
A model's reply is checked like any plan. Its problems are sent back to the model once, and the second
reply is checked again. This note accompanies the problems that remain.
`,
});
