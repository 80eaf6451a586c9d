/**
 * Surface lag with the response of diffusion into a medium without end, K(t) ~ t^-1/2, as a sum of six modes.
 *
 * What porous electrodes with a spread of particle sizes show at rest: a tail with no time constant of its own.
 *   t^-1/2 = sum a_k exp(-t/tau_k)  within 5.2 % for 1 s <= t <= 36000 s
 * Times log-spaced, weights fitted (least largest relative error with the slowest mode fixed at 50000 s). Beyond 10 h
 * the tail ends exponentially, as it must in a particle of finite size. Source: PHYSICS A9.7, form assumed.
 *
 * It knows fractions of the capacity and times, no charges, so it holds from a coin cell to a large pouch alike.
 * All forms hold the same surface excess at a steady current. This one needs a day to get there: after two hours it
 * has reached 0.27 of it, so 3.7 times the `diffusionTime_s` of a single lag gives the same lag at the end of a C/2
 * discharge.
 */
import type { RelaxationMode } from './relaxationModes.js';

/** [time constant at 25 degC, s; weight of t^-1/2, s^-1/2]. */
export const POWER_LAW_FIT: readonly (readonly [number, number])[] = [
  [2.344, 0.8534],
  [17.21, 0.2494],
  [126.4, 0.0932],
  [927.6, 0.04434],
  [6810, 0.009312],
  [50000, 0.01017],
];

/** Largest relative error of the fit from 1 s to 10 h. */
export const POWER_LAW_ERROR = 0.053;

/** The modes whose gains add up to `diffusionTime_s`. */
export function powerLawModes(diffusionTime_s: number): RelaxationMode[] {
  const total = POWER_LAW_FIT.reduce((sum, [tau_s, weight]) => sum + weight * tau_s, 0);
  return POWER_LAW_FIT.map(([tau_s, weight]) => ({
    tau_s,
    gain_s: (diffusionTime_s * weight * tau_s) / total,
  }));
}
