import { csvOf, download } from '../../frame/csv';
import { text } from '../../text/text';

interface CsvButtonProps {
  readonly name: string;
  /** The heads first. */
  readonly rows: () => readonly (readonly (string | number | null)[])[];
}

/** Hands a table to a spreadsheet. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  return (
    <button type="button" class="line" onClick={() => download(`${name}.csv`, csvOf(rows()))}>
      {text.value.table.csv}
    </button>
  );
}
