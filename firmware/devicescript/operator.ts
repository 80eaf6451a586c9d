/**
 * The console (firmware/console) on this board, and what an operator asks for there. Opening counts until `contactor close`
 * or a restart. `cal zero` opens the contactor: the monitor learns the zero of the current while it is open
 * (core/zeroCurrent.ts). `clear` also clears what had latched before a restart. The self-test passes when every part on the bus
 * is set up.
 *
 * The console's lock takes a new random code at every start.
 */
import * as ds from '@devicescript/core';
import { Console } from '../console/console.js';
import { ConsoleActions, SelfTest } from '../console/consoleActions.js';
import { Identity } from '../console/identity.js';
import { LogSource } from '../console/logSource.js';
import { BatteryMonitor } from '../core/monitor.js';
import { Contactor } from './contactor.js';
import { BOARD_NAME } from './generated/board.js';
import { LatchStore } from './latchStore.js';
import { missingParts } from './sensors.js';

/** Codes of six digits. */
const CODE_MIN = 100000;
const CODES = 900000;

export class Operator {
  readonly console: Console;
  /** The contactor was opened by word, and nobody has closed it. */
  holdsOpen: boolean = false;
  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions = new ConsoleActions();

  constructor(monitor: BatteryMonitor) {
    const identity = new Identity();
    identity.setBoard(BOARD_NAME);
    identity.serial = Buffer.from(ds.deviceIdentifier('self'), 'hex').getAt(0, 'u32') & 0x7fffffff;
    this.monitor = monitor;
    this.console = new Console(monitor, this.actions, identity, new LogSource());
    this.console.editor.echo = false;
    this.console.orders.lock.code = CODE_MIN + Math.randomInt(CODES - 1);
    this.console.greet();
  }

  /** After each step of the monitor: carries out what was asked for, and lets the console's time pass. */
  async step(now_s: number, contactor: Contactor, latches: LatchStore): Promise<void> {
    if (this.actions.openContactor || this.actions.calibrateZero) {
      this.holdsOpen = true;
    }
    if (this.actions.closeContactor) {
      this.holdsOpen = false;
    }
    if (this.actions.clearFaults) {
      this.monitor.protection.clear();
      await latches.replace(this.monitor.protection.faults.latchedBits);
    }
    if (this.actions.reboot) {
      ds.reboot();
    }
    if (this.actions.selfTest) {
      this.actions.selfTestFailures = missingParts();
      this.actions.selfTestResult = this.actions.selfTestFailures === 0 ? SelfTest.Passed : SelfTest.Failed;
    }
    this.actions.openContactor = false;
    this.actions.calibrateZero = false;
    this.actions.closeContactor = false;
    this.actions.clearFaults = false;
    this.actions.selfTest = false;
    this.actions.contactorClosed = contactor.isClosed;
    this.console.step(now_s);
  }
}
