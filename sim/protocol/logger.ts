/**
 * When a row is logged. The first and the last instant of every protocol step always are; in between:
 *
 * - `periodic`: every `period_s`, counted from the step's start.
 * - `onChange`: looked at every `period_s`, a row is written when the voltage or the current has moved by its step since
 *   the last row, or `intervalMax_s` has passed, as cyclers do to save space. They look at what their own fast
 *   converter gives, whose noise is far below the steps; here it is the true terminal voltage and shunt current.
 */
import { requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';

export interface LoggerSettings {
  /** Default `periodic`. */
  mode?: 'periodic' | 'onChange' | undefined;
  period_s: number;
  /** onChange only: 5 mV, a tenth of the largest current and 300 s unless given. */
  voltageStep_V?: number | undefined;
  currentStep_A?: number | undefined;
  intervalMax_s?: number | undefined;
}

/** Usual settings of cyclers. */
const VOLTAGE_STEP_V = 5e-3;
const CURRENT_STEP_SHARE = 0.1;
const INTERVAL_MAX_S = 300;

const KEYS = ['mode', 'period_s', 'voltageStep_V', 'currentStep_A', 'intervalMax_s'];

/** Throws a ScenarioError that names the key and the allowed range. */
export function checkLogger(settings: LoggerSettings): void {
  for (const key of Object.keys(settings ?? {})) {
    if (!KEYS.includes(key)) {
      throw new ScenarioError(`logger.${key} is not a parameter; known: ${KEYS.join(', ')}`);
    }
  }
  requireNumber('logger.period_s', settings?.period_s, 0.05, 3600);
  requireOneOf('logger.mode', settings.mode ?? 'periodic', ['periodic', 'onChange']);
  const given = KEYS.slice(2).find((key) => settings[key as keyof LoggerSettings] !== undefined);
  if (settings.mode !== 'onChange') {
    if (given !== undefined) {
      throw new ScenarioError(`logger.${given} has no meaning with logger.mode periodic; set mode: onChange`);
    }
    return;
  }
  requireNumber('logger.voltageStep_V', settings.voltageStep_V ?? VOLTAGE_STEP_V, 1e-5, 10);
  requireNumber('logger.currentStep_A', settings.currentStep_A ?? 1, 1e-7, 1000);
  requireNumber('logger.intervalMax_s', settings.intervalMax_s ?? INTERVAL_MAX_S, settings.period_s, 1e6);
}

export class Logger {
  readonly period_s: number;
  private readonly everyLook: boolean;
  private readonly voltageStep_V: number;
  private readonly currentStep_A: number;
  private readonly intervalMax_s: number;
  private last_s = 0;
  private last_V = 0;
  private last_A = 0;

  /** @param currentMax_A largest current of the protocol */
  constructor(settings: LoggerSettings, currentMax_A: number) {
    this.period_s = settings.period_s;
    this.everyLook = settings.mode !== 'onChange';
    this.voltageStep_V = settings.voltageStep_V ?? VOLTAGE_STEP_V;
    this.currentStep_A = settings.currentStep_A ?? CURRENT_STEP_SHARE * currentMax_A;
    this.intervalMax_s = settings.intervalMax_s ?? INTERVAL_MAX_S;
  }

  /** Whether a row is due at a time at which the logger looks, s after the step's start. */
  isDue(elapsed_s: number, voltage_V: number, current_A: number): boolean {
    if (this.everyLook) return true;
    // Half a period of grace, so that the longest interval is met by the look nearest to it.
    if (elapsed_s - this.last_s >= this.intervalMax_s - 0.5 * this.period_s) return true;
    if (Math.abs(voltage_V - this.last_V) >= this.voltageStep_V) return true;
    return Math.abs(current_A - this.last_A) >= this.currentStep_A;
  }

  /** A row was written, s after the step's start. */
  wrote(elapsed_s: number, voltage_V: number, current_A: number): void {
    this.last_s = elapsed_s;
    this.last_V = voltage_V;
    this.last_A = current_A;
  }
}
