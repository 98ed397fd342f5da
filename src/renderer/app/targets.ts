/** Who gets what comes in: what was opened last, and nobody else; the home while nothing is open. */
export interface Targets<Item> {
  /** Returns how to step back. */
  readonly push: (target: (item: Item) => void) => () => void;
  readonly deliver: (item: Item) => void;
  readonly isHome: () => boolean;
}

export function createTargets<Item>(home: (item: Item) => void): Targets<Item> {
  const open: ((item: Item) => void)[] = [];
  return {
    push: (target) => {
      open.push(target);
      return () => {
        const index = open.lastIndexOf(target);
        if (index >= 0) open.splice(index, 1);
      };
    },
    deliver: (item) => (open.at(-1) ?? home)(item),
    isHome: () => open.length === 0,
  };
}
