/** Where notes in a margin stand: each as near to its words as the others let it. */

export interface Wish {
  /** Where it would like its top to be. */
  top: number;
  height: number;
}

/**
 * Tops for notes in order, none over another. The note at `fixed` stands exactly where it wishes, and those
 * before it move up for it where there is room.
 */
export function settle(wishes: readonly Wish[], gap: number, fixed = -1): number[] {
  const tops: number[] = [];
  let floor = -Infinity;
  wishes.forEach((wish) => {
    const top = Math.max(wish.top, floor);
    tops.push(top);
    floor = top + wish.height + gap;
  });
  const held = wishes[fixed];
  if (!held || tops[fixed] === held.top) return tops;
  const before = [...tops];
  let ceiling = held.top;
  for (let i = fixed - 1; i >= 0; i--) {
    ceiling = Math.min(before[i]!, ceiling - gap - wishes[i]!.height);
    if (ceiling < 0) return tops;
    before[i] = ceiling;
  }
  floor = held.top;
  for (let i = fixed; i < wishes.length; i++) {
    before[i] = Math.max(i === fixed ? held.top : wishes[i]!.top, floor);
    floor = before[i]! + wishes[i]!.height + gap;
  }
  return before;
}
