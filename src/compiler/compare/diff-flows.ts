/** Where untrusted data comes to in one plan and does not in another, whatever the tasks are called. */
import { compareText } from "../../contract/compare-text.ts";
import { sourceOf, type Flow } from "../trust/flow.ts";

export interface UntrustedFlow {
  /** The tool whose output somebody else wrote. */
  readonly from: string;
  /** The tool that is given it, or something made of it. */
  readonly to: string;
  /** The argument: `args.url`. */
  readonly at: string;
  /** What the argument decides; absent where it decides nothing. */
  readonly sink?: NonNullable<Flow["sink"]>;
  /** Whether a gate shows it to a person before. */
  readonly isAgreed: boolean;
}

export interface FlowChanges {
  readonly gained: readonly UntrustedFlow[];
  readonly lost: readonly UntrustedFlow[];
}

export function diffFlows(before: readonly Flow[], after: readonly Flow[]): FlowChanges {
  const [one, other] = [byKey(before), byKey(after)];
  return { gained: without(other, one), lost: without(one, other) };
}

function byKey(flows: readonly Flow[]): ReadonlyMap<string, UntrustedFlow> {
  return new Map(
    flows.map((flow) => {
      const { tool, sink, agreedIn } = flow;
      // Positions in lists and texts say little, and change with everything.
      const at = flow.by.at.replaceAll(/\.\d+(?=\.|$)/g, "");
      const { tool: from } = sourceOf(flow);
      const isAgreed = agreedIn !== undefined;
      const described = { from, to: tool, at, ...(sink !== undefined && { sink }), isAgreed };
      return [JSON.stringify(described), described];
    }),
  );
}

function without(
  all: ReadonlyMap<string, UntrustedFlow>,
  others: ReadonlyMap<string, UntrustedFlow>,
): UntrustedFlow[] {
  return [...all]
    .filter(([key]) => !others.has(key))
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, flow]) => flow);
}
