/**
 * The form of an open-circuit curve: a line, steps between plateaus, and two steep edges.
 *
 *   U(s) = U_0 + m (s - s_0) + sum h_j sg((s - c_j)/w_j) + A exp((s - 1)/a) - B exp(-s/b),   sg(x) = 1/(1 + exp(-x))
 * s = fraction of the practical capacity removed as sodium. Rises strictly if m, h, A, B are not negative and one is
 * positive. `edgeWidth` widens a and b together (spread between cells). Source: PHYSICS A2.
 */

/** A step between two plateaus. */
export interface CurveStep {
  readonly height_V: number;
  readonly centre: number;
  readonly width: number;
}

/** A steep end of the curve. */
export interface CurveEdge {
  readonly height_V: number;
  readonly width: number;
}

export interface CurveShape {
  readonly voltage_V: number;
  readonly slope_V: number;
  /** Where `voltage_V` holds; 0 unless stated. */
  readonly origin?: number;
  readonly steps: readonly CurveStep[];
  readonly top: CurveEdge;
  readonly bottom: CurveEdge;
}

/** A plateau of the sodium that leaves in the first charge only. */
export interface ReservoirPlateau {
  readonly voltage_V: number;
  /** Share of the reservoir. */
  readonly share: number;
}

/** Exponents of the edges are bounded so that an impossible fraction gives a huge voltage and not infinity. */
const EXPONENT_MAX = 40;

function edge(exponent: number): number {
  // Below the resolution of a voltage: most of a plateau needs no exponential at all.
  if (exponent < -EXPONENT_MAX) return 0;
  return Math.exp(exponent < EXPONENT_MAX ? exponent : EXPONENT_MAX);
}

/** U(s), V. */
export type CurveFunction = (fraction: number, edgeWidth: number) => number;

export function curveVoltage(shape: CurveShape): CurveFunction {
  const { voltage_V, slope_V, origin = 0, steps, top, bottom } = shape;
  return (fraction, edgeWidth) => {
    let u = voltage_V + slope_V * (fraction - origin);
    for (let j = 0; j < steps.length; j++) {
      const step = steps[j];
      u += step.height_V / (1 + Math.exp((step.centre - fraction) / step.width));
    }
    return (
      u +
      top.height_V * edge((fraction - 1) / (top.width * edgeWidth)) -
      bottom.height_V * edge(-fraction / (bottom.width * edgeWidth))
    );
  };
}

/** dU/ds, V. */
export function curveSlope(shape: CurveShape): CurveFunction {
  const { slope_V, steps, top, bottom } = shape;
  return (fraction, edgeWidth) => {
    let slope = slope_V;
    for (const { height_V, centre, width } of steps) {
      const share = 1 / (1 + Math.exp((centre - fraction) / width));
      slope += (height_V / width) * share * (1 - share);
    }
    const topWidth = top.width * edgeWidth;
    const bottomWidth = bottom.width * edgeWidth;
    return (
      slope +
      (top.height_V / topWidth) * edge((fraction - 1) / topWidth) +
      (bottom.height_V / bottomWidth) * edge(-fraction / bottomWidth)
    );
  };
}
