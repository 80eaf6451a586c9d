/** A made-up slow half-cell record for the report's tests: two cycles, voltage and current only, nothing observable. */
import { Sample } from '../../../firmware/core/sample.js';
import type { ReportModel } from '../reportModel.js';
import type { SeriesDocument } from '../seriesDocument.js';
import { SeriesRecorder } from '../seriesRecorder.js';
import { NO_PRESSURE } from './noPressure.js';
import { NOTHING_FROM_VOLTAGE } from './nothingFromVoltage.js';
import { NOT_LOCATED, pool } from './pool.js';

const HALF_CYCLE_S = 24 * 3600;
const CAPACITY_AH = 0.00042;

export function halfCellSeries(): SeriesDocument {
  const recorder = new SeriesRecorder();
  const sample = new Sample();
  sample.voltageValid = sample.currentValid = true;
  for (let time_s = 0; time_s <= 4 * HALF_CYCLE_S; time_s += 60) {
    const half = Math.min(3, Math.floor(time_s / HALF_CYCLE_S));
    const share = (time_s - half * HALF_CYCLE_S) / HALF_CYCLE_S;
    const charging = half % 2 === 0;
    const removed = charging ? share : 1 - share;
    sample.time_s = time_s;
    sample.current_A = (charging ? 1 : -1) * (CAPACITY_AH / 24);
    sample.voltage_V = 2.6 + 0.9 * removed + 0.06 * Math.sin(14 * removed) + (charging ? 0.02 : -0.02);
    recorder.add(sample);
  }
  return recorder.finish();
}

export function halfCellModel(): ReportModel {
  const reason = 'the metal counter electrode is in excess: capacity says nothing about its sodium';
  return {
    title: 'nacoo2-half-cell-c24.csv',
    subtitle: 'replayed: nacoo2-half-cell-c24.csv (Battery Data Format), logged every 60 s, no cell profile',
    verdict: [
      'Neither a soft short nor the sodium inventory can be observed in this record.',
      'It is a half cell: the metal counter electrode supplies sodium without limit.',
    ],
    result: {
      schema: 'nabms.result/1',
      cell: {
        name: 'nacoo2-half-cell-c24',
        capacity_Ah: CAPACITY_AH,
        voltageMin_V: 2.58,
        voltageMax_V: 3.54,
        geometry: 'half',
        cathode: null,
        profile: 'fromData',
      },
      duration_s: 4 * HALF_CYCLE_S,
      samples: 5761,
      reference_s: 2 * HALF_CYCLE_S,
      cycles: [1, 2].map((index) => ({
        index,
        start_s: (index - 1) * 2 * HALF_CYCLE_S,
        end_s: index * 2 * HALF_CYCLE_S,
        charge_Ah: CAPACITY_AH,
        discharge_Ah: CAPACITY_AH * (index === 1 ? 0.981 : 0.994),
        coulombicEfficiency: index === 1 ? 0.981 : 0.994,
        coulombicEfficiencyUncertainty: 0.002,
        coulombicEfficiencyCorrected: null,
        coulombicEfficiencyCorrectedUncertainty: null,
        parasiticCurrent_A: null,
        endOfDischarge: 'unknown',
      })),
      softShort: {
        observable: false,
        reason: 'no rest long enough, and a leak nearly cancels in the charge balance of a half cell',
        detected: false,
        levelMax: 0,
        levelEnd: 0,
        firstLeakTime_s: null,
        firstDetectionTime_s: null,
        onset_s: null,
        onsetLow_s: 0,
        onsetHigh_s: 4 * HALF_CYCLE_S,
        leak_A: null,
        leakLow_A: 0,
        leakHigh_A: CAPACITY_AH / 24,
        leakCharge_Ah: 0,
        resistance_ohm: null,
        cause: 'none',
        restsAgree: false,
        episodes: [],
      },
      inventory: {
        observable: false,
        reason,
        ...pool('lli', null, CAPACITY_AH / 2, reason),
        ...pool('dead', null, CAPACITY_AH / 2, reason),
        ...pool('sei', null, CAPACITY_AH / 2, reason),
        ...pool('stranded', null, CAPACITY_AH / 2, reason),
        ...pool('lam', null, CAPACITY_AH / 2, 'fewer than three cycles'),
        ...pool('reservoir', null, CAPACITY_AH / 2, reason),
        ...NOT_LOCATED,
      },
      pressure: NO_PRESSURE,
      protection: { contactor: 'closed', openedAt_s: null, faults: [] },
      voltage: NOTHING_FROM_VOLTAGE,
      alarms: [],
      advice: ['Add a rest of an hour after each charge: a leak then shows in the voltage.'],
    },
    leaks: [],
    ledger: [],
    truth: null,
  };
}
