/** A text as its model sees it, of length one: the product of two is the cosine of the angle between them. */
export type Vector = Float32Array;

/** `undefined` for numbers that no direction follows from. */
export function unitVector(numbers: readonly number[]): Vector | undefined {
  const length = Math.hypot(...numbers);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return Float32Array.from(numbers, (each) => each / length);
}

/** From -1 to 1: how much alike two texts are. Of vectors of the same length. */
export function similarity(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
