import type { ConfigurationPath } from "./configuration-paths";

/** Whether a path's table has a route for a tag itself: then no prefixes have to stand for it. */
export function isRoutedByTag({ routeTable }: ConfigurationPath, tag: string): boolean {
  return routeTable?.routes.some(({ route }) => route.address_prefix === tag) ?? false;
}
