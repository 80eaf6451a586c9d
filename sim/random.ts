/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), one independent stream for each name.
 *
 * A stream is seeded from the scenario's seed AND its own name, so a sensor that draws one number more does not
 * shift the numbers of any other. Only 32-bit integer arithmetic and `Math.log`/`Math.sqrt`: the same seed gives the
 * same bytes on every machine with the same JavaScript engine.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare = 0;
  private hasSpare = false;

  constructor(seed: number, name: string) {
    // Both halves of the seed and every character of the name go through one FNV-1a hash, then a splitmix finaliser.
    let hash = 0x811c9dc5;
    const text = `${seed}/${name}`;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    this.a = splitmix32(hash);
    this.b = splitmix32(hash + 0x9e3779b9);
    this.c = splitmix32(hash + 0x3c6ef372);
    for (let i = 0; i < 12; i++) this.integer();
  }

  /** Uniform 32-bit unsigned integer. */
  integer(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.integer() / 4294967296;
  }

  /** Standard normal deviate (Marsaglia's polar method). */
  gaussian(): number {
    if (this.hasSpare) {
      this.hasSpare = false;
      return this.spare;
    }
    let u = 0;
    let v = 0;
    let r = 0;
    do {
      u = 2 * this.uniform() - 1;
      v = 2 * this.uniform() - 1;
      r = u * u + v * v;
    } while (r >= 1 || r === 0);
    const scale = Math.sqrt((-2 * Math.log(r)) / r);
    this.spare = v * scale;
    this.hasSpare = true;
    return u * scale;
  }

  /** Standard normal deviate redrawn until it lies within +-limit: a drawn cell must stay a possible cell. */
  boundedGaussian(limit: number): number {
    let x = this.gaussian();
    while (x > limit || x < -limit) x = this.gaussian();
    return x;
  }
}

function splitmix32(x: number): number {
  let z = (x + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) | 0;
}
