/**
 * Cramer-Rao bound of the slope of a line in white noise beside other functions of unknown size (nuisances):
 *
 *   var = sigma^2/|r|^2 ,   r = what is left of t after its projection on 1 and the nuisances
 * Without nuisances it is the usual 12 sigma^2/(n T^2). By Gram and Schmidt, twice over, because slow functions look alike.
 */
const PASSES = 2;

/** Standard deviation of the slope per standard deviation of a sample. @param times and nuisances at the samples */
export function slopeBound(times: readonly number[], nuisances: readonly (readonly number[])[]): number {
  const base: (readonly number[])[] = [];
  const constant = times.map(() => 1);
  for (const nuisance of [constant, ...nuisances]) {
    const left = residual(nuisance, base);
    const size = Math.sqrt(dot(left, left));
    base.push(left.map((value) => value / size));
  }
  const left = residual(times, base);
  return 1 / Math.sqrt(dot(left, left));
}

function residual(values: readonly number[], base: readonly (readonly number[])[]): readonly number[] {
  let left = values;
  for (let pass = 0; pass < PASSES; pass++) {
    for (const unit of base) {
      const share = dot(left, unit);
      left = left.map((value, k) => value - share * (unit[k] ?? 0));
    }
  }
  return left;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}
