/** The colours of a page in one scheme, each `#rrggbb`. */
export interface Palette {
  readonly page: string;
  readonly panel: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly edge: string;
  readonly link: string;
  readonly good: string;
  readonly "good-back": string;
  readonly broad: string;
  readonly "broad-back": string;
  readonly bad: string;
  readonly "bad-back": string;
  readonly open: string;
  readonly "open-back": string;
}

/** On white, and in print. */
export const LIGHT: Palette = {
  page: "#ffffff",
  panel: "#f5f7f9",
  text: "#1a1f26",
  quiet: "#505a66",
  line: "#d4dae1",
  edge: "#78828e",
  link: "#0a52ad",
  good: "#0f5c2a",
  "good-back": "#def4e4",
  broad: "#7a4300",
  "broad-back": "#fdf0d5",
  bad: "#9c1524",
  "bad-back": "#fde7e8",
  open: "#3f4a57",
  "open-back": "#e9edf1",
};

/** In the dark. */
export const DARK: Palette = {
  page: "#10151b",
  panel: "#181f27",
  text: "#e4e9ef",
  quiet: "#a5b0bc",
  line: "#313a45",
  edge: "#7c8894",
  link: "#86bdff",
  good: "#7fdc9b",
  "good-back": "#12301d",
  broad: "#f3c072",
  "broad-back": "#382808",
  bad: "#ffa3a6",
  "bad-back": "#401519",
  open: "#c3ccd6",
  "open-back": "#2a333d",
};

/** The colours as custom properties of CSS. */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join("");
}
