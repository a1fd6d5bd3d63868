import type { PortInput } from "../core/compile/network-input";

/** A port or ports of a protocol, for rules of your own. Ports are whole numbers from 1 to 65535. */
export class Port {
  /** One TCP port. */
  public static tcp(port: number): Port {
    return new Port({ protocol: "Tcp", ports: [String(port)] });
  }

  /** TCP ports from `first` to `last`, both included. */
  public static tcpRange(first: number, last: number): Port {
    return new Port({ protocol: "Tcp", ports: [`${first}-${last}`] });
  }

  /** One UDP port. */
  public static udp(port: number): Port {
    return new Port({ protocol: "Udp", ports: [String(port)] });
  }

  /** UDP ports from `first` to `last`, both included. */
  public static udpRange(first: number, last: number): Port {
    return new Port({ protocol: "Udp", ports: [`${first}-${last}`] });
  }

  /** One port of any protocol that has ports. */
  public static anyProtocol(port: number): Port {
    return new Port({ protocol: "Any", ports: [String(port)] });
  }

  /** Every TCP port. */
  public static allTcp(): Port {
    return new Port({ protocol: "Tcp", ports: "all" });
  }

  /** Every UDP port. */
  public static allUdp(): Port {
    return new Port({ protocol: "Udp", ports: "all" });
  }

  /** ICMP. */
  public static icmp(): Port {
    return new Port({ protocol: "Icmp", ports: "all" });
  }

  /** Every protocol and port. */
  public static allTraffic(): Port {
    return new Port({ protocol: "Any", ports: "all" });
  }

  /** @internal */
  public readonly _input: PortInput;

  private constructor(input: PortInput) {
    this._input = input;
  }
}
