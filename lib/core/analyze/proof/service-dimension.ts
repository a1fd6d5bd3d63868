import type { Application, Direction, Protocol } from "../evaluate";
import { ClassSet } from "./class-set";
import type { Membership } from "./membership";
import type { PortClasses, PortInterval } from "./port-classes";

/** Packets of one direction, one protocol and one interval of destination ports. */
export interface ServiceClass {
  readonly direction: Direction;
  readonly protocol: Protocol;
  /** Undefined for protocols without ports. */
  readonly ports?: PortInterval;
  /** Index of the interval; undefined for protocols without ports. */
  readonly port?: number;
  /** Of TCP only, and only where a rule tells applications apart; otherwise the evaluator's default. */
  readonly application?: Application;
}

const DIRECTIONS: readonly Direction[] = ["Inbound", "Outbound"];
const PORTLESS: readonly Protocol[] = ["Icmp", "Esp", "Ah"];
const APPLICATIONS: readonly Application[] = ["Http", "Https", "Mssql", "Other"];

/** Direction, protocol, destination port and application, which rules name together. */
export class ServiceDimension {
  public readonly classes: readonly ServiceClass[];
  private readonly known = new Map<string, Membership>();
  /** By direction and protocol, then by the port's interval. */
  private readonly byPort = new Map<string, number[][]>();

  /** @param hasApplications whether a rule tells apart what a TCP connection carries; of outbound ones only. */
  public constructor(
    public readonly ports: PortClasses,
    hasApplications: boolean,
  ) {
    const classes: ServiceClass[] = [];
    for (const direction of DIRECTIONS) {
      for (const protocol of ["Tcp", "Udp"] as const) {
        const isTold = hasApplications && protocol === "Tcp" && direction === "Outbound";
        ports.intervals.forEach((interval, port) => {
          for (const application of isTold ? APPLICATIONS : [undefined]) {
            const same = { direction, protocol, ports: interval, port };
            classes.push(application === undefined ? same : { ...same, application });
          }
        });
      }
      classes.push(...PORTLESS.map((protocol) => ({ direction, protocol })));
    }
    this.classes = classes;
    classes.forEach(({ direction, protocol, port }, index) => {
      const key = `${direction} ${protocol}`;
      const ofKey = this.byPort.get(key) ?? [];
      this.byPort.set(key, ofKey);
      const ofPort = ofKey[port ?? 0] ?? [];
      ofKey[port ?? 0] = ofPort;
      ofPort.push(index);
    });
  }

  /** The classes of a direction and a protocol on some intervals of ports; of one without ports, its only class. */
  public on(direction: Direction, protocol: Protocol, ports: ClassSet): number[] {
    const ofKey = this.byPort.get(`${direction} ${protocol}`) ?? [];
    const hasNone = ofKey.length === 1 && this.classes[ofKey[0]?.[0] ?? 0]?.port === undefined;
    return hasNone ? (ofKey[0] ?? []) : [...ports.classes].flatMap((port) => ofKey[port] ?? []);
  }

  public get all(): ClassSet {
    return ClassSet.all(this.classes.length);
  }

  /** What rules of one text hold, worked out once. */
  public once(key: string, make: () => Membership): Membership {
    const known = this.known.get(key) ?? make();
    this.known.set(key, known);
    return known;
  }

  /** What connections of a class carry; the evaluator's default is HTTP on port 80, and otherwise TLS. */
  public applicationAt(index: number): Application {
    const { application, ports } = this.classes[index] ?? {};
    return application ?? (ports?.first === 80 && ports.last === 80 ? "Http" : "Https");
  }

  /** The classes that carry what such connections usually do. */
  public get usual(): ClassSet {
    this.usualClasses ??= this.where(
      ({ application, ports }) =>
        application === undefined ||
        application === (ports?.first === 80 && ports.last === 80 ? "Http" : "Https"),
    );
    return this.usualClasses;
  }

  private usualClasses: ClassSet | undefined;

  public where(predicate: (each: ServiceClass) => boolean): ClassSet {
    const members = this.classes.flatMap((each, index) => (predicate(each) ? [index] : []));
    return ClassSet.of(this.classes.length, members);
  }
}
