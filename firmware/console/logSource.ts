/**
 * The recorded samples, handed to the console one at a time without a callback: the console raises `wanted` (and `rewind` for
 * the oldest), the firmware fills the row and raises `ready`, or `ended` when there is none.
 */
import type { i32 } from '../core/types.js';

export class LogSource {
  wanted: boolean = false;
  rewind: boolean = false;
  ready: boolean = false;
  ended: boolean = false;

  time_s: number = 0;
  voltage_V: number = 0;
  current_A: number = 0;
  temperature_degC: number = 0;
  pressure_kPa: number = 0;
  voltageValid: boolean = false;
  currentValid: boolean = false;
  temperatureValid: boolean = false;
  pressureValid: boolean = false;
  cycle: i32 = 0;

  /** Asks for the oldest row. */
  begin(): void {
    this.rewind = true;
    this.ready = false;
    this.ended = false;
    this.wanted = true;
  }

  /** Asks for the row after this one. */
  next(): void {
    this.ready = false;
    this.wanted = true;
  }

  stop(): void {
    this.wanted = false;
    this.rewind = false;
    this.ready = false;
  }
}
