/** Answers of `cycles`, `inventory`, `short` and `pressure`, a line a call; names as in `nabms.result/1` (DESIGN section 5). */
import type { CycleRecord } from '../core/cycleRecord.js';
import type { Inventory } from '../core/ledger/inventory.js';
import type { LeakEpisode } from '../core/leak/leakEpisode.js';
import type { Pool } from '../core/ledger/pool.js';
import type { BatteryMonitor } from '../core/monitor.js';
import type { PressureModel } from '../core/pressure/pressureModel.js';
import type { SoftShort } from '../core/leak/softShort.js';
import type { i32, text } from '../core/types.js';
import { CAUSE_NAMES, DISCHARGE_END_NAMES, INVENTORY_REASON_NAMES } from './names.js';
import type { Report } from './report.js';
import { Row } from './row.js';

const POOL_NAMES: readonly text[] = ['dead_Ah', 'sei_Ah', 'stranded_Ah'];
const POOL_LOW_NAMES: readonly text[] = ['deadLow_Ah', 'seiLow_Ah', 'strandedLow_Ah'];
const POOL_HIGH_NAMES: readonly text[] = ['deadHigh_Ah', 'seiHigh_Ah', 'strandedHigh_Ah'];

export class EstimateAnswers {
  private readonly monitor: BatteryMonitor;

  constructor(monitor: BatteryMonitor) {
    this.monitor = monitor;
  }

  cycles(row: i32, report: Report): Row {
    const cycle: CycleRecord = this.monitor.cycle;
    if (row > 0 && cycle.index === 0) {
      return Row.End;
    }
    switch (row) {
      case 0:
        report.whole('cycles', cycle.index);
        break;
      case 1:
        report.charge('charge_Ah', cycle.charge_C, true);
        break;
      case 2:
        report.charge('discharge_Ah', cycle.discharge_C, true);
        break;
      case 3:
        report.quantity('coulombicEfficiency', cycle.coulombicEfficiency, cycle.complete);
        break;
      case 4:
        report.uncertainty(
          'coulombicEfficiencyUncertainty',
          cycle.coulombicEfficiencyUncertainty,
          cycle.complete,
        );
        break;
      case 5:
        report.quantity('parasiticCurrent_A', cycle.parasiticCurrent_A, cycle.complete);
        break;
      case 6:
        report.word('endOfDischarge', DISCHARGE_END_NAMES[cycle.dischargeEnd]);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  /** Changes since the end of the first complete cycle. Row 0 brings the ledger up to date. */
  inventory(row: i32, report: Report): Row {
    const inventory: Inventory = this.monitor.inventory;
    switch (row) {
      case 0:
        this.monitor.locateSodium();
        report.word('reason', INVENTORY_REASON_NAMES[inventory.reason]);
        break;
      case 1:
        report.seconds('reference_s', inventory.reference_s, inventory.referenceKnown);
        break;
      case 2:
        report.charge('lli_Ah', inventory.lli_C, inventory.observable);
        break;
      case 3:
        report.charge('lliLow_Ah', inventory.lliLow_C, true);
        break;
      case 4:
        report.charge('lliHigh_Ah', inventory.lliHigh_C, true);
        break;
      default:
        return this.pool((row - 5) | 0, report);
    }
    return Row.Written;
  }

  short(row: i32, report: Report): Row {
    const short: SoftShort = this.monitor.softShort;
    const episode: LeakEpisode = short.episode;
    const leaks: boolean = short.level > 0;
    switch (row) {
      case 0:
        report.whole('level', short.level);
        break;
      case 1:
        report.whole('levelMax', short.levelMax);
        break;
      case 2:
        report.word('cause', CAUSE_NAMES[short.cause]);
        break;
      case 3:
        report.quantity('leak_A', episode.leak_A, leaks);
        break;
      case 4:
        report.quantity('leakLow_A', episode.leakLow_A, leaks);
        break;
      case 5:
        report.quantity(
          'leakHigh_A',
          leaks ? episode.leakHigh_A : short.quiet.bound_A,
          short.readingCount > 0,
        );
        break;
      case 6:
        report.seconds('onset_s', episode.onset_s, leaks && episode.stepped);
        break;
      case 7:
        report.charge('leakCharge_Ah', episode.leakCharge_C, leaks);
        break;
      case 8:
        report.whole('episodes', short.episodeCount);
        break;
      case 9:
        report.whole('readings', short.readingCount);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  pressure(row: i32, report: Report): Row {
    const pressure: PressureModel = this.monitor.pressure;
    switch (row) {
      case 0:
        report.yes('known', pressure.known);
        break;
      case 1:
        report.quantity('corrected_kPa', pressure.corrected_kPa, pressure.known);
        break;
      case 2:
        report.quantity('swing_kPa', pressure.swing_kPa, pressure.gainLearnt);
        break;
      case 3:
        report.quantity('gain_kPa_per_C', pressure.gain_kPa_per_C, pressure.gainLearnt);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  /** Value and bounds of a part of the loss: three lines each. */
  private pool(row: i32, report: Report): Row {
    const which: i32 = Math.floor(row / 3) | 0;
    const column: i32 = (row - 3 * which) | 0;
    switch (which) {
      case 0:
        this.poolLine(this.monitor.ledger.dead, which, column, report);
        break;
      case 1:
        this.poolLine(this.monitor.ledger.sei, which, column, report);
        break;
      case 2:
        this.poolLine(this.monitor.ledger.stranded, which, column, report);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  private poolLine(pool: Pool, which: i32, column: i32, report: Report): void {
    if (column === 0) {
      report.charge(POOL_NAMES[which], pool.value_C, pool.observable);
    } else if (column === 1) {
      report.charge(POOL_LOW_NAMES[which], pool.low_C, true);
    } else {
      report.charge(POOL_HIGH_NAMES[which], pool.high_C, true);
    }
  }
}
