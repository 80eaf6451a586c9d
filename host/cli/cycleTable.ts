import Table from 'cli-table3';
import { chargeText, currentText } from '../result/quantityWords.js';
import type { CycleDocument } from '../result/resultSchema.js';
import { PLAIN_TABLE } from './plainTable.js';

const ROWS_MAX = 20;

/** The cycles for a person: the first and the last ones when there are many. */
export function cycleTable(cycles: readonly CycleDocument[]): string {
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['cycle', 'charge', 'discharge', 'Coulombic efficiency', 'parasitic', 'ended by'],
  });
  const half = ROWS_MAX / 2;
  cycles.forEach((cycle, index) => {
    if (cycles.length > ROWS_MAX && index >= half && index < cycles.length - half) {
      if (index === half) table.push(['...', '', '', '', '', '']);
      return;
    }
    table.push([
      String(cycle.index),
      chargeText(cycle.charge_Ah),
      chargeText(cycle.discharge_Ah),
      cycle.coulombicEfficiency === null
        ? '- (incomplete)'
        : `${cycle.coulombicEfficiency.toFixed(5)} ± ${(cycle.coulombicEfficiencyUncertainty ?? 0).toFixed(5)}`,
      cycle.parasiticCurrent_A === null ? '-' : currentText(cycle.parasiticCurrent_A),
      cycle.endOfDischarge,
    ]);
  });
  return table.toString();
}
