import type { Endpoint } from "../evaluate";
import type { AddressRange } from "../evaluate/prefixes";

/** Endpoints that no rule, route or question tells apart. */
export interface EndpointClass {
  /** One of them, as the evaluator takes it. */
  readonly endpoint: Endpoint;
  /** The addresses that are meant; none where the address is not told, and only tags say where it is. */
  readonly ranges: readonly AddressRange[];
  /** What a person calls them: `Storage.WestUS`, `10.0.0.0/8`, `the rest of the Internet`. */
  readonly label: string;
  /** Whether the address is private, or in the virtual network, or the load balancer's. */
  readonly isInside: boolean;
  /** Whether it is one of the host's virtual addresses, which security rules leave alone. */
  readonly isPlatform: boolean;
  /** The class as it is if `VirtualNetwork` holds the prefixes of user-defined routes as well; see `withRoutedPrefixes`. */
  readonly twin?: number;
  /** Whether it is such a twin: another reading of a class, and not more endpoints. */
  readonly isTwin: boolean;
}
