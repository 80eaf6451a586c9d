/** State to bytes and back: a program that is lost and restored after every step goes on with the same bits. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { generate, runInC, runInNode, TYPES, type Experiment } from '../testing/differential.js';
import { FEATURES } from '../testing/features.js';
import { randomClass, sourceOf } from '../testing/fuzz/programs.js';
import { hasTarget, PC_O2, TARGETS } from '../testing/targets.js';

const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-state-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const STATE = { state: ['Program'] };

function experiment(source: string, steps = 20): Experiment {
  return { scratch: mkdtempSync(join(scratch, 'run-')), source, steps };
}

/** The single header and source of a program. */
function textOf(source: string, options: { real?: 'float' } = {}): string {
  const folder = generate(experiment(source), { ...STATE, ...options });
  return ['t.h', 't.c'].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** One field of each kind, objects inside, a table that the constructor computes, and a borrowed object. */
const PARTS = `import type { i32, u32, u8 } from './types.js';
export enum Mode { Off = 0, On = 7 }
class Settings { gain: number = 0.5; }
class Table {
  readonly squares: number[] = [0, 0, 0];
  constructor(scale: number) {
    for (let i: i32 = 0; i < 3; i++) this.squares[i] = scale * i * i;
  }
}
class Part {
  value: number = -1.5;
  private readonly settings: Settings;
  constructor(settings: Settings) { this.settings = settings; }
  step(): void { this.value *= this.settings.gain; }
}
export class Program {
  readonly out: number[] = [0, 0, 0, 0, 0, 0];
  private readonly settings: Settings = new Settings();
  private readonly table: Table = new Table(3);
  private readonly part: Part = new Part(this.settings);
  private mode: Mode = Mode.Off;
  private count: i32 = -3;
  private hash: u32 = 4000000000;
  private readonly low: u8[] = [250, 251];
  private on: boolean = false;
  step(): void {
    this.part.step();
    this.count = (this.count + 1) | 0;
    this.hash = Math.imul(this.hash, 2654435761) >>> 0;
    this.low[1] = (this.low[1] + 3) & 255;
    this.on = !this.on;
    this.mode = this.on ? Mode.On : Mode.Off;
    this.out[0] = this.part.value;
    this.out[1] = this.count;
    this.out[2] = this.hash;
    this.out[3] = this.low[1];
    this.out[4] = this.mode;
    this.out[5] = this.table.squares[2];
  }
}
`;

describe('the state of a program', () => {
  it('is its changing fields: no pointers, no settings, no tables that a constructor makes', () => {
    const text = textOf(PARTS);
    // out 6 x 8, part.value 8, mode, count and hash 4 each, low 2 x 1, on 1.
    expect(text).toContain(`#define T_PROGRAM_STATE_BYTES ${48 + 8 + 12 + 2 + 1}u`);
    expect(text).toContain('self->mode = (t_Mode)ts_get_i32(bytes, next);');
    expect(text).not.toMatch(/t_(Settings|Table)_saveState/);
  });

  it('has numbers of four bytes in single precision', () => {
    expect(textOf(PARTS, { real: 'float' })).toContain(
      `#define T_PROGRAM_STATE_BYTES ${24 + 4 + 12 + 2 + 1}u`,
    );
  });

  it('has another hash when a field is renamed, moved or of another type', () => {
    const hash = (source: string): string => /STATE_LAYOUT (\d+)u/.exec(textOf(source))?.[1] ?? '';
    const known = hash(PARTS);
    expect(known).not.toBe('');
    const others = [
      PARTS.replaceAll('count', 'counter'),
      PARTS.replace('private on: boolean = false;\n', '').replace(
        'private count',
        'private on: boolean = false;\n  private count',
      ),
      PARTS.replace('private count: i32 = -3', 'private count: number = -3'),
    ];
    expect(new Set([known, ...others.map(hash)]).size).toBe(4);
  });

  it('is asked for by a name that exists', () => {
    const memory = new Map([
      ['/state/main.ts', PARTS],
      ['/state/types.ts', TYPES],
    ]);
    expect(() => compile(['/state/main.ts'], { memory, state: ['Monitor'] })).toThrow('no class Monitor');
  });
});

describe('a program lost and restored after every step goes on with the same bits', () => {
  it.each(TARGETS.filter((target) => hasTarget(target)))('on $name', (target) => {
    const subject = experiment(PARTS);
    generate(subject, STATE);
    expect(runInC(subject, target, ['-DRESTARTED'])).toEqual(runInNode(subject));
  });

  it.skipIf(!hasTarget(PC_O2)).each([...FEATURES])('$name', ({ source }) => {
    const subject = experiment(source);
    generate(subject, STATE);
    expect(runInC(subject, PC_O2, ['-DRESTARTED'])).toEqual(runInNode(subject));
  });

  it.skipIf(!hasTarget(PC_O2))('random classes', () => {
    const classes = Array.from({ length: 10 }, (_, at) => randomClass(at + 1, `C${at}`));
    const subject = experiment(sourceOf(classes));
    generate(subject, STATE);
    expect(runInC(subject, PC_O2, ['-DRESTARTED'])).toEqual(runInNode(subject));
  });

  it.skipIf(!hasTarget(PC_O2))('but not when a field is left out', () => {
    const subject = experiment(PARTS);
    const file = join(generate(subject, STATE), 't.c');
    const lines = readFileSync(file, 'utf8').split('\n');
    const without = lines.filter((line) => !line.includes('self->hash = ts_get_u32'));
    expect(without).toHaveLength(lines.length - 1);
    writeFileSync(file, without.join('\n'));
    expect(runInC(subject, PC_O2, ['-DRESTARTED'])).not.toEqual(runInNode(subject));
  });
});
