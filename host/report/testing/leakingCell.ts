/**
 * A made-up but plausible record for the report's tests: an anode-free NVP cell of 1 Ah, 40 cycles of charge, rest,
 * discharge, rest at about C/2, with an internal leak from cycle 15 on. Numbers are smooth functions of time with a
 * fixed pseudo-noise; nothing here is a result of the core.
 */
import { Sample } from '../../../firmware/core/sample.js';
import type { CycleDocument } from '../../result/resultSchema.js';
import type { LeakPoint, LedgerPoint, ReportModel, TruthLedgerPoint } from '../reportModel.js';
import { type SeriesDocument } from '../seriesDocument.js';
import { SeriesRecorder } from '../seriesRecorder.js';
import { ALARMS, CYCLE_S } from './leakAlarms.js';
import { NO_PRESSURE } from './noPressure.js';
import { NOTHING_FROM_VOLTAGE } from './nothingFromVoltage.js';
import { NOT_LOCATED, pool } from './pool.js';

const CHARGE_S = 2 * 3600;
const REST_S = 0.6 * 3600;
const ONSET_CYCLE = 15;

/** Repeatable noise between -1 and 1 (Park and Miller's generator). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

const lostAfter_Ah = (cycle: number): number => 0.006 * Math.sqrt(cycle) + 0.0006 * cycle;
const deadAfter_Ah = (cycle: number): number => 0.0006 * cycle + 0.0035 * Math.sqrt(cycle);
const leakAt_A = (cycle: number): number =>
  cycle < ONSET_CYCLE ? 0 : 0.0011 + 0.00002 * (cycle - ONSET_CYCLE);

/** The measured series, recorded as a run would record it. `noPressure`: a rig without a load cell. */
export function leakingCellSeries(cycles = 40, period_s = 10, noPressure = false): SeriesDocument {
  const recorder = new SeriesRecorder();
  const random = noise(12345);
  const sample = new Sample();
  sample.voltageValid = sample.currentValid = sample.temperatureValid = true;
  sample.pressureValid = !noPressure;
  let phaseBefore = -1;
  for (let time_s = 0; time_s <= cycles * CYCLE_S; time_s += period_s) {
    const cycle = Math.min(cycles - 1, Math.floor(time_s / CYCLE_S));
    const into_s = time_s - cycle * CYCLE_S;
    const phase = phaseAt(into_s);
    const stored = storedAt(into_s) * (1 - lostAfter_Ah(cycle));
    const current_A = [0.49, 0, -0.49, 0][phase] ?? 0;
    const knee = 0.25 * Math.exp(-(1 - stored) / 0.02) - 0.9 * Math.exp(-stored / 0.02);
    sample.time_s = time_s;
    sample.current_A = current_A + 2e-5 * random();
    sample.voltage_V = 3.37 + 0.02 * stored + knee + 0.09 * current_A + 3e-4 * random();
    sample.temperature_degC =
      25 + 1.5 * Math.sin(time_s / 86400) + 0.6 * Math.abs(current_A) + 0.05 * random();
    sample.pressure_kPa = 310 + 95 * stored + 0.6 * cycle + 0.4 * random();
    recorder.add(sample);
    if (phase !== phaseBefore && phase % 2 === 0) recorder.mark(time_s);
    if (cycle === 17 && into_s < period_s) recorder.mark(time_s);
    phaseBefore = phase;
  }
  return recorder.finish();
}

function phaseAt(into_s: number): number {
  if (into_s < CHARGE_S) return 0;
  if (into_s < CHARGE_S + REST_S) return 1;
  if (into_s < 2 * CHARGE_S + REST_S) return 2;
  return 3;
}

function storedAt(into_s: number): number {
  const phase = phaseAt(into_s);
  if (phase === 0) return into_s / CHARGE_S;
  if (phase === 1) return 1;
  return phase === 2 ? 1 - (into_s - CHARGE_S - REST_S) / CHARGE_S : 0;
}

