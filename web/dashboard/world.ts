import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import type { FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { CODES } from './country-codes.ts';

const MODULE = 'virtual:world';
const WIDTH = 960;
const HEIGHT = 450;
/** Nobody lives there, and it takes a fifth of the map. */
const ANTARCTICA = 'AQ';

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/**
 * The world's countries as paths of an SVG, worked out by the build, so that the page needs neither
 * topology nor projection. Countries too small for the coarse map are given by their place.
 */
export function world(): Plugin {
  return {
    name: 'world',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? moduleText() : null),
  };
}

function moduleText(): string {
  const coarse = countries('countries-110m.json');
  const shown: typeof coarse = {
    type: 'FeatureCollection',
    features: coarse.features.filter((country) => codeOf(country) !== ANTARCTICA),
  };
  const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], shown);
  const path = geoPath(projection).digits(1);
  const lands = shown.features.map((country) => [codeOf(country), path(country) ?? '']);
  const drawn = new Set(coarse.features.map(codeOf));
  const small = countries('countries-50m.json')
    .features.filter((country) => codeOf(country) !== '' && !drawn.has(codeOf(country)))
    .map((country) => [codeOf(country), ...path.centroid(country).map(Math.round)]);
  return [
    `export const WIDTH = ${WIDTH};`,
    `export const HEIGHT = ${HEIGHT};`,
    `export const LANDS = ${JSON.stringify(lands)};`,
    `export const SMALL = ${JSON.stringify(small)};`,
  ].join('\n');
}

type Countries = FeatureCollection<Geometry, { name: string }>;

function countries(file: string): Countries {
  const found = createRequire(import.meta.url).resolve(`world-atlas/${file}`);
  const topology = JSON.parse(readFileSync(found, 'utf8')) as World;
  return feature(topology, topology.objects.countries);
}

/** Its two letters; '' for land that has none. */
function codeOf({ id, properties }: Countries['features'][number]): string {
  return properties.name === 'Kosovo' ? 'XK' : (CODES.get(String(id)) ?? '');
}
