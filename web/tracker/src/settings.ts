/** The script tag that loads this. */
const script = document.currentScript as HTMLScriptElement;

/** Its attributes: what the page's author wants. */
export const data: DOMStringMap = script.dataset;

/** The address of something on the server that the script came from. */
export const beside = (path: string): string => new URL(path, script.src).href;

/** Whether something is counted without being asked to. */
export const isAuto = (what: 'pages' | 'outbound' | 'files' | 'forms'): boolean =>
  (data.auto ?? 'pages outbound files forms').includes(what);
