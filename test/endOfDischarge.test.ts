/** What ended a discharge, against what was left on the collector: the verdict "anode" must mean that hardly any was. */
import { expect, test } from 'vitest';
import { DischargeEnd } from '../firmware/core/endOfDischarge.js';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { Sample } from '../firmware/core/sample.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { toCellProfile } from '../host/profile/toCellProfile.js';
import { cellById, protocolOf } from '../sim/library/cells.js';
import type { LoggerSettings } from '../sim/protocol/logger.js';
import { Simulation } from '../sim/simulation.js';

/** Verdict on one discharge, and the metal that it left on the collector, mAh of 1 Ah. */
function discharge(cellId: string, diffusionTime_s: number, logger: LoggerSettings) {
  const cell = cellById(cellId);
  const simulation = new Simulation({
    name: 'end of discharge',
    seed: 1,
    cycles: 1,
    // Little lost to the first SEI, so that the cathode is nearly full when the collector is empty.
    cell: { ...cell.parameters, diffusionTime_s, formationLoss: 0.02 },
    protocol: { ...protocolOf(cell), restTop_s: 1200, restBottom_s: 1800 },
    logger,
    faults: [],
    spread: 'off',
    step_s: 2,
  });
  const monitor = new BatteryMonitor(toCellProfile(simulation.nominalProfile), new MonitorSettings());
  const sample = new Sample();
  let end_s = 0;
  while (simulation.next(sample)) {
    monitor.step(sample);
    if (sample.current_A < -0.1) end_s = sample.time_s;
  }
  return { verdict: monitor.endOfDischarge.verdict, left_mAh: simulation.truth.at(end_s).active_C / 3.6 };
}

/** Of 1 Ah: half of what the target for the loss of sodium allows. */
const LEFT_MAX_MAH = 1;

const LOGGERS: [string, LoggerSettings][] = [
  ['10 s', { period_s: 10 }],
  ['60 s', { period_s: 60 }],
  ['on change', { mode: 'onChange', period_s: 10 }],
];

test.each(LOGGERS)(
  'rows of %s: a discharge that the collector ended left hardly any metal there',
  (_, logger) => {
    for (const cellId of ['nfm-1ah', 'pw-1ah', 'nvp-1ah']) {
      for (const diffusionTime_s of [115, 150, 300]) {
        const { verdict, left_mAh } = discharge(cellId, diffusionTime_s, logger);
        const slow = diffusionTime_s === 300;
        // 150 s lies between: both had a share in the end, and it is left open.
        if (diffusionTime_s < 150) expect(verdict).toBe(DischargeEnd.Anode);
        if (verdict === DischargeEnd.Anode) expect(left_mAh).toBeLessThan(LEFT_MAX_MAH);
        if (slow) {
          expect(verdict).toBe(DischargeEnd.Cathode);
          expect(left_mAh).toBeGreaterThan(10 * LEFT_MAX_MAH);
        }
      }
    }
  },
);
