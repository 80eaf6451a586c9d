/** Answers that only read: which part of the monitor a command shows, a line a call. */
import type { BatteryMonitor } from '../core/monitor.js';
import type { Sample } from '../core/sample.js';
import type { i32, text, u8 } from '../core/types.js';
import { COMMAND_HELP, COMMAND_NAMES, Command, PERSON_COMMANDS } from './commands.js';
import { SelfTest } from './consoleActions.js';
import type { ConsoleActions } from './consoleActions.js';
import { EstimateAnswers } from './estimateAnswers.js';
import { VERSION } from './identity.js';
import type { Identity } from './identity.js';
import type { Report } from './report.js';
import { Row } from './row.js';
import { StateAnswers } from './stateAnswers.js';
import { STREAM_OFFERED } from './stream.js';

const SPACE: u8 = 32;
/** Width of the column of names. */
const NAME_WIDTH: i32 = 11;
/** SCPI's "not a number". Source: SCPI-1999, volume 1, 7.2.1.4. */
const SCPI_NOT_A_NUMBER: text = '9.91E+37';

export class Answers {
  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions;
  private readonly identity: Identity;
  private readonly state: StateAnswers;
  private readonly estimates: EstimateAnswers;

  constructor(monitor: BatteryMonitor, actions: ConsoleActions, identity: Identity) {
    this.monitor = monitor;
    this.actions = actions;
    this.identity = identity;
    this.state = new StateAnswers(monitor, actions, identity);
    this.estimates = new EstimateAnswers(monitor);
  }

  /** Writes line `row` of the answer. */
  write(command: Command, row: i32, report: Report, unlocked: boolean): Row {
    switch (command) {
      case Command.Help:
        return this.help(row, report);
      case Command.Status:
        return this.state.status(row, report, unlocked);
      case Command.Cell:
        return this.state.cell(row, report);
      case Command.Cycles:
        return this.estimates.cycles(row, report);
      case Command.Inventory:
        return this.estimates.inventory(row, report);
      case Command.Short:
        return this.estimates.short(row, report);
      case Command.Pressure:
        return this.estimates.pressure(row, report);
      case Command.Faults:
        return this.state.faults(row, report);
      case Command.Cal:
        return this.state.calibration(row, report);
      case Command.SelfTest:
        return this.state.selfTest(row, report);
      case Command.Version:
        return this.state.version(row, report);
      default:
        return row === 0 ? this.scpi(command, report) : Row.End;
    }
  }

  private help(row: i32, report: Report): Row {
    if (row >= PERSON_COMMANDS) {
      return Row.End;
    }
    if (row === Command.Stream && !STREAM_OFFERED) {
      return Row.Skipped;
    }
    report.line.text(COMMAND_NAMES[row]);
    report.line.repeat(SPACE, (NAME_WIDTH - report.line.count) | 0);
    report.line.text(COMMAND_HELP[row]);
    return Row.Written;
  }

  private scpi(command: Command, report: Report): Row {
    const clean: Sample = this.monitor.plausibility.clean;
    switch (command) {
      case Command.ScpiIdentity:
        report.line.text('nabms,');
        this.identity.writeBoard(report.line);
        report.line.text(',');
        report.numbers.whole(report.line, this.identity.serial);
        report.line.text(',');
        report.line.text(VERSION);
        break;
      case Command.ScpiTest:
        report.line.text(this.actions.selfTestResult === SelfTest.Passed ? '+0' : '+1');
        break;
      case Command.ScpiVoltage:
        report.exact(clean.voltage_V, clean.voltageValid, SCPI_NOT_A_NUMBER);
        break;
      case Command.ScpiCurrent:
        report.exact(clean.current_A, clean.currentValid, SCPI_NOT_A_NUMBER);
        break;
      case Command.ScpiTemperature:
        report.exact(clean.temperature_degC, clean.temperatureValid, SCPI_NOT_A_NUMBER);
        break;
      case Command.ScpiPressure:
        report.exact(clean.pressure_kPa, clean.pressureValid, SCPI_NOT_A_NUMBER);
        break;
      default:
        return Row.End;
    }
    return Row.Written;
  }
}
