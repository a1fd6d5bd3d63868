import { drawnLines } from "./drawn-lines";
import { type Content, element, type Markup } from "./markup";
import type { PathStation, PathStations } from "./path-stations";
import { counted } from "./text-parts";

/** A box of the picture; lengths are in units of the picture, which are CSS pixels at its full size. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A way of drawing: how wide boxes are, and what stands beside them. */
interface Drawing {
  readonly boxWidth: number;
  /** How many characters of its text go into a line. */
  readonly characters: number;
}

const WIDE: Drawing = { boxWidth: 212, characters: 23 };
const TALL: Drawing = { boxWidth: 250, characters: 31 };

/** Between two boxes. */
const GAP = 28;
/** For what leads around a box. */
const LANE = 44;
const EDGE = 2;
const LINE_HEIGHT = 18;
const TITLE_HEIGHT = 30;
const PADDING = 12;

/**
 * The path as a picture, from left to right, or from top to bottom for narrow screens. Names are cut where they do not
 * fit: the page tells the same in words.
 */
export function pathPicture(stations: PathStations, way: "wide" | "tall"): Markup {
  const drawing = way === "wide" ? WIDE : TALL;
  const all = inOrder(stations).map((station) => ({ station, texts: textsOf(station, drawing.characters) }));
  const heights = all.map(({ texts }) => TITLE_HEIGHT + texts.length * LINE_HEIGHT + PADDING);
  const tallest = Math.max(...heights);
  const above = stations.straight > 0 ? LANE : EDGE;
  const below = stations.inbound > 0 ? LANE : EDGE;
  let down = EDGE;
  const boxes = all.map((_, index): Box => {
    const height = way === "wide" ? tallest : (heights[index] ?? 0);
    const box: Box =
      way === "wide"
        ? { x: EDGE + index * (drawing.boxWidth + GAP), y: above, width: drawing.boxWidth, height }
        : { x: LANE, y: down, width: drawing.boxWidth, height };
    down += height + GAP;
    return box;
  });
  const width =
    way === "wide" ? 2 * EDGE + boxes.length * (drawing.boxWidth + GAP) - GAP : drawing.boxWidth + 2 * LANE;
  const height = way === "wide" ? tallest + above + below : down - GAP + EDGE;
  const id = `path-${way}`;
  return element(
    "svg",
    {
      class: `picture ${way}`,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    element("title", { id: `${id}-title` }, "The path of packets"),
    element("desc", { id: `${id}-desc` }, description(stations)),
    boxes.slice(1).map((box, index) => between(boxes[index] ?? box, box, way)),
    stations.straight > 0 ? aroundTheFirewall(boxes, stations, way) : [],
    stations.inbound > 0 ? fromOutside(boxes, stations, way) : [],
    all.map(({ station, texts }, index) => drawnBox(boxes[index], station, texts)),
  );
}

function inOrder(stations: PathStations): PathStation[] {
  const { subnets, securityGroup, routes, firewall, destinations } = stations;
  return [subnets, securityGroup, routes, firewall, destinations];
}

function description(stations: PathStations): string {
  const met = inOrder(stations)
    .map(({ title, lines }) => `${title} (${lines.join("; ")})`)
    .join(", then ");
  const straight =
    stations.straight === 0
      ? ""
      : ` ${counted(stations.straight, "route")} around the firewall, straight to the Internet.`;
  const inbound =
    stations.inbound === 0
      ? ""
      : ` ${counted(stations.inbound, "required flow")} from outside to the network security group.`;
  return `Outbound packets meet: ${met}.${straight}${inbound}`;
}

function textsOf({ lines }: PathStation, characters: number): string[] {
  return lines.flatMap((line) => drawnLines(line, characters, 3));
}

function drawnBox(box: Box | undefined, { title, isThere }: PathStation, texts: readonly string[]): Content {
  if (box === undefined) {
    return [];
  }
  const { x, y, width, height } = box;
  return element(
    "g",
    { class: isThere ? "station" : "station absent" },
    element("rect", { x, y, width, height, rx: 6 }),
    element("text", { class: "name", x: x + PADDING, y: y + 23 }, title),
    texts.map((text, index) =>
      element("text", { x: x + PADDING, y: y + TITLE_HEIGHT + 13 + index * LINE_HEIGHT }, text),
    ),
  );
}

function between(from: Box, to: Box, way: "wide" | "tall"): Content {
  const points: readonly Point[] =
    way === "wide"
      ? [
          [from.x + from.width, from.y + from.height / 2],
          [to.x, to.y + to.height / 2],
        ]
      : [
          [from.x + from.width / 2, from.y + from.height],
          [to.x + to.width / 2, to.y],
        ];
  return arrow(points);
}

function aroundTheFirewall(boxes: readonly Box[], { straight }: PathStations, way: "wide" | "tall"): Content {
  const [, , routes, firewall, destinations] = boxes;
  if (routes === undefined || firewall === undefined || destinations === undefined) {
    return [];
  }
  if (way === "tall") {
    const lane = routes.x + routes.width + LANE / 2;
    return arrow([
      [routes.x + routes.width, middle(routes)],
      [lane, middle(routes)],
      [lane, middle(destinations)],
      [destinations.x + destinations.width, middle(destinations)],
    ]);
  }
  const lane = LANE / 2;
  return [
    arrow([
      [center(routes), routes.y],
      [center(routes), lane],
      [center(destinations), lane],
      [center(destinations), destinations.y],
    ]),
    label(center(firewall), lane - 7, `${counted(straight, "route")} straight to the Internet`),
  ];
}

function fromOutside(boxes: readonly Box[], { inbound }: PathStations, way: "wide" | "tall"): Content {
  const [, group, routes, , destinations] = boxes;
  if (group === undefined || routes === undefined || destinations === undefined) {
    return [];
  }
  if (way === "tall") {
    const lane = LANE / 2;
    return arrow([
      [destinations.x, middle(destinations)],
      [lane, middle(destinations)],
      [lane, middle(group)],
      [group.x, middle(group)],
    ]);
  }
  const lane = group.y + group.height + LANE / 2;
  return [
    arrow([
      [center(destinations), destinations.y + destinations.height],
      [center(destinations), lane],
      [center(group), lane],
      [center(group), group.y + group.height],
    ]),
    label(center(routes), lane + 16, counted(inbound, "inbound flow")),
  ];
}

type Point = readonly [number, number];

/** A line along points, whose last part has the head; it runs along one of the axes. */
function arrow(points: readonly Point[]): Content {
  const [endX, endY] = points.at(-1) ?? [0, 0];
  const [beforeX, beforeY] = points.at(-2) ?? [0, 0];
  const [alongX, alongY] = [Math.sign(endX - beforeX), Math.sign(endY - beforeY)];
  const head = 8;
  const half = 4;
  const [backX, backY] = [endX - alongX * head, endY - alongY * head];
  const corners: readonly Point[] = [
    [endX, endY],
    [backX + alongY * half, backY + alongX * half],
    [backX - alongY * half, backY - alongX * half],
  ];
  const listed = (all: readonly Point[]): string => all.map(([x, y]) => `${x},${y}`).join(" ");
  return [
    element("polyline", { class: "way", points: listed([...points.slice(0, -1), [backX, backY]]) }),
    element("polygon", { class: "head", points: listed(corners) }),
  ];
}

function label(x: number, y: number, text: string): Markup {
  return element("text", { class: "label", x, y, "text-anchor": "middle" }, text);
}

function center({ x, width }: Box): number {
  return x + width / 2;
}

function middle({ y, height }: Box): number {
  return y + height / 2;
}
