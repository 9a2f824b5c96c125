/** Hosts of pages that are looked at while they are made: this computer, or none, as of a file. */
export const LOCAL_HOST = /^(localhost|127[.\d]+|\[::1]|)$/;

/** Paths of what browsers save rather than show. */
export const FILE_PATH =
  /\.(pdf|csv|txt|(doc|xls|ppt)x?|zip|gz|7z|rar|dmg|pkg|exe|msi|apk|mp[34]|mov|avi)$/i;

const PROPERTY = 'data-event-';

/** The properties that an element gives its event: `data-event-plan="team"` is the plan. */
export const propsOf = (
  attributes: Iterable<{ readonly name: string; readonly value: string }>,
): Record<string, string> => {
  const props: Record<string, string> = {};
  for (const { name, value } of attributes) {
    if (name.startsWith(PROPERTY)) {
      props[name.slice(PROPERTY.length)] = value;
    }
  }
  return props;
};
