/** The parity run in Node, and the bits of its outputs. */
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { OUTPUT_COUNT, writeOutputs } from '../../firmware/core/outputs.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { PARITY_STEPS, ParityStimulus } from './stimulus.js';

/** What the run needs of the monitor and the stimulus; a test passes changed ones. */
export interface ParitySubject {
  stimulus: { readonly profile: ParityStimulus['profile']; step(sample: Sample): void };
  outputCount: number;
  step(sample: Sample): void;
  finish(): void;
  write(out: number[]): void;
}

/** @param step_s between two samples; the parity run has that of the stimulus */
export function realSubject(step_s?: number): ParitySubject {
  const stimulus = new ParityStimulus();
  if (step_s !== undefined) stimulus.step_s = step_s;
  const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
  return {
    stimulus,
    outputCount: OUTPUT_COUNT,
    step: (sample) => {
      monitor.step(sample);
    },
    finish: () => {
      monitor.finish();
    },
    write: (out) => {
      writeOutputs(monitor, out);
    },
  };
}

/** The 64 bits of each output after each step, as 16 hexadecimal digits in memory order (little-endian). */
export function runInNode(subject: ParitySubject, steps = PARITY_STEPS): string[][] {
  const sample = new Sample();
  const out = new Array<number>(subject.outputCount).fill(0);
  const bits = Buffer.alloc(8);
  const rows: string[][] = [];
  for (let step = 0; step < steps; step++) {
    subject.stimulus.step(sample);
    subject.step(sample);
    if (step === steps - 1) subject.finish();
    subject.write(out);
    rows.push(
      out.map((value) => {
        bits.writeDoubleLE(value);
        return bits.toString('hex');
      }),
    );
  }
  return rows;
}
