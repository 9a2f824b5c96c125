import { expect, test } from 'vitest';
import { flowOf, outline } from './flow';

const page = (name: string) => ({ kind: 'page', name });
const others = { kind: 'others', name: '' };

test('boxes stand in columns, the most visited first and all others last, and bands join them', () => {
  const { boxes, bands, width } = flowOf({
    nodes: [
      { position: 1, place: others, visits: 50 },
      { position: 1, place: page('/'), visits: 30 },
      { position: 2, place: page('/a'), visits: 20 },
      { position: 2, place: page('/b'), visits: 10 },
    ],
    links: [
      { position: 1, from: page('/'), to: page('/b'), visits: 10 },
      { position: 1, from: page('/'), to: page('/a'), visits: 20 },
      { position: 1, from: page('/gone'), to: page('/a'), visits: 1 },
    ],
  });
  expect(boxes.map(({ place }) => place.name)).toEqual(['/', '', '/a', '/b']);
  expect(boxes[0]?.height).toBeCloseTo((boxes[2]?.height ?? 0) + (boxes[3]?.height ?? 0));
  expect(bands.map(({ to }) => to.place.name)).toEqual(['/a', '/b']);
  expect(bands[1]?.fromY).toBeCloseTo(bands[0]?.width ?? 0);
  expect(bands[1]?.toY).toBe(boxes[3]?.y);
  expect(width).toBeGreaterThan(boxes[3]?.x ?? 0);
  expect(bands.map(outline).join()).not.toContain('NaN');
});
