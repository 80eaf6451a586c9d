import { z } from 'zod';

/**
 * The result document (`result.json`, `--json`), schema `nabms.result/1`.
 * Every number is finite; what is not known is null. Units are in the names; charge is positive.
 */

const finite = z.number();
const nullable = z.number().nullable();

export const cycleSchema = z.strictObject({
  index: z.int().min(1),
  start_s: finite,
  end_s: finite,
  charge_Ah: finite,
  discharge_Ah: finite,
  coulombicEfficiency: nullable,
  coulombicEfficiencyUncertainty: nullable,
  /** With the leak taken out; null until the next full charge has shown what leaked. */
  coulombicEfficiencyCorrected: nullable,
  coulombicEfficiencyCorrectedUncertainty: nullable,
  parasiticCurrent_A: nullable,
  endOfDischarge: z.enum(['anode', 'cathode', 'unknown']),
});

export const causeSchema = z.enum([
  'none',
  'softShort',
  'parasitic',
  'contactor',
  'sensorOffset',
  'unresolved',
]);

export const episodeSchema = z.strictObject({
  start_s: finite,
  detected_s: finite,
  end_s: nullable,
  levelMax: z.int().min(0).max(4),
  leak_A: finite,
  leakLow_A: finite,
  leakHigh_A: finite,
  cause: causeSchema,
});

export const softShortSchema = z.strictObject({
  observable: z.boolean(),
  reason: z.string(),
  detected: z.boolean(),
  levelMax: z.int().min(0).max(4),
  levelEnd: z.int().min(0).max(4),
  firstLeakTime_s: nullable,
  firstDetectionTime_s: nullable,
  onset_s: nullable,
  onsetLow_s: finite,
  onsetHigh_s: finite,
  leak_A: nullable,
  leakLow_A: finite,
  leakHigh_A: finite,
  leakCharge_Ah: finite,
  resistance_ohm: nullable,
  cause: causeSchema,
  /** Rests show the newest leak too, so that it is no wrong zero of the current sensor. */
  restsAgree: z.boolean(),
  episodes: z.array(episodeSchema),
});

const pool = <P extends string>(name: P) =>
  z.object({
    [`${name}_Ah`]: nullable,
    [`${name}Low_Ah`]: finite,
    [`${name}High_Ah`]: finite,
    [`${name}Observable`]: z.boolean(),
    [`${name}Reason`]: z.string(),
  } as Record<`${P}_Ah`, typeof nullable> &
    Record<`${P}Low_Ah` | `${P}High_Ah`, typeof finite> &
    Record<`${P}Observable`, z.ZodBoolean> &
    Record<`${P}Reason`, z.ZodString>);

/** The pools whose change since `reference_s` is reported; lli = dead + sei + stranded, lam apart. */
export const POOLS = ['lli', 'dead', 'sei', 'stranded', 'lam', 'reservoir'] as const;

/** Cycles from the newest reading to 80 % of the reference's cyclable sodium; null where the trend does not carry it. */
export const forecastSchema = z.strictObject({
  cycles: nullable,
  cyclesLow: nullable,
  cyclesHigh: nullable,
  reason: z.string(),
});

/** Where the cyclable sodium is at the end of the record: amounts, not changes. */
export const whereaboutsSchema = z.strictObject({ ...pool('cathode').shape, ...pool('active').shape });

export const inventorySchema = z.strictObject({
  observable: z.boolean(),
  reason: z.string(),
  ...pool('lli').shape,
  ...pool('dead').shape,
  ...pool('sei').shape,
  ...pool('stranded').shape,
  ...pool('lam').shape,
  ...pool('reservoir').shape,
  pools: whereaboutsSchema,
  forecast: forecastSchema,
});

/** What the stack pressure says, and how much of the laws behind it has been learnt. */
export const pressureSchema = z.strictObject({
  observable: z.boolean(),
  reason: z.string(),
  gain_kPa_per_Ah: nullable,
  gainUncertainty: nullable,
  creepShare: nullable,
  creepShareUncertainty: nullable,
  thermal_kPa_per_K: nullable,
  thermalUncertainty_kPa_per_K: nullable,
  cycleLeak_A: nullable,
  cycleLeakUncertainty_A: nullable,
});

/** What voltage and current say beyond leak and loss; null where they cannot say it, with the reason. */
export const voltageSchema = z.strictObject({
  resistance_ohm: nullable,
  resistanceUncertainty_ohm: nullable,
  resistanceReason: z.string(),
  soc: nullable,
  socUncertainty: nullable,
  socReason: z.string(),
  nucleationOverpotential_mV: nullable,
  nucleationUncertainty_mV: nullable,
  dips: z.int().min(0),
  shallowDips: z.int().min(0),
  dipCharge_Ah: finite,
  dipEvidence_s: nullable,
});

