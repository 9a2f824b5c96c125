import { useMemo } from 'preact/hooks';
import type { Journeys, Place } from '../../api/behaviour-wire';
import { counted } from '../../format/numbers';
import { text } from '../../text/text';
import { BOX_WIDTH, flowOf, outline } from './flow';

/** How many letters fit between two columns. */
const LETTERS = 26;
const LABEL_GAP = 6;
const MARGIN = 12;
const BASELINE = 5;

/** The ways of visits as bands between boxes; the table below has the same ways in words. */
export function FlowPicture({ journeys }: { journeys: Journeys }) {
  const { boxes, bands, width, height } = useMemo(() => flowOf(journeys), [journeys]);
  const words = text.value.journeys;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
    <section class="flow" tabIndex={0} aria-label={words.picture}>
      <svg
        width={width}
        height={height}
        viewBox={`0 -${MARGIN} ${width} ${height + MARGIN}`}
        role="img"
        aria-label={words.pictureName}
      >
        {bands.map((band) => (
          <path key={band.key} class="flow-band" d={outline(band)}>
            <title>
              {placeName(band.from.place)} → {placeName(band.to.place)}: {counted(band.visits)}
            </title>
          </path>
        ))}
        {boxes.map((box) => (
          <g key={box.key}>
            <rect
              class={`flow-box flow-${box.place.kind}`}
              x={box.x}
              y={box.y}
              width={BOX_WIDTH}
              height={box.height}
              rx="2"
            >
              <title>
                {placeName(box.place)}: {counted(box.visits)}
              </title>
            </rect>
            <text class="flow-name" x={box.x + BOX_WIDTH + LABEL_GAP} y={box.y + BASELINE}>
              {cut(placeName(box.place))} <tspan class="flow-count">{counted(box.visits)}</tspan>
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

export function placeName({ kind, name }: Place): string {
  return kind === 'others' ? text.value.journeys.others : name;
}

function cut(name: string): string {
  return name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
}
