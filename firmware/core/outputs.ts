import type { BatteryMonitor } from './monitor.js';
import type { i32 } from './types.js';

/** Numbers that `writeOutputs` writes. */
export const OUTPUT_COUNT: i32 = 142;

function flag(condition: boolean): number {
  return condition ? 1 : 0;
}

/**
 * Writes every result the monitor publishes into `out` (length OUTPUT_COUNT), flags as 0 or 1: what the targets are
 * compared by, bit for bit.
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
  writeLedger(monitor, out);
  writePressure(monitor, out);
  writeProtection(monitor, out);
  writeVoltage(monitor, out);
  writeTransient(monitor, out);
  writeLosses(monitor, out);
}

function writeLedger(monitor: BatteryMonitor, out: number[]): void {
  out[66] = monitor.ledger.dead.low_C;
  out[67] = monitor.ledger.dead.high_C;
  out[68] = monitor.ledger.sei.low_C;
  out[69] = monitor.ledger.sei.high_C;
  out[70] = monitor.ledger.metal.sigma_C;
  out[71] = flag(monitor.ledger.locked.observable);
  out[72] = monitor.ledger.locked.locked_C;
  out[73] = monitor.ledger.locked.high_C;
  out[74] = monitor.ledger.correctedEfficiency;
  out[75] = flag(monitor.ledger.forecast.known);
  out[76] = monitor.ledger.forecast.cycles;
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

function writePressure(monitor: BatteryMonitor, out: number[]): void {
  out[77] = monitor.pressure.reason;
  out[78] = monitor.pressure.gain_kPa_per_C;
  out[79] = monitor.pressure.gainUncertainty;
  out[80] = monitor.pressure.corrected_kPa;
  out[81] = monitor.pressure.sigma_kPa;
  out[82] = monitor.pressure.creepShare;
  out[83] = monitor.pressure.creepTime_s;
  out[84] = monitor.pressure.thermal_kPa_per_K;
  out[85] = monitor.pressure.rate_kPa_per_h;
  out[86] = monitor.pressure.breakCount;
  out[87] = monitor.pressureLeak.binCusum.value;
  out[88] = monitor.pressureLeak.halfCusum.value;
  out[89] = monitor.pressureLeak.binReading.leak_A;
  out[90] = monitor.pressureLeak.halfReading.leak_A;
  out[91] = monitor.pressureLeak.restReading.leak_A;
  out[92] = monitor.pressureLeak.cycleReading.leak_A;
  out[93] = monitor.pressureLeak.cycleReading.random_A;
  out[94] = monitor.pressureLeak.cycleReading.systematic_A;
  out[95] = monitor.cycles.top.pressure_kPa;
  out[96] = monitor.cycles.top.pressureBreaks;
}

function writeProtection(monitor: BatteryMonitor, out: number[]): void {
  out[97] = monitor.protection.contactorRequest;
  out[98] = monitor.protection.faults.activeBits;
  out[99] = monitor.protection.faults.latchedBits;
  out[100] = monitor.protection.faults.firstFault;
  out[101] = monitor.protection.openedAt_s;
  out[102] = flag(monitor.protection.hardShort.suspected);
  out[103] = monitor.protection.hardShort.voltageDrop.resistance_ohm;
  out[104] = monitor.protection.hardShort.vanishedCharge.leakLow_A;
}

function writeVoltage(monitor: BatteryMonitor, out: number[]): void {
  out[105] = monitor.voltage.soc;
  out[106] = monitor.voltage.socSigma;
  out[107] = monitor.voltage.socReason;
  out[108] = flag(monitor.voltage.collectorEmpty);
  out[109] = monitor.voltage.emptySoc;
  out[110] = monitor.voltage.gatedCount;
  out[111] = monitor.voltage.filter.innovation_V;
  out[112] = monitor.voltage.filter.state[1];
  out[113] = monitor.voltage.filter.state[2];
  out[114] = monitor.voltage.filter.state[3];
  out[115] = monitor.voltage.filter.state[4];
  out[116] = monitor.voltage.resistance.count;
  out[117] = monitor.voltage.resistance.resistance_ohm;
  out[118] = monitor.voltage.resistance.uncertainty_ohm;
  out[119] = monitor.voltage.nucleation.overpotential_V;
  out[120] = monitor.voltage.nucleation.growth_V;
  out[121] = monitor.voltage.collapse.fall;
  out[122] = flag(monitor.voltage.collapse.evidence);
  out[123] = monitor.voltage.pressure.slope_ohm_per_kPa;
}

function writeTransient(monitor: BatteryMonitor, out: number[]): void {
  out[124] = monitor.transient.dipCount;
  out[125] = monitor.transient.spikeCount;
  out[126] = monitor.transient.shallowCount;
  out[127] = monitor.transient.lastDip_s;
  out[128] = monitor.transient.depth_V;
  out[129] = monitor.transient.width_s;
  out[130] = monitor.transient.packetCharge_C;
  out[131] = monitor.transient.totalCharge_C;
  out[132] = monitor.transient.noiseRatio;
  out[133] = monitor.transient.packetLimit_C;
  out[134] = monitor.transient.line.residual_V;
  out[135] = monitor.transient.line.sigma_V;
  out[136] = flag(monitor.transient.evidence.present);
  out[137] = monitor.transient.evidence.first_s;
}

function writeLosses(monitor: BatteryMonitor, out: number[]): void {
  out[138] = monitor.softShort.episode.cause;
  out[139] = monitor.ledger.stranded.low_C;
  out[140] = monitor.ledger.correctedUncertainty;
  out[141] = monitor.ledger.forecast.reason;
}
