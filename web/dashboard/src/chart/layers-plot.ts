import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type Layer, tops } from './layers';
import { type Drawing, hoverOf, LABEL_SPACE_PX, pick, STEPS, WHOLE_STEPS } from './plot';

/** What a chart of several series shows; x counts the buckets. */
export interface LayersDrawing extends Omit<Drawing, 'data' | 'marks' | 'onDrawn'> {
  readonly layers: readonly Layer[];
  /** Bars upon one another, or else lines beside each other. */
  readonly stacked: boolean;
}

const DASHES: readonly number[][] = [[], [6, 3], [2, 3]];
const FULL_SHARE = 0.72;
const WIDEST_PX = 36;

export function drawLayers(target: HTMLElement, drawing: LayersDrawing): uPlot {
  const { layers, stacked } = drawing;
  const x = (layers[0]?.values ?? []).map((_, index) => index);
  const values = stacked ? tops(layers) : layers.map((layer) => layer.values);
  // Of bars upon one another the highest is drawn first, and the others over it.
  const order = layers.map((_, at) => (stacked ? layers.length - 1 - at : at));
  const data = [x, ...order.map((at) => values[at])] as unknown as uPlot.AlignedData;
  const series = order.map((at) => look(layers[at]?.key ?? '', at, stacked, x.length === 1));
  const plot = new uPlot(
    { ...frame(target, drawing, x.length), series: [{}, ...series] },
    data,
    target,
  );
  plot.over.addEventListener('pointerleave', () => drawing.onHover(null));
  return plot;
}

function look(key: string, at: number, stacked: boolean, alone: boolean): uPlot.Series {
  const colour = colourOf(key);
  if (stacked) {
    const bars = uPlot.paths.bars?.({ size: [FULL_SHARE, WIDEST_PX] });
    return { fill: colour, width: 0, points: { show: false }, ...(bars ? { paths: bars } : {}) };
  }
  return { stroke: colour, width: 2, dash: DASHES[at] ?? [], points: { show: alone } };
}

function frame(target: HTMLElement, drawing: LayersDrawing, buckets: number) {
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = {
    stroke: named('--muted'),
    font,
    grid: { stroke: named('--line'), width: 1 },
    ticks: { show: false },
  };
  const margin = drawing.stacked || buckets === 1 ? 0.5 : 0;
  return {
    width: target.clientWidth,
    height: drawing.height,
    padding: [12, 16, 0, 4] as [number, number, number, number],
    legend: { show: false },
    cursor: {
      x: !drawing.stacked,
      y: false,
      points: { show: !drawing.stacked },
      drag: { x: buckets > 1, y: false, setScale: false },
    },
    scales: {
      x: { time: false, range: (): uPlot.Range.MinMax => [-margin, buckets - 1 + margin] },
      y: {
        range: (_: uPlot, __: number, max: number): uPlot.Range.MinMax => [
          0,
          max > 0 ? max * 1.1 : 1,
        ],
      },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 32,
        incrs: STEPS,
        space: LABEL_SPACE_PX,
        values: (_: uPlot, splits: number[]) => splits.map((i) => drawing.xLabel(i)),
      },
      {
        ...axis,
        size: 62,
        space: 44,
        values: (_: uPlot, splits: number[]) => splits.map((n) => drawing.yLabel(n)),
        ...(drawing.wholeTicks ? { incrs: WHOLE_STEPS } : {}),
      },
    ],
    hooks: {
      setCursor: [(plot: uPlot) => drawing.onHover(hoverOf(plot))],
      setSelect: [(plot: uPlot) => pick(plot, drawing)],
    },
  };
}

/** The colour of a layer stands in the style sheet, under the layer's key. */
function colourOf(key: string): string {
  return named(`--layer-${key.replaceAll('_', '-')}`) || named('--accent');
}

function named(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