function cycleDocuments(count: number): CycleDocument[] {
  const random = noise(777);
  return Array.from({ length: count }, (_, i) => {
    const charge_Ah = 0.975 - lostAfter_Ah(i) + leakAt_A(i) * 3;
    const efficiency = (i === 0 ? 0.962 : 0.9978) - (leakAt_A(i) * 5) / charge_Ah + 2e-4 * random();
    return {
      index: i + 1,
      start_s: i * CYCLE_S,
      end_s: (i + 1) * CYCLE_S,
      charge_Ah,
      discharge_Ah: charge_Ah * efficiency,
      coulombicEfficiency: efficiency,
      coulombicEfficiencyUncertainty: 2.5e-4,
      coulombicEfficiencyCorrected: i === 0 ? null : 0.9978,
      coulombicEfficiencyCorrectedUncertainty: i === 0 ? null : 3e-4,
      parasiticCurrent_A: leakAt_A(i) + 3e-5 * random(),
      endOfDischarge: 'anode',
    };
  });
}

function leakPoints(count: number): LeakPoint[] {
  const random = noise(4242);
  return Array.from({ length: count }, (_, i): LeakPoint[] => {
    const rest_A = leakAt_A(i) + 4e-5 * random();
    const slip_A = leakAt_A(i) + 9e-5 * random();
    // Every eighth rest lies on the plateau, where voltage is almost blind.
    const reach_A = i % 8 === 5 ? 2.7e-3 : 8e-5;
    return [
      {
        time_s: i * CYCLE_S + CHARGE_S + REST_S,
        leak_A: i % 8 === 5 ? rest_A + 6e-4 * random() : rest_A,
        leakLow_A: rest_A - reach_A,
        leakHigh_A: rest_A + reach_A,
        method: 'rest',
      },
      {
        time_s: (i + 1) * CYCLE_S,
        leak_A: slip_A,
        leakLow_A: slip_A - 1.8e-4,
        leakHigh_A: slip_A + 1.8e-4,
        method: 'slippage',
      },
    ];
  }).flat();
}

function ledgerPoints(count: number): LedgerPoint[] {
  const random = noise(99);
  return Array.from({ length: count - 1 }, (_, i) => {
    const cycle = i + 2;
    const lli_Ah = lostAfter_Ah(cycle) - lostAfter_Ah(1) + 8e-4 * random();
    return {
      time_s: cycle * CYCLE_S,
      cycleIndex: cycle,
      cyclable_Ah: 0.97 - lli_Ah,
      lli_Ah,
      lliLow_Ah: lli_Ah - 0.004,
      lliHigh_Ah: lli_Ah + 0.005,
      dead: { value_Ah: 0.7 * lli_Ah, low_Ah: 0.6 * lli_Ah, high_Ah: 0.8 * lli_Ah },
      sei: { value_Ah: null, low_Ah: 0.2 * lli_Ah, high_Ah: 0.4 * lli_Ah },
      leaked_Ah: Math.max(0, cycle - ONSET_CYCLE) * 0.0055,
    };
  });
}

function truthPoints(count: number): TruthLedgerPoint[] {
  return Array.from({ length: count }, (_, i) => {
    const cycle = i + 1;
    const dead_Ah = deadAfter_Ah(cycle) - deadAfter_Ah(1);
    const lost_Ah = lostAfter_Ah(cycle) - lostAfter_Ah(1);
    return {
      time_s: cycle * CYCLE_S,
      cyclable_Ah: 0.97 - lost_Ah,
      dead_Ah,
      sei_Ah: lost_Ah - dead_Ah,
      stranded_Ah: 0,
      leaked_Ah: Math.max(0, cycle - ONSET_CYCLE) * 0.0057,
      leak_A: leakAt_A(i),
    };
  });
}

