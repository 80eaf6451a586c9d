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

export class BoardRun {
  /** The newest row of the cycler's log. */
  readonly row = new Sample();
  /** The protocol has come to its end; the cell stays as it is. */
  hasEnded = false;
  private readonly start_ms: number;
  private hasBegun = false;
  private before = { time_s: 0, charge_Ah: 0 };
  private current_A = 0;

  constructor(
    /** Another one may take its place, whose time goes on from there. */
    public board: EmulatedBoard,
    private readonly simulation: Simulation,
  ) {
    this.start_ms = board.vm.time_ms;
  }

  /** Moves board and cell by that time. */
  advance(duration_ms: number): void {
    const end_ms = this.board.vm.time_ms + duration_ms;
    while (this.board.vm.time_ms < end_ms) {
      if (this.behind_ms <= 0 && !this.hasEnded) this.nextRow();
      const left_ms = end_ms - this.board.vm.time_ms;
      const step_ms = this.hasEnded ? left_ms : Math.min(left_ms, this.behind_ms);
      if (step_ms > 0) this.board.vm.advance(step_ms);
    }
  }

  /** Moves the cell to the next row of the log and lets the board see what it sees until then. */
  nextRow(): void {
    if (this.hasBegun) this.simulation.requestContactor(!this.board.contactorClosed);
    this.hasBegun = true;
    this.hasEnded = !this.simulation.next(this.row);
    if (this.hasEnded) return;
    const { time_s, netCharge_Ah, voltage_V, temperature_degC, pressure_kPa } = this.row;
    if (time_s > this.before.time_s) {
      const charge_Ah = netCharge_Ah - this.before.charge_Ah;
      this.current_A = (charge_Ah * SECONDS_PER_HOUR) / (time_s - this.before.time_s);
      this.before = { time_s, charge_Ah: netCharge_Ah };
    }
    this.board.setCell({ current_A: this.current_A, voltage_V, temperature_degC, pressure_kPa });
  }

  /** How far the board's time is behind the row's. */
  get behind_ms(): number {
    return Math.round(this.row.time_s * 1000) - (this.board.vm.time_ms - this.start_ms);
  }
}

/** Runs to the end of the protocol; `onRow` is told after each row of the cycler's log, and may end the run by false. */
export function runBoard(
  board: EmulatedBoard,
  simulation: Simulation,
  onRow: (row: Sample) => boolean = () => true,
): void {
  const run = new BoardRun(board, simulation);
  for (;;) {
    run.nextRow();
    if (run.hasEnded) return;
    const { behind_ms } = run;
    if (behind_ms > 0) board.vm.advance(behind_ms);
    if (!onRow(run.row)) return;
  }
}
