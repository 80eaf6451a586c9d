/**
 * What of the monitor the DeviceScript firmware keeps over a restart.
 *
 * The settings of an RP2040 hold two copies of some 2.9 kB, the whole state is 14 kB. A restart is a break in the count of
 * charge, and the core compares nothing across one: what it would not use again is not kept. So are readings that only
 * stand to be read (the newest rest, the newest slip), windows and filters under way, and timers of the fault table. The
 * cycle under way is kept, so that the core sees that it was interrupted and gives it no efficiency.
 *
 * `part`: an object or a list inside BatteryMonitor. Without `fields`, all that can change in it, but not the objects in it.
 */
export interface LastingPart {
  part: string;
  fields?: readonly string[];
}

const LEDGER: readonly LastingPart[] = [
  // Not what waits for the next full charge: the slip to it will not be known.
  {
    part: 'inventory',
    fields: [
      ...[
        'referenceKnown',
        'reference_s',
        'reason',
        'observable',
        'asOf_s',
        'lli_C',
        'lliLow_C',
        'lliHigh_C',
      ],
      ...['capacity_C', 'sigma_C', 'referenceSettled', 'unreadCycles', 'warnedSteps'],
    ],
  },
  { part: 'inventory.reference' },
  { part: 'ledger', fields: ['correctedEfficiency', 'correctedUncertainty', 'correctedCycle'] },
  { part: 'ledger.stranded' },
  { part: 'ledger.dead' },
  { part: 'ledger.sei' },
  { part: 'ledger.metal' },
  { part: 'ledger.metal.start' },
  // Its count ends with the break; what it has found stands until the next full charge.
  {
    part: 'ledger.locked',
    fields: ['bounded', 'observable', 'locked_C', 'low_C', 'high_C', 'sigma_C', 'known', 'breakCount'],
  },
];

const CYCLES: readonly LastingPart[] = [
  { part: 'cycles' },
  { part: 'cycles.top' },
  { part: 'cycles.bottom' },
  { part: 'cycles.start' },
  { part: 'cycle' },
];

const SOFT_SHORT: readonly LastingPart[] = [
  { part: 'softShort' },
  { part: 'softShort.episode' },
  { part: 'softShort.quiet' },
  { part: 'softShort.evidence' },
  { part: 'softShort.evidence.witness' },
  { part: 'softShort.evidence.growth.cycles' },
  { part: 'softShort.evidence.growth.cycles.leak_A' },
  { part: 'softShort.evidence.growth.cycles.random_A' },
  { part: 'softShort.evidence.growth.rests' },
  { part: 'softShort.evidence.growth.rests.leak_A' },
  { part: 'softShort.evidence.growth.rests.random_A' },
  { part: 'softShort.proof' },
  { part: 'softShort.bySlip' },
  { part: 'softShort.rests.baseline' },
  { part: 'softShort.newestRest' },
  { part: 'softShort.quietRests' },
  // An episode says in which segment it was opened.
  { part: 'slippage', fields: ['segmentCount'] },
  { part: 'pressureEvidence.bins' },
  { part: 'pressureEvidence.halves' },
  { part: 'pressureLeak.halfCusum' },
];

const LEARNT: readonly LastingPart[] = [
  { part: 'zeroCurrent', fields: ['offset_A', 'uncertainty_A', 'count', 'variance_A2', 'move_A2'] },
  { part: 'settling' },
  // Creep from before the record is counted from its first full charge.
  { part: 'slippage.pressure', fields: ['started', 'start_s'] },
  { part: 'slippage.pressure.volumeLoss' },
  // `started`: the core counts the break of the pressure.
  {
    part: 'pressure',
    fields: ['volumeLossShare', 'breakCount', 'samplingVariance_C2', 'started', 'chargeBreaks'],
  },
  // The laws hold against this pressure and this temperature.
  {
    part: 'pressure.regressor',
    fields: ['formed', 'temperatureKnown', 'reference_kPa', 'referenceKnown', 'referenceTemperature_degC'],
  },
  { part: 'pressure.learning', fields: ['noiseRatio', 'strained_s', 'strainedBefore'] },
  { part: 'pressure.learning.filter.state' },
  { part: 'pressure.learning.filter.covariance' },
  { part: 'protection.hardShort.vanishedCharge', fields: ['delivered_C'] },
  { part: 'protection.hardShort.bridgedCollector', fields: ['entered'] },
];

/** Time, charge and sums from which the next readings are subtracted. */
const COUNTS: readonly LastingPart[] = [
  { part: 'plausibility', fields: ['clockShift_s', 'acceptedCount', 'duplicateCount'] },
  { part: 'plausibility.clean', fields: ['time_s'] },
  {
    part: 'counter',
    fields: [
      ...['charge_C', 'rawCharge_C', 'samplingVariance_C2', 'samplingBias_C', 'throughput_C'],
      ...['registerTrusted', 'breakCount'],
    ],
  },
  { part: 'counter.sum' },
  { part: 'counter.offsetSum' },
  {
    part: 'flow',
    fields: [
      ...['chargingTime_s', 'dischargingTime_s', 'voltageTime_Vs', 'mode'],
      ...['lastVoltage_V', 'lastVoltageKnown'],
      ...['voltageSlope_V_per_C', 'chargeVoltageMax_V', 'chargeCurrentMax_A'],
    ],
  },
  { part: 'flow.voltageNoise' },
  { part: 'flow.currentNoise' },
  { part: 'protection.collector', fields: ['emptied'] },
];

export const LASTING: readonly LastingPart[] = [...COUNTS, ...CYCLES, ...LEDGER, ...SOFT_SHORT, ...LEARNT];
