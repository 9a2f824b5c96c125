import { useState } from 'preact/hooks';
import { FORMATS, type Format } from '../../api/data';
import { save } from '../../frame/csv';
import { data } from '../../state/session';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Choice, Form } from './form';
import { Part } from './listing';

/** Ranges in the API's words; they end with yesterday, but for today and all. */
const RANGES = ['day', '7d', '30d', '91d', '12mo', 'all'] as const;

type ExportRange = (typeof RANGES)[number];

/** The site's events as a file. */
export function Export() {
  const { site } = view.value;
  const words = text.value.settings.data.export;
  const [range, setRange] = useState<ExportRange>('30d');
  const [format, setFormat] = useState<Format>('csv');
  const { names } = text.value.range;
  const ranges = Object.fromEntries(RANGES.map((one) => [one, names[one]]));
  const formats = Object.fromEntries(FORMATS.map((one) => [one, words.formats[one]]));
  const run = async () => {
    const file = await data.export(site, range, format, new AbortController().signal);
    save(`${site}-${range}.${format}`, file);
  };
  return (
    <Part title={words.title(site)} about={words.about}>
      <Form deed={words.run} run={run} done={words.done}>
        <Choice
          label={text.value.range.label}
          value={range}
          set={setRange}
          among={ranges as Record<ExportRange, string>}
        />
        <Choice
          label={words.format}
          value={format}
          set={setFormat}
          among={formats as Record<Format, string>}
        />
      </Form>
    </Part>
  );
}
