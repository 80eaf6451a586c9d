/** A console over a monitor with a few samples, for tests. */
import { BatteryMonitor } from '../../core/monitor.js';
import { CellProfile } from '../../core/profile.js';
import { Sample } from '../../core/sample.js';
import { MonitorSettings } from '../../core/settings.js';
import { Console } from '../console.js';
import { ConsoleActions } from '../consoleActions.js';
import { Identity } from '../identity.js';
import { LogSource } from '../logSource.js';

export const CODE = 735201;

export class TestConsole {
  readonly monitor: BatteryMonitor;
  readonly actions = new ConsoleActions();
  readonly log = new LogSource();
  readonly console: Console;
  readonly sample = new Sample();

  constructor() {
    const profile = new CellProfile();
    profile.currentMaxCharge_A = 1;
    this.monitor = new BatteryMonitor(profile, new MonitorSettings());
    const identity = new Identity();
    identity.setBoard('pico');
    identity.serial = 17;
    this.console = new Console(this.monitor, this.actions, identity, this.log);
    this.console.orders.lock.code = CODE;
  }

  /** One sample, and the console's step behind it. */
  step(time_s: number, voltage_V = 3.3, current_A = 0.05): void {
    Object.assign(this.sample, { time_s, voltage_V, current_A, temperature_degC: 25.25 });
    Object.assign(this.sample, { voltageValid: true, currentValid: true, temperatureValid: true });
    this.monitor.step(this.sample);
    this.console.step(time_s);
  }

  type(text: string): void {
    for (const byte of Buffer.from(text, 'latin1')) this.console.take(byte);
  }

  /** What the port would send now. */
  read(): string {
    const bytes: number[] = [];
    for (let byte = this.console.read(); byte >= 0; byte = this.console.read()) bytes.push(byte);
    return Buffer.from(bytes).toString('latin1');
  }

  /** The lines that answer a line, without its echo. */
  answer(line: string): string[] {
    this.console.editor.echo = false;
    this.type(`${line}\r`);
    return this.read().split('\r\n').slice(0, -1);
  }
}
