/**
 * What the converters for load cells (NAU7802, HX711) have in common: 24 bits over plus and minus half the supply of the
 * bridge, behind an amplifier.
 *
 *   ratio_V_per_V = code / (2^24 * gain)
 *
 * Source: HX711 data sheet (Avia), "Analog Inputs": 20 mV at 5 V and gain 128; NAU7802 data sheet 1.7, section 7.2:
 * +-0.5 * (REFP - REFN) / gain.
 */
import type { i32 } from '../core/types.js';

/** Code at the upper end of the range; the lower end is -BRIDGE_CODE_MAX - 1. */
export const BRIDGE_CODE_MAX: i32 = 0x7fffff;

/** Output of the bridge over its supply. */
export function bridgeRatio(code: i32, gain: i32): number {
  return code / (16777216 * gain);
}
