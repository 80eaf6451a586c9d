/**
 * Exact bounds of counts, and order statistics.
 *
 *   Poisson    upper bound m of the mean of n events: sum_{k<=n} e^-m m^k / k! = 1 - confidence
 *   binomial   lower bound p of a share of k in n:    sum_{j>=k} C(n,j) p^j (1-p)^(n-j) = 1 - confidence   (Clopper, Pearson 1934)
 * Both one-sided. Found by bisection of the distribution, which is monotonic in m and p.
 */

/** Confidence of every bound of the benchmarks. */
export const CONFIDENCE = 0.95;

const BISECTIONS = 60;

/** Root of a falling function between two values. */
function falling(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = 0.5 * (low + high);
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** Largest mean that is compatible with so few events. */
export function poissonUpper(events: number, confidence = CONFIDENCE): number {
  const atMost = (mean: number): number => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= events; k++) {
      term *= mean / k;
      sum += term;
    }
    return sum;
  };
  // Ten standard deviations and some: e^-mean is still far from underflow for the counts that occur here.
  return falling((mean) => atMost(mean) - (1 - confidence), 0, events + 10 * Math.sqrt(events + 1) + 10);
}

/** Smallest share that is compatible with so many hits. */
export function binomialLower(hits: number, tries: number, confidence = CONFIDENCE): number {
  if (hits === 0 || tries === 0) return 0;
  const fewer = (share: number): number => {
    let sum = 0;
    let logTerm = tries * Math.log1p(-share);
    const odds = Math.log(share) - Math.log1p(-share);
    for (let k = 0; k < hits; k++) {
      sum += Math.exp(logTerm);
      logTerm += Math.log((tries - k) / (k + 1)) + odds;
    }
    return sum;
  };
  return falling((share) => fewer(share) - confidence, 0, 1);
}

/** The value below which this share of the values lies, linear between neighbours; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}

export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
