import { defineDiagnostic } from "../diagnostic.ts";

export const modelPlanNotRepaired = defineDiagnostic<{
  readonly model: string;
  readonly mistakes: number;
}>({
  code: "ORC6015",
  title: "The model could not mend its plan",
  severity: "note",
  message: ({ model, mistakes }) =>
    `${model} was told what is wrong with its plan, and ${mistakes} ${mistakes === 1 ? "mistake is" : "mistakes are"} left.`,
  help: () =>
    "Say more in the query, use a larger model, choose `planner: rules`, or write plan.json by hand.",
  explanation: `
A model's reply is checked like any plan. What is wrong is sent back to the model once, and its second
reply is checked again. This note stands beside what is then still wrong.
`,
});
