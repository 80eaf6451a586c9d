/**
 * An emulated board at a simulated cell: the cell and its cycler run, what their sensors' inputs see is held at the board's
 * parts until the next row, and the machine is moved to that row's time. When the firmware opens the contactor, the cycler is
 * cut off where the scenario says that it obeys.
 *
 * The noise of the simulated sensors stands for that of the parts, which add their steps and timing only.
 */
import { Sample } from '../../firmware/core/sample.js';
import type { Simulation } from '../simulation.js';
import type { EmulatedBoard } from './emulatedBoard.js';

/** Runs to the end of the protocol; `onRow` is told after each row of the cycler's log, and may end the run by false. */
export function runBoard(
  board: EmulatedBoard,
  simulation: Simulation,
  onRow: (row: Sample) => boolean = () => true,
): void {
  const row = new Sample();
  const start_ms = board.vm.time_ms;
  while (simulation.next(row)) {
    const behind_ms = Math.round(row.time_s * 1000) - (board.vm.time_ms - start_ms);
    if (behind_ms > 0) board.vm.advance(behind_ms);
    board.cell.current_A = row.current_A;
    board.cell.voltage_V = row.voltage_V;
    board.cell.temperature_degC = row.temperature_degC;
    board.cell.pressure_kPa = row.pressure_kPa;
    simulation.requestContactor(!board.contactorClosed);
    if (!onRow(row)) return;
  }
}
