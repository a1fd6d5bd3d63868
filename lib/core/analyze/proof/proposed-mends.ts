import type { Mend } from "./finding";
import { flowText } from "./judged-flows";
import type { RequiredFlow } from "./required-flows";

/**
 * The mends that one judgement proposes, so that all of them can be made: no two new rules of a group have the same
 * priority, and a flow that several requirements ask for is mended once.
 */
export class ProposedMends {
  private readonly byFlow = new Map<string, Mend | undefined>();
  private readonly priorities = new Map<string, number[]>();

  /** The mend of a flow in a layer, which is made where it was not yet. */
  public once(layer: Mend["layer"], flow: RequiredFlow, make: () => Mend | undefined): Mend | undefined {
    const key = `${layer} ${flowText(flow)}`;
    if (!this.byFlow.has(key)) {
      this.byFlow.set(key, make());
    }
    return this.byFlow.get(key);
  }

  /** The priorities that rules which were proposed have among others of their kind. */
  public taken(among: string): readonly number[] {
    return this.priorities.get(among) ?? [];
  }

  /** Keeps a priority for a rule. */
  public take(among: string, priority: number): void {
    this.priorities.set(among, [...this.taken(among), priority]);
  }
}
