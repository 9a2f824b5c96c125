import type { Journeys, Place } from '../../api/behaviour-wire';

/** A box of the picture. */
export interface Box {
  readonly key: string;
  readonly place: Place;
  readonly visits: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A band from one box to another. */
export interface Band {
  readonly key: string;
  readonly from: Box;
  readonly to: Box;
  readonly visits: number;
  /** Where it leaves and arrives, from the top of the picture. */
  readonly fromY: number;
  readonly toY: number;
  readonly width: number;
}

export interface Flow {
  readonly boxes: readonly Box[];
  readonly bands: readonly Band[];
  readonly width: number;
  readonly height: number;
}

export const BOX_WIDTH = 12;
const COLUMN_WIDTH = 262;
const TALLEST = 300;
const GAP = 20;
const LEAST_HEIGHT = 3;

/** Puts the ways of visits into boxes, column by column, and bands between them. */
export function flowOf({ nodes, links }: Pick<Journeys, 'nodes' | 'links'>): Flow {
  const columns = [...new Set(nodes.map(({ position }) => position))].sort((a, b) => a - b);
  const sums = columns.map((column) =>
    nodes.filter(({ position }) => position === column).reduce((sum, one) => sum + one.visits, 0),
  );
  const scale = TALLEST / Math.max(...sums, 1);
  const boxes = new Map<string, Box>();
  let height = 0;
  for (const [at, column] of columns.entries()) {
    let y = 0;
    const mine = nodes.filter(({ position }) => position === column);
    for (const { place, visits } of [...mine].sort(rareLast)) {
      const key = keyOf(column, place);
      const tall = Math.max(visits * scale, LEAST_HEIGHT);
      boxes.set(key, { key, place, visits, x: at * COLUMN_WIDTH, y, height: tall });
      y += tall + GAP;
    }
    height = Math.max(height, y);
  }
  return {
    boxes: [...boxes.values()],
    bands: bandsOf(links, boxes, scale),
    width: columns.length * COLUMN_WIDTH,
    height,
  };
}

/** Bands leave and arrive in the order in which their other ends stand. */
function bandsOf(
  links: Journeys['links'],
  boxes: ReadonlyMap<string, Box>,
  scale: number,
): readonly Band[] {
  const ends = links.flatMap(({ position, from, to, visits }) => {
    const start = boxes.get(keyOf(position, from));
    const end = boxes.get(keyOf(position + 1, to));
    return start === undefined || end === undefined ? [] : [{ start, end, visits }];
  });
  const left = new Map<string, number>();
  const arrived = new Map<string, number>();
  ends.sort((a, b) => a.start.y - b.start.y || a.end.y - b.end.y);
  return ends.map(({ start, end, visits }) => {
    const width = Math.max(visits * scale, 1);
    const fromY = start.y + (left.get(start.key) ?? 0);
    const toY = end.y + (arrived.get(end.key) ?? 0);
    left.set(start.key, (left.get(start.key) ?? 0) + width);
    arrived.set(end.key, (arrived.get(end.key) ?? 0) + width);
    return { key: `${start.key}>${end.key}`, from: start, to: end, visits, fromY, toY, width };
  });
}

function rareLast(a: { place: Place; visits: number }, b: { place: Place; visits: number }) {
  const others = Number(a.place.name === '') - Number(b.place.name === '');
  return others || b.visits - a.visits;
}

function keyOf(position: number, { kind, name }: Place): string {
  return `${position}/${kind}/${name}`;
}

/** The outline of a band, as an SVG path. */
export function outline({ from, to, fromY, toY, width }: Band): string {
  const start = from.x + BOX_WIDTH;
  const middle = (start + to.x) / 2;
  return (
    `M${start},${fromY}C${middle},${fromY} ${middle},${toY} ${to.x},${toY}` +
    `V${toY + width}C${middle},${toY + width} ${middle},${fromY + width} ${start},${fromY + width}Z`
  );
}
