/** Hosts of pages that are looked at while they are made: this computer, or none, as of a file. */
export const LOCAL_HOST = /^(localhost|127[.\d]+|\[::1]|)$/;

/** Paths of what browsers save rather than show. */
export const FILE_PATH = /\.(pdf|csv|(doc|xls|ppt)x?|zip|gz|7z|rar|dmg|exe|msi|apk|mp[34])$/i;

/** The parts of an element that say which event it stands for. */
export interface Marked {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly classList: Iterable<string>;
}

/** Elements that stand for an event. */
export const MARKED = '[data-event],[class*=plausible-event-name]';

/**
 * What an element says of its event, `name` among it: by attributes, as in
 * `data-event="Sign up" data-event-plan="team"`, or by Plausible's classes, as in
 * `plausible-event-name=Sign+up plausible-event-plan=team`.
 */
export const eventOf = ({ attributes, classList }: Marked): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const word of classList) {
    word.replace(/^plausible-event-([^=]+)=(.+)/, (_, key, value) => {
      found[key] = value.replace(/\+/g, ' ');
      return '';
    });
  }
  for (const { name, value } of attributes) {
    name.replace(/^data-event-?(.*)/, (_, key) => {
      found[key || 'name'] = value;
      return '';
    });
  }
  return found;
};
