/** Bounds the work of an algorithm by counted steps, so that what it gives up on does not depend on the machine. */
export class StepBudget {
  constructor(private left: number) {}

  /** Whether the steps could still be afforded. Once they could not, nothing can. */
  spend(steps: number): boolean {
    this.left -= steps;
    return this.left >= 0;
  }
}
