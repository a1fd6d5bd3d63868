/** Names that the provider holds while it writes, so that whatever needs the same name waits. */
export class Locks {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` once nobody who came before holds one of the names. */
  public async hold<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = names.map((name) => this.last.get(name));
    const mine = Promise.all(before).then(work);
    // Who waits does so whether this ends well or not.
    const ended = mine.catch(() => undefined);
    for (const name of names) this.last.set(name, ended);
    return mine;
  }
}
