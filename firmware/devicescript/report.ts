/**
 * What the log says of a step: `status` for people, `sample` with all bits of what the monitor was given, so that a host can
 * repeat the run, and `result` with all bits of what it concluded, so that the host can compare.
 */
import { flag } from '../core/flag.js';
import { BatteryMonitor } from '../core/monitor.js';
import { Sample } from '../core/sample.js';
import { Contactor } from './contactor.js';
import { SnapshotStore } from './snapshotStore.js';
import { bitsOf, micro, printLine } from './telemetry.js';

/** Flags of a sample as bits, in this order: voltage, current, temperature, pressure, net charge valid; contactor open. */
function flagsOf(sample: Sample): number {
  return (
    flag(sample.voltageValid) |
    (flag(sample.currentValid) << 1) |
    (flag(sample.temperatureValid) << 2) |
    (flag(sample.pressureValid) << 3) |
    (flag(sample.netChargeValid) << 4) |
    (flag(sample.contactorOpen) << 5)
  );
}

/** The register `status` of the service: what was measured, its flags, faults, contactor. */
export function statusOf(sample: Sample, monitor: BatteryMonitor, contactor: Contactor): number[] {
  const values = measuredOf(sample);
  values.push(flagsOf(sample));
  values.push(monitor.protection.faults.activeBits);
  values.push(monitor.protection.faults.latchedBits);
  values.push(flag(contactor.isClosed));
  return values;
}

/** Whether voltage (0), current (1), temperature (2), pressure (3) or net charge (4) of the sample is valid. */
export function isMeasured(sample: Sample, k: number): boolean {
  return ((flagsOf(sample) >> k) & 1) === 1;
}

/** The time, then the quantities in the order of the flags. */
export function measuredOf(sample: Sample): number[] {
  return [
    sample.time_s,
    sample.voltage_V,
    sample.current_A,
    sample.temperature_degC,
    sample.pressure_kPa,
    sample.netCharge_Ah,
  ];
}

/** The register `soft_short`: level, leak and its bounds. */
export function shortOf(monitor: BatteryMonitor): number[] {
  const episode = monitor.softShort.episode;
  return [monitor.softShort.level, episode.leak_A, episode.leakLow_A, episode.leakHigh_A];
}

/** The register `ledger`: net charge, loss of cyclable sodium and its bounds, dead sodium and its bounds. */
export function ledgerOf(monitor: BatteryMonitor): number[] {
  const inventory = monitor.inventory;
  const dead = monitor.ledger.dead;
  return [
    monitor.counter.charge_C,
    inventory.lli_C,
    inventory.lliLow_C,
    inventory.lliHigh_C,
    dead.value_C,
    dead.low_C,
    dead.high_C,
  ];
}

export function printSample(sample: Sample): void {
  printLine('sample flags=' + flagsOf(sample) + ' bits=' + bitsOf(measuredOf(sample)));
}

/**
 * Once, after the start: what of an earlier run the monitor goes on from (SnapshotFinding; -1: the settings did not answer).
 * With a finding other than 1 and 2 the ledger begins anew: 0 nothing was kept, 3 of another profile or firmware, 4 damaged.
 */
export function printKept(monitor: BatteryMonitor, snapshots: SnapshotStore): void {
  const finding = snapshots.isOpen ? snapshots.scan.finding : -1;
  const time_ms = Math.floor(monitor.plausibility.clean.time_s * 1000 + 0.5);
  printLine('kept finding=' + finding + ' time_ms=' + time_ms + ' cycle=' + monitor.cycle.index);
}

/** `stored`: faults that have latched, now or before a restart, as bits; `unkept`: snapshots that the settings did not take. */
export function printStatus(
  sample: Sample,
  monitor: BatteryMonitor,
  contactor: Contactor,
  stored: number,
  missed: number,
  unkept: number,
): void {
  let text = 'status time_ms=' + Math.floor(sample.time_s * 1000 + 0.5);
  text = text + ' voltage_uV=' + micro(sample.voltage_V) + ' current_uA=' + micro(sample.current_A);
  text = text + ' flags=' + flagsOf(sample) + ' cycle=' + monitor.cycle.index;
  text = text + ' level=' + monitor.softShort.level + ' leak_uA=' + micro(monitor.softShort.episode.leak_A);
  text = text + ' faults=' + monitor.protection.faults.activeBits;
  text = text + ' latched=' + monitor.protection.faults.latchedBits;
  text = text + ' stored=' + stored + ' closed=' + flag(contactor.isClosed) + ' missed=' + missed;
  text = text + ' unkept=' + unkept;
  printLine(text);
}

/** The values of the registers `soft_short` and `ledger`, one after the other. */
export function printResult(monitor: BatteryMonitor): void {
  printLine('result bits=' + bitsOf(shortOf(monitor)) + bitsOf(ledgerOf(monitor)));
}
