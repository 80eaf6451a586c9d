/** Tables on the terminal. */
import Table from 'cli-table3';

/** @param textColumns columns of text, from the left; the others are numbers and stand to the right */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns = head.length,
): void {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, k) => (k < textColumns ? 'left' : 'right')),
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  console.log(table.toString());
}

/** Three significant figures are more than a shared machine repeats. */
export function threeFigures(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}