/** The model that belongs to the series. */
export function leakingCellModel(count = 40): ReportModel {
  const end = lostAfter_Ah(count) - lostAfter_Ah(1);
  const deadEnd = deadAfter_Ah(count) - deadAfter_Ah(1);
  const onset_s = ONSET_CYCLE * CYCLE_S;
  return {
    title: 'NVP anode-free pouch, 1 Ah: simulated, soft short from 78 h',
    subtitle: 'simulated: scenario leak-from-15, cell nvp-af-1Ah, seed 7, 40 cycles, logged every 10 s',
    verdict: [
      'A soft short leaks 1.32 mA (1.18 to 1.47 mA) since 77.6 h (75.1 to 80.3 h).',
      'The cell lost 56 mAh of cyclable sodium (50 to 61 mAh) since the first cycle; 40 mAh of it is dead sodium.',
      'The Coulombic efficiency of 99.2 % is 0.5 % too low because of the leak: the charge returned to the cathode.',
    ],
    result: {
      schema: 'nabms.result/1',
      cell: {
        name: 'nvp-af-1Ah',
        capacity_Ah: 1,
        voltageMin_V: 2.5,
        voltageMax_V: 3.7,
        geometry: 'full',
        cathode: 'NVP',
        profile: 'given',
      },
      duration_s: count * CYCLE_S,
      samples: (count * CYCLE_S) / 10 + 1,
      reference_s: CYCLE_S,
      cycles: cycleDocuments(count),
      softShort: {
        observable: true,
        reason: '',
        detected: true,
        levelMax: 3,
        levelEnd: 3,
        firstLeakTime_s: 15.6 * CYCLE_S,
        firstDetectionTime_s: 17 * CYCLE_S,
        onset_s: onset_s - 1500,
        onsetLow_s: onset_s - 10_500,
        onsetHigh_s: onset_s + 8200,
        leak_A: 0.00132,
        leakLow_A: 0.00118,
        leakHigh_A: 0.00147,
        leakCharge_Ah: 0.1405,
        resistance_ohm: 2570,
        cause: 'softShort',
        restsAgree: true,
        episodes: [
          {
            start_s: onset_s - 1500,
            detected_s: 17 * CYCLE_S,
            end_s: null,
            levelMax: 3,
            leak_A: 0.00132,
            leakLow_A: 0.00118,
            leakHigh_A: 0.00147,
            cause: 'softShort',
          },
        ],
      },
      inventory: {
        observable: true,
        reason: '',
        ...pool('lli', end + 0.0006, 0.0055, ''),
        ...pool('dead', deadEnd - 0.002, 0.011, ''),
        ...pool('sei', null, 0.009, 'SEI and corrosion swell alike; another rest would tell them apart'),
        ...pool('stranded', null, 0.004, 'no slow cycle in the record'),
        ...pool('lam', 0.0012, 0.0035, ''),
        ...pool('reservoir', 0.0004, 0.0011, ''),
        ...NOT_LOCATED,
      },
      pressure: NO_PRESSURE,
      protection: { contactor: 'closed', openedAt_s: null, faults: [] },
      voltage: NOTHING_FROM_VOLTAGE,
      alarms: ALARMS,
      advice: [
        'Stop charging above 3.5 V and inspect the separator: the leak is growing.',
        'A rest of two hours at the top of charge would narrow the leak to about 10 µA.',
      ],
      truth: {
        reference_s: CYCLE_S,
        firstFault_s: onset_s,
        softShort: {
          onset_s,
          leak_A: 0.00135,
          leakCharge_Ah: 0.1462,
          resistance_ohm: 2500,
          episodes: [
            { start_s: onset_s, end_s: null, leak_A: 0.00135, resistance_ohm: 2500, cause: 'softShort' },
          ],
          cause: 'softShort',
        },
        inventory: {
          lli_Ah: end,
          dead_Ah: deadEnd,
          sei_Ah: end - deadEnd,
          stranded_Ah: 0,
          lam_Ah: 0.006,
          reservoir_Ah: 0.0002,
        },
        sodiumBalanceResidual_C: 0,
      },
      score: {
        detectionDelay_s: 2 * CYCLE_S,
        leakError_A: -3e-5,
        leakCovered: true,
        leakIntervalWidth_A: 2.9e-4,
        leakCramerRao_A: 4.1e-5,
        causeRight: null,
        lliError_Ah: 0.0006,
        lliCovered: true,
        lliIntervalWidth_Ah: 0.011,
        deadError_Ah: -0.002,
        deadCovered: true,
        deadIntervalWidth_Ah: 0.022,
        seiError_Ah: null,
        seiCovered: true,
        seiIntervalWidth_Ah: 0.018,
        strandedCovered: true,
        lamCovered: false,
        falseAlarms: 0,
        openedWithin_s: null,
        healthyHours: 78,
      },
    },
    leaks: leakPoints(count),
    ledger: ledgerPoints(count),
    truth: truthPoints(count),
  };
}
