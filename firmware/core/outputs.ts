import { flag } from './flag.js';
import { writeLedger } from './ledger/ledgerOutputs.js';
import type { BatteryMonitor } from './monitor.js';
import { writePressure } from './pressure/pressureOutputs.js';
import { writeProtection } from './protection/protectionOutputs.js';
import type { i32 } from './types.js';
import { writeTransients } from './voltage/transientOutputs.js';
import { writeVoltage } from './voltage/voltageOutputs.js';

/** Numbers that `writeOutputs` writes. */
export const OUTPUT_COUNT: i32 = 150;

/**
 * Writes every result the monitor publishes into `out` (length OUTPUT_COUNT), flags as 0 or 1: what the targets are
 * compared by, bit for bit. The parts a small target may leave out have writers of their own beside them.
 */
export function writeOutputs(monitor: BatteryMonitor, out: number[]): void {
  out[0] = monitor.alarms.count;
  out[1] = monitor.alarms.ids[0];
  out[2] = monitor.alarms.ids[1];
  out[3] = monitor.plausibility.interval_s;
  out[4] = flag(monitor.plausibility.gap);
  out[5] = flag(monitor.plausibility.clean.voltageValid);
  out[6] = monitor.zeroCurrent.offset_A;
  out[7] = monitor.zeroCurrent.uncertainty_A;
  out[8] = monitor.counter.charge_C;
  out[9] = monitor.counter.samplingVariance_C2;
  out[10] = monitor.counter.breakCount;
  out[11] = monitor.flow.mode;
  out[12] = monitor.flow.current_A;
  out[13] = monitor.flow.voltageSigma_V;
  out[14] = monitor.flow.restThreshold_A;
  out[15] = monitor.cycles.direction;
  out[16] = monitor.cycles.leadInDischarge_C;
  writeCycle(monitor, out);
  writeReadings(monitor, out);
  writeSoftShort(monitor, out);
  out[53] = flag(monitor.inventory.observable);
  out[54] = monitor.inventory.reason;
  out[55] = monitor.inventory.reference_s;
  out[56] = monitor.inventory.lli_C;
  out[57] = monitor.inventory.lliLow_C;
  out[58] = monitor.inventory.lliHigh_C;
  out[59] = monitor.inventory.capacity_C;
  out[60] = monitor.plausibility.duplicateCount;
  out[61] = monitor.cycles.top.voltageSlope_V_per_C;
  out[62] = monitor.slippage.segmentCycles;
  out[65] = monitor.flow.voltageNoiseSeen_V;
  out[64] = monitor.slippage.change;
  out[63] = monitor.cycle.meanDischargeVoltage_V;
  out[95] = monitor.cycles.top.pressure_kPa;
  out[96] = monitor.cycles.top.pressureBreaks;
  out[138] = monitor.softShort.episode.cause;
  out[142] = monitor.plausibility.clockShift_s;
  out[143] = flag(monitor.softShort.episode.restsAgree);
  out[144] = monitor.slippage.pressure.volumeLoss.share;
  writeLedger(monitor.ledger, out);
  writePressure(monitor.pressure, monitor.pressureLeak, out);
  writeProtection(monitor.protection, out);
  writeVoltage(monitor.voltage, out);
  writeTransients(monitor.transient, out);
}

function writeCycle(monitor: BatteryMonitor, out: number[]): void {
  out[17] = flag(monitor.cycleFinished);
  out[18] = monitor.cycle.index;
  out[19] = monitor.cycle.start_s;
  out[20] = monitor.cycle.end_s;
  out[21] = monitor.cycle.charge_C;
  out[22] = monitor.cycle.discharge_C;
  out[23] = flag(monitor.cycle.complete);
  out[24] = monitor.cycle.coulombicEfficiency;
  out[25] = monitor.cycle.coulombicEfficiencyUncertainty;
  out[26] = monitor.cycle.parasiticCurrent_A;
  out[27] = monitor.cycle.dischargeEnd;
  out[28] = monitor.endOfDischarge.slowShare;
}

function writeReadings(monitor: BatteryMonitor, out: number[]): void {
  out[29] = flag(monitor.restLeak.fresh);
  out[30] = monitor.restLeak.refusal;
  out[31] = monitor.restLeak.reading.leak_A;
  out[32] = monitor.restLeak.reading.random_A;
  out[33] = flag(monitor.slippage.fresh);
  out[34] = monitor.slippage.reading.leak_A;
  out[35] = monitor.slippage.reading.random_A;
  out[36] = monitor.slippage.segment.leak_A;
}

function writeSoftShort(monitor: BatteryMonitor, out: number[]): void {
  out[37] = monitor.softShort.level;
  out[38] = monitor.softShort.levelMax;
  out[39] = monitor.softShort.cause;
  out[40] = monitor.softShort.readingCount;
  out[41] = monitor.softShort.firstLeakTime_s;
  out[42] = monitor.softShort.firstDetectionTime_s;
  out[43] = monitor.softShort.episodeCount;
  out[44] = monitor.softShort.quiet.bound_A;
  out[45] = monitor.softShort.episode.onset_s;
  out[46] = monitor.softShort.episode.onsetLow_s;
  out[47] = monitor.softShort.episode.onsetHigh_s;
  out[48] = monitor.softShort.episode.leak_A;
  out[49] = monitor.softShort.episode.leakLow_A;
  out[50] = monitor.softShort.episode.leakHigh_A;
  out[51] = monitor.softShort.episode.leakCharge_C;
  out[52] = monitor.softShort.episode.meanVoltage_V;
}