export const alarmSchema = z.strictObject({
  time_s: finite,
  id: z.string(),
  severity: z.enum(['info', 'warning', 'fault']),
  text: z.string(),
});

/** A row of the fault table that was active; one that came and went several times stands several times. */
export const faultDocumentSchema = z.strictObject({
  id: z.string(),
  start_s: finite,
  end_s: nullable,
  latched: z.boolean(),
});

export const protectionSchema = z.strictObject({
  /** What the monitor asks for at the end of the record. */
  contactor: z.enum(['closed', 'open']),
  openedAt_s: nullable,
  faults: z.array(faultDocumentSchema),
});

export const cellSchema = z.strictObject({
  name: z.string(),
  capacity_Ah: finite,
  voltageMin_V: finite,
  voltageMax_V: finite,
  geometry: z.enum(['full', 'half', 'unknown']),
  cathode: z.string().nullable(),
  profile: z.enum(['given', 'fromData']),
});

/** What the simulator knows and the core was never told. */
export const truthSchema = z.strictObject({
  reference_s: nullable,
  /** When the first fault of the scenario opened. */
  firstFault_s: nullable,
  softShort: z.strictObject({
    onset_s: nullable,
    leak_A: nullable,
    leakCharge_Ah: finite,
    resistance_ohm: nullable,
    /** Of the latest episode; never unresolved, the simulator knows. */
    cause: causeSchema,
    episodes: z.array(
      z.strictObject({
        start_s: finite,
        end_s: nullable,
        leak_A: finite,
        resistance_ohm: nullable,
        cause: causeSchema,
      }),
    ),
  }),
  inventory: z.strictObject({
    lli_Ah: finite,
    dead_Ah: finite,
    sei_Ah: finite,
    stranded_Ah: finite,
    lam_Ah: finite,
    reservoir_Ah: finite,
  }),
  sodiumBalanceResidual_C: finite,
});

export const scoreSchema = z.strictObject({
  detectionDelay_s: nullable,
  leakError_A: nullable,
  leakCovered: z.boolean().nullable(),
  leakIntervalWidth_A: nullable,
  leakCramerRao_A: nullable,
  /** The cause named is the true one; null where none is named or nothing leaked. */
  causeRight: z.boolean().nullable(),
  lliError_Ah: nullable,
  lliCovered: z.boolean().nullable(),
  lliIntervalWidth_Ah: nullable,
  deadError_Ah: nullable,
  deadCovered: z.boolean().nullable(),
  deadIntervalWidth_Ah: nullable,
  seiError_Ah: nullable,
  seiCovered: z.boolean(),
  seiIntervalWidth_Ah: finite,
  strandedCovered: z.boolean(),
  lamCovered: z.boolean(),
  falseAlarms: z.int().min(0),
  /** From the first fault of the scenario to the first request to open the contactor; null without either. */
  openedWithin_s: nullable,
  healthyHours: finite,
});

export const resultSchema = z.strictObject({
  schema: z.literal('nabms.result/1'),
  cell: cellSchema,
  duration_s: finite,
  samples: z.int().min(0),
  reference_s: nullable,
  cycles: z.array(cycleSchema),
  softShort: softShortSchema,
  inventory: inventorySchema,
  pressure: pressureSchema,
  protection: protectionSchema,
  voltage: voltageSchema,
  alarms: z.array(alarmSchema),
  advice: z.array(z.string()),
  truth: truthSchema.optional(),
  score: scoreSchema.optional(),
});

export type FaultDocument = z.infer<typeof faultDocumentSchema>;
export type CycleDocument = z.infer<typeof cycleSchema>;
export type EpisodeDocument = z.infer<typeof episodeSchema>;
export type SoftShortDocument = z.infer<typeof softShortSchema>;
export type InventoryDocument = z.infer<typeof inventorySchema>;
export type ForecastDocument = z.infer<typeof forecastSchema>;
export type PressureDocument = z.infer<typeof pressureSchema>;
export type VoltageDocument = z.infer<typeof voltageSchema>;
export type AlarmDocument = z.infer<typeof alarmSchema>;
export type CellDocument = z.infer<typeof cellSchema>;
export type TruthDocument = z.infer<typeof truthSchema>;
export type ScoreDocument = z.infer<typeof scoreSchema>;
export type ResultDocument = z.infer<typeof resultSchema>;
