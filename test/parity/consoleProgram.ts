/**
 * The console over a monitor that gets made-up samples: what console.test.ts runs in Node, in C and on the DeviceScript
 * machine. In the portable subset; the class and its `out` have the names that the C driver of the transpiler's tests asks
 * for. Each step types a line and reads a part of the answer, so that answers are made in pieces as a slow port takes them.
 */
import { Console } from '../../firmware/console/console.js';
import { ConsoleActions } from '../../firmware/console/consoleActions.js';
import { Identity } from '../../firmware/console/identity.js';
import { LogSource } from '../../firmware/console/logSource.js';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { CellProfile } from '../../firmware/core/profile.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import type { i32, text, u32 } from '../../firmware/core/types.js';

export const CONSOLE_STEPS: i32 = 150;
/** Bytes that a step reads: most answers take several steps. */
const READ_MAX: i32 = 100;

const LINES: readonly text[] = [
  'help',
  'status',
  'cell',
  'cycles',
  'inventory',
  'short',
  'pressure',
  'faults',
  'clear',
  'cal zero',
  'selftest',
  'log dump',
  'stream csv 5',
  'version',
  'reboot',
  'unlock 735201',
  'contactor close',
  'clear',
  'stream json',
  '*IDN?',
  'meas:volt?',
  'MEASURE:CURRENT?',
  'nonsense',
  'syst:err?',
  'stream csv 99999999999',
  'lock',
  'unlock 1',
  'cal',
  'stream off',
];
const LINE_COUNT: i32 = 29;

export class Program {
  /** Hash of what was read, bytes of it, requests as bits. */
  readonly out: number[] = [0, 0, 0];

  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions = new ConsoleActions();
  private readonly identity: Identity = new Identity();
  private readonly log: LogSource = new LogSource();
  private readonly console: Console;
  private readonly sample: Sample = new Sample();
  private readonly profile: CellProfile = new CellProfile();
  private readonly settings: MonitorSettings = new MonitorSettings();
  private seed: u32 = 20261120;
  private count: i32 = 0;
  private hash: u32 = 2166136261;
  private bytes: i32 = 0;

  constructor() {
    this.monitor = new BatteryMonitor(this.profile, this.settings);
    this.console = new Console(this.monitor, this.actions, this.identity, this.log);
    this.identity.setBoard('parity');
    this.console.orders.lock.code = 735201;
    this.console.greet();
  }

  step(): void {
    this.measure();
    this.pass();
    this.typeLine();
    this.readSome();
    this.writeOut();
  }

  /** Types the next line, and hands over a row of the log where one is wanted. */
  typeLine(): void {
    const line: text = LINES[this.count % LINE_COUNT];
    for (let k: i32 = 0; k < line.length; k++) {
      this.console.take(line.charCodeAt(k));
    }
    this.console.take(13);
    this.answerLog();
  }

  writeOut(): void {
    this.out[0] = this.hash;
    this.out[1] = this.bytes;
    this.out[2] =
      (this.actions.closeContactor ? 1 : 0) +
      (this.actions.clearFaults ? 2 : 0) +
      (this.actions.calibrateZero ? 4 : 0) +
      (this.actions.reboot ? 8 : 0) +
      (this.actions.selfTest ? 16 : 0);
    this.actions.clearFaults = false;
    this.actions.selfTest = false;
  }

  /** Voltages with all their digits, one in five not valid. */
  measure(): void {
    this.count = (this.count + 1) | 0;
    this.sample.time_s = this.sample.time_s + 0.7;
    this.sample.voltage_V = 3 + this.random() / 3;
    this.sample.current_A = this.random() - 0.5;
    this.sample.temperature_degC = 25 + this.random();
    this.sample.pressure_kPa = this.random() * 1e-9;
    this.sample.voltageValid = this.count % 5 !== 0;
    this.sample.currentValid = true;
    this.sample.temperatureValid = this.count % 3 !== 0;
    this.sample.pressureValid = true;
    this.monitor.step(this.sample);
  }

  /** Time passes for the console: a line may be streamed. */
  pass(): void {
    this.console.step(this.sample.time_s);
  }

  private answerLog(): void {
    if (!this.log.wanted) {
      return;
    }
    this.log.wanted = false;
    this.log.rewind = false;
    this.log.ended = this.count % 2 === 0;
    this.log.ready = !this.log.ended;
    this.log.time_s = this.sample.time_s;
    this.log.voltage_V = this.sample.voltage_V;
    this.log.voltageValid = true;
  }

  readSome(): void {
    let byte: i32 = this.console.read();
    let left: i32 = READ_MAX;
    while (byte >= 0 && left > 0) {
      this.hash = Math.imul(this.hash ^ byte, 16777619) >>> 0;
      this.bytes = (this.bytes + 1) | 0;
      left = (left - 1) | 0;
      byte = left > 0 ? this.console.read() : -1;
    }
  }

  /** A linear congruential generator (Numerical Recipes), 32 bits, from 0 to 1. */
  private random(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return this.seed / 4294967296;
  }
}
