/** Writers of the outputs of parts that were left out: their places keep what they had. */
import type { PressureLeak } from '../pressure/pressureLeak.js';
import type { PressureModel } from '../pressure/pressureModel.js';
import type { SodiumLedger } from '../ledger/sodiumLedger.js';
import type { Transients } from '../voltage/transients.js';
import type { VoltageModel } from '../voltage/voltageModel.js';

export function writeVoltage(_voltage: VoltageModel, _out: number[]): void {}

export function writeTransients(_transient: Transients, _out: number[]): void {}

export function writePressure(_pressure: PressureModel, _leak: PressureLeak, _out: number[]): void {}

export function writeLedger(_ledger: SodiumLedger, _out: number[]): void {}
