/**
 * Surface lag by diffusion in a sphere, dc/dt = D/r^2 d(r^2 dc/dr)/dr, in shells of equal thickness.
 *
 * Finite volumes: V_i dc_i/dt = A_out D (c_i+1 - c_i)/h - A_in D (c_i - c_i-1)/h, the flux I_F enters the outermost
 * shell. What leaves a shell enters its neighbour, so sodium is conserved; the mean of the sphere is the pool's s.
 * The surface is the parabola's (c = a + b r^2) through the outer two shells: exact on the steady profile.
 * The equations are linear, so they are solved once in their eigenvectors: one exact exponential a mode and step,
 * stable at any step, with the uniform mode (the mean) left out. `profile` gives the shells back.
 *
 *   steady  z = I_F/Q R^2/(15 D)           slowest mode  tau_1 = R^2/(20.19 D) = 0.743 diffusionTime_s
 * Source: PHYSICS A9.7; Crank, The Mathematics of Diffusion, 6.3.4.
 *
 * With 12 shells the slowest mode is within 0.5 % of the analytic one; after a step of current the surface comes late,
 * by at most 2 % of the steady excess from tau/2 on and 6.5 % from tau/10 on (relaxationShells.test.ts). More shells
 * would follow the first seconds better, but there diffusion acts as a resistance, which a cell solved with the state
 * of the step's beginning answers with an oscillation under constant voltage: steps up to 2 s are safe at 200 s.
 */
import { symmetricEigenpairs } from './relaxationEigen.js';
import type { RelaxationMode } from './relaxationModes.js';

const SHELLS = 12;

/** The sphere of radius 1 and diffusivity 1; time is in units of R^2/D. */
export class SphereShells {
  /** Share of the sphere's volume in each shell, inside first. */
  readonly volumes: readonly number[];
  /** Decay rate of each mode, slowest first, without the uniform one; units of D/R^2. */
  readonly rates: readonly number[];
  /** Surface excess each mode holds at a steady mean rate of 1; adds up to about 1/15. */
  readonly gains: readonly number[];
  /** Shape of each mode over the shells for a surface excess of 1. */
  readonly shapes: readonly (readonly number[])[];

  constructor(shells: number = SHELLS) {
    const h = 1 / shells;
    const radius = (i: number): number => i * h;
    this.volumes = Array.from({ length: shells }, (_, i) => radius(i + 1) ** 3 - radius(i) ** 3);
    // Conductance of a face over the sphere's volume: 4 pi r^2/h / (4 pi/3).
    const face = (i: number): number => (3 * radius(i) ** 2) / h;
    const root = this.volumes.map(Math.sqrt);
    const matrix = root.map((ri, i) =>
      root.map((rj, j) => {
        if (i === j) return ((i > 0 ? face(i) : 0) + (i < shells - 1 ? face(i + 1) : 0)) / (ri * ri);
        return Math.abs(i - j) === 1 ? -face(Math.max(i, j)) / (ri * rj) : 0;
      }),
    );
    const last = shells - 1;
    const beyond = surfaceWeight(h);
    const modes = symmetricEigenpairs(matrix)
      .slice(1)
      .map(({ value, vector }) => {
        const shape = vector.map((x, i) => x / root[i]);
        const surface = (1 + beyond) * shape[last] - beyond * shape[last - 1];
        // The flux enters the outermost shell: the mean rate 1 times the volume 1.
        return { rate: value, gain: (surface * shape[last]) / value, shape: shape.map((x) => x / surface) };
      });
    this.rates = modes.map((mode) => mode.rate);
    this.gains = modes.map((mode) => mode.gain);
    this.shapes = modes.map((mode) => mode.shape);
  }

  /** Excess of every shell over the mean for given amplitudes of the modes. */
  profile(amplitudes: ArrayLike<number>): number[] {
    return this.volumes.map((_, i) =>
      this.shapes.reduce((sum, shape, k) => sum + (amplitudes[k] ?? 0) * shape[i], 0),
    );
  }
}

/** How far the surface lies beyond the outermost shell's middle, in steps between the two outer ones, along r^2. */
function surfaceWeight(h: number): number {
  const outer = (1 - 0.5 * h) ** 2;
  const inner = (1 - 1.5 * h) ** 2;
  return (1 - outer) / (outer - inner);
}

/** The modes of a sphere whose steady surface excess is `diffusionTime_s` times the rate. */
export function shellModes(sphere: SphereShells, diffusionTime_s: number): RelaxationMode[] {
  const steady = sphere.gains.reduce((sum, gain) => sum + gain, 0);
  // R^2/D; 15 diffusionTime_s but for the error of the shells.
  const unit_s = diffusionTime_s / steady;
  return sphere.rates.map((rate, k) => ({ tau_s: unit_s / rate, gain_s: unit_s * sphere.gains[k] }));
}
