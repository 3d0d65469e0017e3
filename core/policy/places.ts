import { PackFault } from "./pack-error";

/** A node of the tree of division codes and of local units without one. */
export interface PlaceNode {
  code: string;
  name: string;
  parent: string | null;
  level: "nation" | "province" | "city" | "county" | "town" | "village" | "unit";
}

/** The tree of places, for finding the nearest place above that has a pack. */
export class Places {
  private readonly byCode: ReadonlyMap<string, PlaceNode>;

  constructor(nodes: readonly PlaceNode[]) {
    this.byCode = new Map(nodes.map((node) => [node.code, node]));
  }

  name(code: string): string | undefined {
    return this.byCode.get(code)?.name;
  }

  /**
   * The place and all above it, nearest first. A code that the tree does not hold (a village newly made) is
   * placed by its own digits: 12 → 9 → 6.
   */
  upwards(code: string): string[] {
    const chain: string[] = [];
    let next: string | null | undefined = code;
    while (next != null) {
      if (chain.includes(next)) throw new PackFault("places", next, "above-itself");
      chain.push(next);
      next = this.byCode.get(next)?.parent ?? shorter(next);
    }
    return chain;
  }
}

function shorter(code: string): string | undefined {
  if (code.length === 12) return code.slice(0, 9);
  if (code.length === 9) return code.slice(0, 6);
  return undefined;
}
