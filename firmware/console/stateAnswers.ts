/** Answers of `status`, `cell`, `faults`, `cal`, `selftest` and `version`, a line a call. */
import type { BatteryMonitor } from '../core/monitor.js';
import type { CellProfile } from '../core/profile.js';
import { ContactorRequest } from '../core/protection/protection.js';
import { FAULT_COUNT } from '../core/protection/faultTable.js';
import type { Sample } from '../core/sample.js';
import type { i32 } from '../core/types.js';
import type { ConsoleActions } from './consoleActions.js';
import { VERSION } from './identity.js';
import type { Identity } from './identity.js';
import { FAULT_NAMES, MODE_NAMES, SELF_TEST_NAMES } from './names.js';
import type { Report } from './report.js';
import { Row } from './row.js';

export class StateAnswers {
  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions;
  private readonly identity: Identity;

  constructor(monitor: BatteryMonitor, actions: ConsoleActions, identity: Identity) {
    this.monitor = monitor;
    this.actions = actions;
    this.identity = identity;
  }

  status(row: i32, report: Report, unlocked: boolean): Row {
    const clean: Sample = this.monitor.plausibility.clean;
    const heard: boolean = this.monitor.plausibility.acceptedCount > 0;
    // No fault asks for the contactor to be open.
    const allowed: boolean = this.monitor.protection.contactorRequest === ContactorRequest.Closed;
    switch (row) {
      case 0:
        report.seconds('time_s', clean.time_s, heard);
        break;
      case 1:
        report.quantity('voltage_V', clean.voltage_V, clean.voltageValid);
        break;
      case 2:
        report.quantity('current_A', clean.current_A, clean.currentValid);
        break;
      case 3:
        report.quantity('temperature_degC', clean.temperature_degC, clean.temperatureValid);
        break;
      case 4:
        report.quantity('pressure_kPa', clean.pressure_kPa, clean.pressureValid);
        break;
      case 5:
        report.charge('charge_Ah', this.monitor.counter.charge_C, heard);
        break;
      case 6:
        report.word('mode', MODE_NAMES[this.monitor.flow.mode]);
        break;
      case 7:
        report.word('contactor', this.actions.contactorClosed ? 'closed' : 'open');
        break;
      case 8:
        report.yes('contactorAllowed', allowed);
        break;
      case 9:
        report.whole('shortLevel', this.monitor.softShort.level);
        break;
      case 10:
        report.yes('unlocked', unlocked);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  cell(row: i32, report: Report): Row {
    const cell: CellProfile = this.monitor.profile;
    switch (row) {
      case 0:
        report.quantity('capacity_Ah', cell.capacity_Ah, true);
        break;
      case 1:
        report.quantity('voltageMin_V', cell.voltageMin_V, true);
        break;
      case 2:
        report.quantity('voltageMax_V', cell.voltageMax_V, true);
        break;
      case 3:
        report.quantity('currentMaxCharge_A', cell.currentMaxCharge_A, cell.currentMaxCharge_A > 0);
        break;
      case 4:
        report.quantity('currentMaxDischarge_A', cell.currentMaxDischarge_A, cell.currentMaxDischarge_A > 0);
        break;
      case 5:
        report.quantity('temperatureMin_degC', cell.temperatureMin_degC, true);
        break;
      case 6:
        report.quantity('temperatureMax_degC', cell.temperatureMax_degC, true);
        break;
      case 7:
        report.quantity('pressureMin_kPa', cell.pressureMin_kPa, cell.pressureMin_kPa > 0);
        break;
      case 8:
        report.quantity('pressureMax_kPa', cell.pressureMax_kPa, cell.pressureMax_kPa > 0);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  /** A line for each fault, after one that counts them. */
  faults(row: i32, report: Report): Row {
    const active: i32 = this.monitor.protection.faults.activeBits;
    const latched: i32 = this.monitor.protection.faults.latchedBits;
    if (row === 0) {
      report.yes('faults', (active | latched) !== 0);
      return Row.Written;
    }
    const id: i32 = (row - 1) | 0;
    if (id >= FAULT_COUNT) {
      return Row.End;
    }
    const isActive: boolean = ((active >> id) & 1) === 1;
    const isLatched: boolean = ((latched >> id) & 1) === 1;
    if (!isActive && !isLatched) {
      return Row.Skipped;
    }
    report.word(FAULT_NAMES[id], isActive ? 'active' : 'gone');
    if (isLatched) {
      report.line.text(',latched');
    }
    return Row.Written;
  }

  calibration(row: i32, report: Report): Row {
    switch (row) {
      case 0:
        report.quantity('currentOffset_A', this.monitor.zeroCurrent.offset_A, true);
        break;
      case 1:
        report.uncertainty('currentOffsetUncertainty_A', this.monitor.zeroCurrent.uncertainty_A, true);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  selfTest(row: i32, report: Report): Row {
    switch (row) {
      case 0:
        report.word('selftest', SELF_TEST_NAMES[this.actions.selfTestResult]);
        break;
      case 1:
        report.whole('failures', this.actions.selfTestFailures);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }

  version(row: i32, report: Report): Row {
    switch (row) {
      case 0:
        report.word('firmware', 'nabms ');
        report.line.text(VERSION);
        break;
      case 1:
        report.key('board');
        this.identity.writeBoard(report.line);
        break;
      case 2:
        report.whole('serial', this.identity.serial);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }
}
