/** What a task is expected to take and to cost, and how that of several adds up. */

export interface Cost {
  /** Expected, when everything that can runs side by side. */
  readonly seconds: number;
  /** Expected, one after the other. */
  readonly secondsInSequence: number;
  /** US dollars, expected. */
  readonly usd: number;
}

export const noCost: Cost = { seconds: 0, secondsInSequence: 0, usd: 0 };

/** Of one after the other. */
export function inTurn(costs: readonly Cost[]): Cost {
  return {
    seconds: sum(costs, ({ seconds }) => seconds),
    secondsInSequence: sum(costs, ({ secondsInSequence }) => secondsInSequence),
    usd: sum(costs, ({ usd }) => usd),
  };
}

/** Of several at once, at most `limit`: no less than the longest, nor than an even share for each lane. */
export function sideBySide(costs: readonly Cost[], limit = costs.length): Cost {
  const all = inTurn(costs);
  const longest = Math.max(0, ...costs.map(({ seconds }) => seconds));
  const share = limit < costs.length ? all.seconds / limit : 0;
  return { ...all, seconds: Math.max(longest, share) };
}

/** Of one of several: the longest, and the dearest. */
export function oneOf(costs: readonly Cost[]): Cost {
  const most = (of: (cost: Cost) => number): number => Math.max(0, ...costs.map(of));
  return {
    seconds: most(({ seconds }) => seconds),
    secondsInSequence: most(({ secondsInSequence }) => secondsInSequence),
    usd: most(({ usd }) => usd),
  };
}

function sum(costs: readonly Cost[], of: (cost: Cost) => number): number {
  return costs.reduce((total, cost) => total + of(cost), 0);
}
