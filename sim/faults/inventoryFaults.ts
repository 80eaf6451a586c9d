/**
 * Faults that take or return sodium without a short: SEI step (F6), galvanic corrosion (F7), loss of cathode (F8),
 * contact loss (F9), reactivation of dead sodium (F10), a reservoir of sodium that is not discharged (F11).
 * Source: PHYSICS A7, A8; the mechanisms are in `sim/cell`.
 */
import { cellFaultClass } from './cellFault.js';

export const seiGrowthClass = cellFaultClass(
  'seiGrowth',
  'faster SEI growth, with current and without (F6)',
  [{ key: 'factor', meaning: 'multiplier of the healthy growth', min: 0, max: 1000 }],
  (conditions, values) => {
    conditions.seiMultiplier *= values['factor'];
  },
);

export const galvanicCorrosionClass = cellFaultClass(
  'galvanicCorrosion',
  'galvanic corrosion of a partly covered collector, worst half-covered (F7)',
  [{ key: 'current_uA_per_cm2', meaning: 'corrosion at half cover', min: 0, max: 1000 }],
  (conditions, values) => {
    conditions.galvanic_uA_per_cm2 += values['current_uA_per_cm2'];
  },
);

export const cathodeLossClass = cellFaultClass(
  'cathodeLoss',
  'loss of active cathode: sodiated material locks its sodium in, de-sodiated leaves it on the collector (F8)',
  [
    {
      key: 'sodiated_per_h',
      meaning: 'share of the capacity lost an hour, sodiated',
      min: 0,
      max: 1,
      fallback: 0,
    },
    {
      key: 'desodiated_per_h',
      meaning: 'share of the capacity lost an hour, de-sodiated',
      min: 0,
      max: 1,
      fallback: 0,
    },
  ],
  (conditions, values) => {
    conditions.sodiatedLoss_per_h += values['sodiated_per_h'];
    conditions.desodiatedLoss_per_h += values['desodiated_per_h'];
  },
);

export const contactLossClass = cellFaultClass(
  'contactLoss',
  'part of the collector loses contact; voids may run away; heals under pressure when it ends (F9)',
  [
    { key: 'contact', meaning: 'share of the area that keeps contact', min: 0.05, max: 1, fallback: 1 },
    {
      key: 'void_growth_cm2_per_mAh',
      meaning: 'contact lost per areal charge stripped above the critical density',
      min: 0,
      max: 100,
      fallback: 0,
    },
  ],
  (conditions, values) => {
    if (values['contact'] < conditions.contactLimit) conditions.contactLimit = values['contact'];
    conditions.voidGrowth_cm2_per_mAh += values['void_growth_cm2_per_mAh'];
  },
  undefined,
  (values) => (values['contact'] < 1 ? 'the contact of the collector' : undefined),
);

export const reactivationClass = cellFaultClass(
  'reactivation',
  'dead sodium becomes active again (F10)',
  [{ key: 'rate_per_h', meaning: 'share of the dead sodium an hour', min: 0, max: 10 }],
  (conditions, values) => {
    conditions.reactivation_per_h += values['rate_per_h'];
  },
);

export const reservoirClass = cellFaultClass(
  'reservoir',
  'slow cathode: the discharge ends before the collector is empty and sodium stays behind unseen (F11)',
  [{ key: 'diffusion_factor', meaning: 'multiplier of the diffusion time', min: 1, max: 20 }],
  (conditions, values) => {
    conditions.diffusionMultiplier *= values['diffusion_factor'];
  },
);
