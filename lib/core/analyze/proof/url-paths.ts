import { urlPatternMatches } from "../evaluate/url-patterns";

/** The paths that target URLs tell apart, for hosts that one of them may be for. */
export class UrlPaths {
  private readonly paths: readonly (string | undefined)[];

  public constructor(private readonly urls: readonly string[]) {
    const texts = urls.map((url) => (url.includes("/") ? url.slice(url.indexOf("/")) : "/"));
    let fresh = "q0";
    while (texts.some((text) => text.includes(fresh))) fresh = `${fresh}q0`;
    const paths = new Set(["/", `/${fresh}`]);
    for (const text of texts) {
      if (text.endsWith("*")) {
        const stem = text.slice(0, -1);
        for (const path of [stem, `${stem}${fresh}`, stem.replace(/\/$/, "")]) {
          if (path.startsWith("/")) paths.add(path);
        }
      } else {
        paths.add(text).add(`${text}/`).add(`${text}${fresh}`);
      }
    }
    this.paths = [undefined, ...[...paths].sort()];
  }

  /** The paths to tell apart on a host; `undefined` stands for a path that is not told. */
  public pathsOf(host: string): readonly (string | undefined)[] {
    const isMeant = this.urls.some((url) => urlPatternMatches(url, host, undefined) !== "no");
    return isMeant ? this.paths : [undefined];
  }
}
