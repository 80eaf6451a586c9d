/**
 * nabms on a DeviceScript board: reads the sensors, steps the monitor, drives the contactor and writes the log, at a fixed
 * period. What the board and the cell are comes from modules made by `npm run devs:build` (host/devicescript).
 */
import * as ds from '@devicescript/core';
import { BatteryMonitor } from '../core/monitor.js';
import { CellProfile } from '../core/profile.js';
import { ContactorRequest } from '../core/protection/protection.js';
import { Sample } from '../core/sample.js';
import { MonitorSettings } from '../core/settings.js';
import { SnapshotFinding } from '../storage/snapshotScan.js';
import { Contactor } from './contactor.js';
import { CONTACTOR_CLOSES_HIGH, STEP_MS, STEPS_PER_STATUS, STREAM } from './generated/board.js';
import { describeCell } from './generated/cell.js';
import { LastingState } from './lastingState.js';
import { LatchStore, SNAPSHOT_DAMAGED } from './latchStore.js';
import { Operator } from './operator.js';
import { printKept, printResult, printSample, printStatus } from './report.js';
import { mendSensors, readSensors } from './sensors.js';
import { serve } from './service.js';
import { SNAPSHOT_BYTES, SnapshotStore } from './snapshotStore.js';

const contactor = new Contactor(CONTACTOR_CLOSES_HIGH);
const profile = new CellProfile();
describeCell(profile);
const monitor = new BatteryMonitor(profile, new MonitorSettings());
const sample = new Sample();
const latches = new LatchStore();
const operator = new Operator(monitor);
const snapshots = new SnapshotStore(new LastingState(monitor, SNAPSHOT_BYTES));
/** The settings answer within a second, or not at all: then the steps begin without them, the contactor held open. */
const SETTINGS_MS = 10000;

async function loadSettings(): Promise<void> {
  await latches.load();
  await snapshots.load();
  if (snapshots.scan.finding === SnapshotFinding.Damaged) {
    await latches.add(SNAPSHOT_DAMAGED);
  }
}

async function serveOperator(): Promise<void> {
  await serve(operator, monitor, sample, contactor);
}

let steps = 0;
/** Steps that could not begin when they were due. */
let missed = 0;

mendSensors.start();
serveOperator.start();
// What was made so far took operations enough for one run.
await ds.sleep(1);
loadSettings.start();
while (!snapshots.isRead && ds.millis() < SETTINGS_MS) {
  await ds.sleep(50);
}
snapshots.open();
printKept(monitor, snapshots);
let due_ms = ds.millis();
while (true) {
  await readSensors(sample);
  sample.time_s = due_ms / 1000;
  sample.contactorOpen = contactor.wasOpen;
  // What latched before a restart is latched.
  monitor.protection.faults.latchedBits = monitor.protection.faults.latchedBits | latches.rows();
  monitor.step(sample);
  const wanted = monitor.protection.contactorRequest === ContactorRequest.Closed;
  contactor.isHeld = !latches.isKnown || latches.bits !== 0 || !snapshots.isOpen || operator.holdsOpen;
  contactor.step(wanted, sample.voltageValid && sample.currentValid);
  await latches.add(monitor.protection.faults.latchedBits);
  await snapshots.step(due_ms);
  steps = steps + 1;
  // The machine stops a program after 131,072 operations without a sleep: console and log have their own.
  await ds.sleep(1);
  await operator.step(sample.time_s, contactor, latches);
  await ds.sleep(1);
  if (STREAM) {
    printSample(sample);
  }
  if (steps % STEPS_PER_STATUS === 0) {
    printStatus(sample, monitor, contactor, latches.bits, missed, snapshots.failed);
    if (STREAM) {
      printResult(monitor);
    }
  }
  due_ms = due_ms + STEP_MS;
  const now_ms = ds.millis();
  if (now_ms >= due_ms) {
    missed = missed + 1;
    due_ms = now_ms + 1;
  }
  await ds.sleep(due_ms - now_ms);
}
