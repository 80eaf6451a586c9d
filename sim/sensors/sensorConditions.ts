/**
 * What faults do to the sensors, their power and their clock while they last; the fields of a fresh object are the
 * healthy one. Set by the fault schedule only. Errors of one kind add up. PHYSICS A7, F13 to F16, F19, F20.
 */
import { Drift } from './drift.js';

/** The instruments of the board, each with its own address on the bus. */
export enum Instrument {
  /** Current and charge register. */
  PowerMonitor = 0,
  VoltageConverter = 1,
  Thermistor = 2,
  LoadCell = 3,
}

export const INSTRUMENTS = 4;

export class SensorConditions {
  currentOffset_A = 0;
  /** Relative. */
  currentGain = 0;
  /** Gain of the charge direction minus gain of the discharge direction, relative. */
  currentAsymmetry = 0;
  /** Relative error of the voltage reference. */
  readonly voltageGain = new Drift();
  temperatureBias_degC = 0;
  thermistorOpen = false;
  thermistorShort = false;
  readonly pressureOffset_kPa = new Drift();
  /** Share of a load that creep adds to its reading in the end. */
  pressureCreep = 0;
  /** The load cell or its amplifier reads no more than this. */
  pressureLimit_kPa = Infinity;
  /** The board is without supply: no sample is taken. */
  dark = false;
  /** The power monitor is without supply: its register neither counts nor remembers. */
  registerDark = false;
  /** Samples that never reach the log, share. */
  missedShare = 0;
  /** Reads that an instrument does not acknowledge, share, and the mean length of a burst of them. */
  refusedShare = 0;
  refusedBurst_reads = 1;
  /** Instruments that acknowledge nothing. */
  readonly silent: boolean[] = new Array<boolean>(INSTRUMENTS).fill(false);
  /** Instruments that answer with the same bytes for ever. */
  readonly stuck: boolean[] = new Array<boolean>(INSTRUMENTS).fill(false);
  /** What the clock shows minus the time, s. */
  readonly clockError_s = new Drift();
  /** Variance of what the clock adds to each time at random, s2. */
  clockJitter_s2 = 0;

  /** Back to healthy from this time on, s; the schedule then applies every open fault. */
  reset(time_s = 0): void {
    this.currentOffset_A = 0;
    this.currentGain = 0;
    this.currentAsymmetry = 0;
    this.voltageGain.reset(time_s);
    this.temperatureBias_degC = 0;
    this.thermistorOpen = false;
    this.thermistorShort = false;
    this.pressureOffset_kPa.reset(time_s);
    this.pressureCreep = 0;
    this.pressureLimit_kPa = Infinity;
    this.dark = false;
    this.registerDark = false;
    this.missedShare = 0;
    this.refusedShare = 0;
    this.refusedBurst_reads = 1;
    this.silent.fill(false);
    this.stuck.fill(false);
    this.clockError_s.reset(time_s);
    this.clockJitter_s2 = 0;
  }
}
