import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** What a chart shows; x counts the buckets. */
export interface Drawing {
  readonly data: uPlot.AlignedData;
  readonly height: number;
  readonly xLabel: (index: number) => string;
  readonly yLabel: (value: number) => string;
  /** Whether y counts things, so that a tick at half a thing is nonsense. */
  readonly wholeTicks: boolean;
  /** Called with the bucket under the pointer and its place, or null off the chart. */
  readonly onHover: (at: Hover | null) => void;
  /** The buckets at which a line stands for a note. */
  readonly marks: readonly number[];
  /** Called after each drawing with where the marks are, in pixels from the left. */
  readonly onDrawn: (lefts: readonly number[]) => void;
  /** Called with the first and last bucket that the pointer was drawn over. */
  readonly onPick: (first: number, last: number) => void;
}

export interface Hover {
  readonly index: number;
  readonly left: number;
  readonly top: number;
}

export const STEPS = [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 48, 56, 91, 182, 364, 1000, 5000];
export const WHOLE_STEPS = [1, 2, 5]
  .flatMap((n) => [...Array(12).keys()].map((p) => n * 10 ** p))
  .sort((a, b) => a - b);
export const LABEL_SPACE_PX = 72;
const DASH = [5, 5];

export function draw(target: HTMLElement, drawing: Drawing): uPlot {
  const plot = new uPlot(options(target, drawing), drawing.data, target);
  plot.over.addEventListener('pointerleave', () => drawing.onHover(null));
  return plot;
}

function options(target: HTMLElement, drawing: Drawing): uPlot.Options {
  const { accent, accentFaint, muted, line } = colours();
  const buckets = drawing.data[0].length;
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: muted, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  return {
    width: target.clientWidth,
    height: drawing.height,
    padding: [12, 28, 0, 4],
    legend: { show: false },
    cursor: {
      x: true,
      y: false,
      points: { size: 8 },
      drag: { x: buckets > 1, y: false, setScale: false },
    },
    scales: {
      x: { time: false, range: () => (buckets > 1 ? [0, buckets - 1] : [-1, 1]) },
      y: { range: (_, __, max) => [0, max > 0 ? max * 1.1 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 32,
        incrs: STEPS,
        space: LABEL_SPACE_PX,
        values: (_, splits) => splits.map((i) => drawing.xLabel(i)),
      },
      {
        ...axis,
        size: 56,
        space: 48,
        values: (_, splits) => splits.map((n) => drawing.yLabel(n)),
        ...(drawing.wholeTicks ? { incrs: WHOLE_STEPS } : {}),
      },
    ],
    series: [
      {},
      { stroke: muted, width: 1.5, dash: DASH, points: { show: false } },
      { stroke: accent, width: 2.5, fill: accentFaint, points: { show: buckets === 1 } },
      {
        stroke: accent,
        width: 2.5,
        dash: DASH,
        fill: accentFaint,
        points: { show: buckets === 1 },
      },
    ],
    hooks: {
      setCursor: [(plot) => drawing.onHover(hoverOf(plot))],
      setSelect: [(plot) => pick(plot, drawing)],
      drawClear: [(plot) => drawMarks(plot, drawing.marks, muted)],
      draw: [(plot) => drawing.onDrawn(drawing.marks.map((index) => leftOf(plot, index)))],
    },
  };
}

/** The bucket under the pointer. */
export function hoverOf(plot: uPlot): Hover | null {
  const { idx, top = 0 } = plot.cursor;
  if (idx == null) {
    return null;
  }
  return { index: idx, left: leftOf(plot, idx), top };
}

function leftOf(plot: uPlot, index: number): number {
  return plot.valToPos(index, 'x') + plot.over.offsetLeft;
}

function drawMarks(plot: uPlot, marks: readonly number[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash([2, 3]);
  for (const index of marks) {
    const x = Math.round(plot.valToPos(index, 'x', true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** Hands on the buckets that the pointer was drawn over. */
export function pick(plot: uPlot, drawing: Pick<Drawing, 'onPick'>): void {
  const { left, width } = plot.select;
  if (width > 0) {
    drawing.onPick(plot.posToIdx(left), plot.posToIdx(left + width));
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const named = (name: string) => style.getPropertyValue(name).trim();
  return {
    accent: named('--accent'),
    accentFaint: named('--accent-faint'),
    muted: named('--muted'),
    line: named('--line'),
  };
}

/** Has the plot follow its box's size, until it is told to end. */
export function fitted(plot: uPlot, box: HTMLElement): () => void {
  const resized = new ResizeObserver(() => {
    plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  });
  resized.observe(box);
  return () => {
    resized.disconnect();
    plot.destroy();
  };
}
