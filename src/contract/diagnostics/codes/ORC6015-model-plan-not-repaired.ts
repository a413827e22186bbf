import { defineDiagnostic } from "../diagnostic.ts";

export const modelPlanNotRepaired = defineDiagnostic<{
  readonly model: string;
  readonly mistakes: number;
  /** How often it was sent them. */
  readonly repairs: number;
  /** How its last reply begins. */
  readonly said: string;
}>({
  code: "ORC6015",
  title: "The model could not fix its plan",
  severity: "note",
  message: ({ model, mistakes, repairs, said }) => {
    const remain = mistakes === 1 ? "problem remains" : "problems remain";
    const sent =
      repairs === 0
        ? `${model} was not asked to correct its reply, and ${mistakes} ${remain}.`
        : `${model} was sent the problems of its plan ${repairs === 1 ? "once" : `${repairs} times`}, and ${mistakes} ${remain}.`;
    return said === "" ? sent : `${sent} It said last: ${said}`;
  },
  help: () =>
    "Make the query more specific, use a larger model, choose `planner: grammar`, or write plan.json by hand.",
  explanation: `
A model's reply is checked like any plan. Its problems are sent back to the model, and its next reply is checked again,
at most as often as \`planning.repairs\` says. This note accompanies the problems that remain.
`,
});
