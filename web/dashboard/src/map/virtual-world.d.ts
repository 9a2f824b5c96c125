/** Made by the build, in `world.ts`. */
declare module 'virtual:world' {
  /** Of the drawing that the paths and places lie in. */
  export const WIDTH: number;
  export const HEIGHT: number;
  /** A country's two letters ('' where it has none) and its outline as an SVG path. */
  export const LANDS: readonly (readonly [code: string, path: string])[];
  /** Countries too small for an outline, and where they lie. */
  export const SMALL: readonly (readonly [code: string, x: number, y: number])[];
}
