/**
 * The cathodes of the library, one data entry each. Curves: PHYSICS A2, shape level, +-20 mV, against sodium metal at
 * 25 degC; replace an entry by a digitised curve where one is at hand. Voltage limits: the ends of the curve less a
 * margin (`cathodeWindow.ts`), because beyond s = 1 this model has no sodium to give.
 */
import type { CurveShape, ReservoirPlateau } from './cathodeCurve.js';

export interface CathodeEntry {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Practical specific capacity, mAh/g. */
  readonly specificCapacity_mAh_per_g: number;
  /** Volume the cathode loses per charge of sodium that leaves it, cm3/Ah. */
  readonly volume_cm3_per_Ah: number;
  /** Usual lower limit of discharge and highest limit of charge, V. */
  readonly voltageMin_V: number;
  readonly voltageMax_V: number;
  readonly curve: CurveShape;
  /** First-charge plateaus, lowest first, and their sodium as a share of the practical capacity. */
  readonly reservoir?: readonly ReservoirPlateau[];
  readonly reservoirShare?: number;
}

const NVP_CURVE: CurveShape = {
  voltage_V: 3.37,
  slope_V: 0.006,
  origin: 0.5,
  steps: [],
  top: { height_V: 0.3, width: 0.01 },
  bottom: { height_V: 0.8, width: 0.01 },
};

export const CATHODE_ENTRIES: readonly CathodeEntry[] = [
  {
    id: 'NVP',
    title: 'Na3V2(PO4)3, two-phase plateau',
    source:
      'shape of the V3+/V4+ plateau, textbook level, assumed +-20 mV; volume change: review of sodium anodes, 0.21 cm3/Ah',
    specificCapacity_mAh_per_g: 110,
    volume_cm3_per_Ah: 0.21,
    voltageMin_V: 2.4,
    voltageMax_V: 3.65,
    curve: NVP_CURVE,
  },
  {
    id: 'NaCrO2',
    title: 'NaCrO2, layered O3, up to half of the sodium removed',
    source:
      'shape assumed +-20 mV; 110 mAh/g at 2.5 to 3.6 V (Kubota); removal beyond 0.6 Na is irreversible (Bo); held at 3.5 V in the published full cell; volume change assumed 0 to 0.15 cm3/Ah, sign uncertain (the interlayer expands)',
    specificCapacity_mAh_per_g: 110,
    volume_cm3_per_Ah: 0.075,
    voltageMin_V: 2.2,
    voltageMax_V: 3.53,
    curve: {
      voltage_V: 2.98,
      slope_V: 0.03,
      steps: [
        { height_V: 0.16, centre: 0.55, width: 0.06 },
        { height_V: 0.14, centre: 0.88, width: 0.03 },
      ],
      top: { height_V: 0.25, width: 0.02 },
      bottom: { height_V: 0.6, width: 0.02 },
    },
  },
  {
    id: 'NFM',
    title: 'Na(Ni1/3Fe1/3Mn1/3)O2, layered O3',
    source: 'shape assumed +-20 mV; volume change assumed 0.1 cm3/Ah, range 0 to 0.2',
    specificCapacity_mAh_per_g: 125,
    volume_cm3_per_Ah: 0.1,
    voltageMin_V: 2.0,
    voltageMax_V: 3.95,
    curve: {
      voltage_V: 2.72,
      slope_V: 0.5,
      steps: [
        { height_V: 0.22, centre: 0.35, width: 0.08 },
        { height_V: 0.3, centre: 0.82, width: 0.05 },
      ],
      top: { height_V: 0.25, width: 0.02 },
      bottom: { height_V: 0.5, width: 0.015 },
    },
  },
  {
    id: 'PW',
    title: 'Prussian white, Na2Fe[Fe(CN)6], two plateaus',
    source:
      'shape assumed +-20 mV; 155 of 171 mAh/g; 2.0 to 3.8 V in the published cells; volume change assumed 0.2 cm3/Ah, range 0.1 to 0.3',
    specificCapacity_mAh_per_g: 155,
    volume_cm3_per_Ah: 0.2,
    voltageMin_V: 2.0,
    voltageMax_V: 3.68,
    curve: {
      voltage_V: 3.06,
      slope_V: 0.02,
      steps: [{ height_V: 0.33, centre: 0.5, width: 0.03 }],
      top: { height_V: 0.3, width: 0.012 },
      bottom: { height_V: 0.7, width: 0.012 },
    },
  },
  {
    id: 'NVPF',
    title: 'Na3V2(PO4)2F3, two plateaus and their substeps',
    source:
      'shape assumed +-20 mV; 120 of 128 mAh/g; a measured table is in BattMo.jl (chayambuka_pe_ocp.csv); volume change assumed 0.1 cm3/Ah, range 0.05 to 0.15',
    specificCapacity_mAh_per_g: 120,
    volume_cm3_per_Ah: 0.1,
    voltageMin_V: 2.5,
    voltageMax_V: 4.4,
    curve: {
      voltage_V: 3.66,
      slope_V: 0.04,
      steps: [
        { height_V: 0.07, centre: 0.25, width: 0.02 },
        { height_V: 0.38, centre: 0.5, width: 0.012 },
        { height_V: 0.04, centre: 0.75, width: 0.03 },
      ],
      top: { height_V: 0.25, width: 0.01 },
      bottom: { height_V: 0.8, width: 0.01 },
    },
  },
  {
    id: 'NFPP',
    title: 'Na4Fe3(PO4)2P2O7, sloping with two shallow steps',
    source: 'shape assumed +-20 mV; 105 of 129 mAh/g; volume change assumed 0.15 cm3/Ah, range 0.05 to 0.25',
    specificCapacity_mAh_per_g: 105,
    volume_cm3_per_Ah: 0.15,
    voltageMin_V: 2.0,
    voltageMax_V: 3.5,
    curve: {
      voltage_V: 2.78,
      slope_V: 0.16,
      steps: [
        { height_V: 0.12, centre: 0.22, width: 0.07 },
        { height_V: 0.13, centre: 0.72, width: 0.05 },
      ],
      top: { height_V: 0.35, width: 0.015 },
      bottom: { height_V: 0.6, width: 0.015 },
    },
  },
  {
    id: 'Na5VP',
    title: 'NVP with a share of Na5V2(PO4)3, whose extra sodium leaves in the first charge only',
    source:
      'plateaus at 0.35 V and 1.7 V, then NVP, 1.0 to 3.8 V (review of anode-free sodium cells); equal shares assumed (one Na each); the reservoir of 20 % of the capacity is a blend, assumed, 0 to 107 % (all Na5V2(PO4)3: 2 Na of 58.8 mAh/g each over 110 mAh/g)',
    specificCapacity_mAh_per_g: 110,
    volume_cm3_per_Ah: 0.21,
    voltageMin_V: 1.0,
    voltageMax_V: 3.65,
    curve: NVP_CURVE,
    reservoir: [
      { voltage_V: 0.35, share: 0.5 },
      { voltage_V: 1.7, share: 0.5 },
    ],
    reservoirShare: 0.2,
  },
];
