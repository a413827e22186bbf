/** Who agrees to an adapted plan: the configuration, `--yes`, or a person who has seen what differs. */
import type { AdaptClass } from "../../contract/adapted.ts";
import { confirm } from "../ask-person.ts";
import { renderPlanDiff } from "../render/plan-diff.ts";
import type { Session } from "../session.ts";
import type { BuiltAdapted } from "./build-adapted.ts";

export type Agreement =
  | { readonly is: "agreed" | "declined" }
  /** Nobody could be asked; what would have to be agreed to, in words. */
  | { readonly is: "open"; readonly needed: readonly string[] };

/** More of them are counted. */
const MOST_SHOWN = 6;

export async function agreeTo(
  { plan, diff, widening }: BuiltAdapted,
  { allow, yes }: { readonly allow: readonly AdaptClass[]; readonly yes: boolean },
  session: Session,
): Promise<Agreement> {
  const kinds = new Set((plan.adapted?.changes ?? []).map(({ kind }) => kind));
  const open: AdaptClass[] = [...kinds].filter((kind) => !yes && !allow.includes(kind));
  if (widening.length > 0 && !allow.includes("permissions")) open.push("permissions");
  const side = (label: string) => ({ label, plan, isAsBuilt: true, isThere: true });
  const sides = [side(plan.adapted?.name ?? ""), side(plan.name)] as const;
  session.note(`${renderPlanDiff(diff, sides, session.err)}\n`);
  if (open.length === 0) return { is: "agreed" };
  const needed = open.map((one) =>
    one === "permissions" ? `permissions (${named(widening)})` : one,
  );
  const answer = await confirm(`Go on with ${plan.name} (${needed.join(", ")})?`, session);
  if (answer === undefined) return { is: "open", needed };
  return { is: answer ? "agreed" : "declined" };
}

function named(widening: readonly string[]): string {
  const more = widening.length - MOST_SHOWN;
  return [...widening.slice(0, MOST_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
