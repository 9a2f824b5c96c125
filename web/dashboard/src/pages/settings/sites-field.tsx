import { sites } from '../../state/view';
import { text } from '../../text/text';

interface SitesFieldGiven {
  /** None for all. */
  readonly chosen: readonly string[];
  readonly set: (chosen: readonly string[]) => void;
}

/** Which sites somebody sees: all, or those that are ticked. */
export function SitesField({ chosen, set }: SitesFieldGiven) {
  const words = text.value.settings;
  return (
    <fieldset class="settings-field">
      <legend>{words.users.sites}</legend>
      <div>
        <p class="quiet">{chosen.length === 0 ? words.users.sitesAll : words.users.sitesSome}</p>
        <div class="settings-sites">
          {sites.value.map(({ domain }) => (
            <label key={domain} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(domain)}
                onChange={(event) =>
                  set(
                    event.currentTarget.checked
                      ? [...chosen, domain]
                      : chosen.filter((one) => one !== domain),
                  )
                }
              />
              {domain}
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  );
}
