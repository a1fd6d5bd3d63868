import { setTimeout as delay } from "node:timers/promises";
import { conflict } from "./azure-error";

/** What Azure is busy with: a firewall policy, for one, takes no second change while one is rolled out. */
export class RunningOperations {
  private readonly occupied = new Map<string, string>();

  /** @param milliseconds how long each request runs, so that requests sent at once meet */
  public constructor(private readonly milliseconds: number) {}

  /**
   * Runs a request for `id` that occupies the resources `ids` until it is done.
   *
   * @throws AzureError `AnotherOperationInProgress` when one of them is occupied already
   */
  public async run<T>(id: string, ids: readonly string[], request: () => T): Promise<T> {
    const keys = ids.map((each) => each.toLowerCase());
    for (const key of keys) {
      const other = this.occupied.get(key);
      if (other !== undefined) {
        throw conflict(
          "AnotherOperationInProgress",
          id,
          `another operation, on ${other}, changes ${key}; send one after the other`,
        );
      }
    }
    for (const key of keys) this.occupied.set(key, id);
    try {
      // The request is judged when it is sent; what runs on is the roll-out.
      const result = request();
      await delay(this.milliseconds);
      return result;
    } finally {
      for (const key of keys) this.occupied.delete(key);
    }
  }
}
