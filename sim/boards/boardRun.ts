/**
 * An emulated board at a simulated cell. The cell and its cycler run to the next row of their log; from the row before to
 * this one the parts of the board see its voltage, temperature and pressure, and the mean current, so that a charge register
 * counts what has passed; the machine is moved to the row's time. When the firmware opens the contactor, the cycler is cut off
 * where the scenario says that it obeys.
 *
 *   mean current = (charge at this row - charge at the row before) / time between
 *
 * Voltage, temperature and pressure have the noise of the simulated sensors and that of the board's parts.
 */
import { Sample } from '../../firmware/core/sample.js';
import type { Simulation } from '../simulation.js';
import type { EmulatedBoard } from './emulatedBoard.js';

const SECONDS_PER_HOUR = 3600;

/** Runs to the end of the protocol; `onRow` is told after each row of the cycler's log, and may end the run by false. */
export function runBoard(
  board: EmulatedBoard,
  simulation: Simulation,
  onRow: (row: Sample) => boolean = () => true,
): void {
  const row = new Sample();
  const start_ms = board.vm.time_ms;
  let before = { time_s: 0, charge_Ah: 0 };
  let current_A = 0;
  while (simulation.next(row)) {
    const { time_s, netCharge_Ah, voltage_V, temperature_degC, pressure_kPa } = row;
    if (time_s > before.time_s) {
      current_A = ((netCharge_Ah - before.charge_Ah) * SECONDS_PER_HOUR) / (time_s - before.time_s);
      before = { time_s, charge_Ah: netCharge_Ah };
    }
    board.setCell({ current_A, voltage_V, temperature_degC, pressure_kPa });
    const behind_ms = Math.round(row.time_s * 1000) - (board.vm.time_ms - start_ms);
    if (behind_ms > 0) board.vm.advance(behind_ms);
    simulation.requestContactor(!board.contactorClosed);
    if (!onRow(row)) return;
  }
}
