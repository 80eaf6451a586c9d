import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { checkScenario } from '../scenario/scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { Simulation } from '../simulation.js';
import { nominalScenario, run } from '../testRun.js';
import { Program } from './program.js';
import type { Protocol } from './protocol.js';
import { defaultProtocol } from './protocol.js';
import { StepKind } from './protocolSteps.js';
import type { StepSpec } from './stepSpec.js';

const withSteps = (steps: readonly StepSpec[]): Protocol => ({ ...defaultProtocol(), steps });

describe('Program', () => {
  it('runs the first variant that matches a cycle', () => {
    const program = new Program(
      {
        ...defaultProtocol(),
        variants: [
          { firstCycles: 2, settings: { chargeRate_per_h: 0.1 } },
          { everyCycles: 2, steps: [{ step: 'rest', duration_s: 60 }] },
        ],
      },
      1,
      1,
      5,
    );
    const first = [1, 2, 3, 4, 5].map((cycle) => program.stepsOf(cycle)[0]);
    expect(first.map((step) => step.kind)).toEqual([
      StepKind.Charge,
      StepKind.Charge,
      StepKind.Charge,
      StepKind.Rest,
      StepKind.Charge,
    ]);
    expect(first.map((step) => step.current_A)).toEqual([0.1, 0.1, 0.5, 0, 0.5]);
    expect(program.chargeMax_A).toBe(0.5);
  });

  it('tells the core the largest currents of any step', () => {
    const protocol = withSteps([
      { step: 'charge', rate_per_h: 2 },
      { step: 'discharge', rate_per_h: 3 },
    ]);
    const { nominalProfile } = new Simulation(nominalScenario({ protocol }));
    expect(nominalProfile.currentMaxCharge_A).toBe(4);
    expect(nominalProfile.currentMaxDischarge_A).toBe(6);
  });

  it('leaves out a step whose counted charge is already reached, and ends', () => {
    const protocol = withSteps([
      { step: 'charge', rate_per_h: 0.5, untilSoc: 0.4 },
      { step: 'rest', duration_s: 60 },
    ]);
    const { rows } = run(nominalScenario({ cycles: 3, protocol }));
    expect(rows.at(-1)!.netCharge_Ah).toBeCloseTo(0.4, 8);
    expect(rows.at(-1)!.time_s).toBeCloseTo(0.8 * 3600 + 180, 2);
    const idle = withSteps([{ step: 'discharge', rate_per_h: 0.5, untilSoc: 0.5 }]);
    expect(run(nominalScenario({ cycles: 50, protocol: idle })).rows.length).toBe(0);
  });

  it('names the first step it gave up', () => {
    const { simulation } = run(
      nominalScenario({
        cycles: 1,
        faults: [{ name: 'softShort', parameters: { resistance_ohm: 4, start_h: 1 } }],
      }),
    );
    expect(simulation.abandonedSteps.first).toBe('protocol.steps[0] (charge)');
    expect(simulation.abandonedSteps.first_s).toBeCloseTo(10800, 6);
    expect(simulation.abandonedSteps.count).toBeGreaterThanOrEqual(1);
    expect(run(nominalScenario({ cycles: 1 })).simulation.abandonedSteps.count).toBe(0);
  });

  it('closes the contactor in a rest that says so', () => {
    const protocol = withSteps([
      { step: 'rest', duration_s: 60, contactor: 'closed' },
      { step: 'rest', duration_s: 60 },
    ]);
    const { rows } = run(nominalScenario({ cycles: 1, protocol }));
    expect(rows.map((row) => row.contactorOpen)).toEqual(rows.map((row) => row.time_s > 60.005));
  });
});

describe('bad protocols', () => {
  const broken: [string, unknown, RegExp][] = [
    ['no step', { steps: [] }, /protocol.steps has no step/],
    ['no list', { steps: 'charge' }, /protocol.steps has no step; it must be a list/],
    [
      'unknown step',
      { steps: [{ step: 'boost' }] },
      /protocol.steps\[0\].step is "boost"; .* charge, discharge, hold/,
    ],
    ['not a step', { steps: [3] }, /protocol.steps\[0\] is not a step/],
    [
      'no current',
      { steps: [{ step: 'charge', rate_per_h: 0 }] },
      /\[0\] \(charge\).rate_per_h is 0; .* from 0.001/,
    ],
    ['NaN', { steps: [{ step: 'rest', duration_s: NaN }] }, /\(rest\).duration_s is NaN/],
    ['endless rest', { steps: [{ step: 'rest', duration_s: Infinity }] }, /\(rest\).duration_s is Infinity/],
    ['no end', { steps: [{ step: 'hold' }] }, /\(hold\).cutRate_per_h is missing/],
    [
      'unknown key',
      { steps: [{ step: 'rest', duration_s: 1, time: 3 }] },
      /no parameter "time"; known: duration_s/,
    ],
    [
      'voltage beyond the cathode',
      { steps: [{ step: 'charge', rate_per_h: 1, voltage_V: 4.5 }] },
      /voltage_V is 4.5; .* to 3.65/,
    ],
    [
      'two ends that contradict',
      { steps: [{ step: 'charge', rate_per_h: 1, share: 0.5, untilSoc: 0.5 }] },
      /both share and untilSoc/,
    ],
    [
      'nested error',
      { steps: [{ step: 'repeat', times: 2, steps: [{ step: 'rest', duration_s: -1 }] }] },
      /protocol.steps\[0\].steps\[0\] \(rest\).duration_s is -1/,
    ],
    [
      'half a repeat',
      { steps: [{ step: 'repeat', times: 1.5, steps: [] }] },
      /times is 1.5; .* whole number/,
    ],
    [
      'unrolled too long',
      {
        steps: [
          {
            step: 'repeat',
            times: 10000,
            steps: [{ step: 'repeat', times: 10000, steps: [{ step: 'rest', duration_s: 1 }] }],
          },
        ],
      },
      /\(rest\) makes the cycle longer than 50000 steps/,
    ],
    [
      'pulse longer than its period',
      {
        steps: [
          { step: 'pulses', baseRate_per_h: 0, pulseRate_per_h: 1, pulse_s: 10, period_s: 10, times: 2 },
        ],
      },
      /pulse_s is 10; it must be less than period_s/,
    ],
    [
      'variant of nothing',
      { variants: [{ firstCycles: 3 }] },
      /variants\[0\] must have one of settings and steps/,
    ],
    ['variant of never', { variants: [{ settings: {} }] }, /must have one of firstCycles and everyCycles/],
    [
      'variant out of range',
      { variants: [{ everyCycles: 2, settings: { chargeRate_per_h: 99 } }] },
      /variants\[0\].settings.chargeRate_per_h is 99/,
    ],
  ];
  it.each(broken)('%s', (_, change, message) => {
    const scenario = nominalScenario({
      protocol: { ...defaultProtocol(), ...(change as Partial<Protocol>) },
    });
    expect(() => checkScenario(scenario)).toThrow(message);
  });

  it('that last for centuries name their longest step', () => {
    const protocol = withSteps([
      { step: 'charge', rate_per_h: 1 },
      { step: 'rest', duration_s: 1e7 },
    ]);
    expect(() => checkScenario(nominalScenario({ protocol, cycles: 1000 }))).toThrow(
      /may last 2.78e\+6 h, at most 2000000 h are allowed; its longest step is protocol.steps\[1\] \(rest\) with up to 2.78e\+3 h/,
    );
  });
});

describe('any protocol the checks let through', () => {
  const rate = (min: number) => fc.double({ min, max: 5, noNaN: true });
  const signed = fc.double({ min: -3, max: 3, noNaN: true }).filter((x) => Math.abs(x) > 0.01);
  const seconds = (max: number) => fc.double({ min: 0.1, max, noNaN: true });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const current = fc.record({
    step: fc.constantFrom<'charge' | 'discharge'>('charge', 'discharge'),
    rate_per_h: rate(0.2),
    share: fc.constant(undefined),
    untilSoc: maybe(fc.double({ min: 0, max: 1.2, noNaN: true })),
    durationMax_s: maybe(seconds(9000)),
  });
  const simple: fc.Arbitrary<StepSpec> = fc.oneof(
    current,
    fc.record({
      step: fc.constant('hold' as const),
      cutRate_per_h: rate(0.02),
      durationMax_s: seconds(4000),
    }),
    fc.record({ step: fc.constant('rest' as const), duration_s: seconds(4000) }),
    fc.record({
      step: fc.constant('drive' as const),
      meanRate_per_h: signed,
      rmsRate_per_h: fc.double({ min: 0, max: 1, noNaN: true }),
      segment_s: fc.double({ min: 5, max: 60, noNaN: true }),
      duration_s: fc.double({ min: 60, max: 1000, noNaN: true }),
    }),
    fc.record({
      step: fc.constant('pulses' as const),
      baseRate_per_h: signed,
      pulseRate_per_h: signed,
      pulse_s: seconds(20),
      period_s: fc.double({ min: 21, max: 300, noNaN: true }),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  );
  const steps: fc.Arbitrary<StepSpec[]> = fc.array(
    fc.oneof(
      simple,
      fc.record({
        step: fc.constant('repeat' as const),
        times: fc.integer({ min: 1, max: 3 }),
        steps: fc.array(simple, { minLength: 1, maxLength: 2 }),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  );

  it('ends within its longest time, in order of time, with all sodium and a progress that rises to 1', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom<'periodic' | 'onChange'>('periodic', 'onChange'), (list, mode) => {
        const scenario: Scenario = nominalScenario({
          cycles: 2,
          step_s: 2,
          protocol: withSteps(list),
          logger: { mode, period_s: 20 },
        });
        checkScenario(scenario);
        const program = new Program(scenario.protocol, 1, scenario.seed, 2);
        const longest_s = 2 * program.stepsOf(1).reduce((sum, step) => sum + step.durationMax_s, 0);
        const simulation = new Simulation(scenario);
        const sample = new Sample();
        let last_s = 0;
        let progress = 0;
        while (simulation.next(sample)) {
          if (!(sample.time_s > last_s)) expect.fail(`time ${sample.time_s} s after ${last_s} s`);
          const sum = sample.voltage_V + sample.current_A + sample.netCharge_Ah + sample.pressure_kPa;
          if (!Number.isFinite(sum)) expect.fail(JSON.stringify(sample));
          if (!(simulation.progress >= progress)) expect.fail(`progress fell from ${progress}`);
          last_s = sample.time_s;
          progress = simulation.progress;
        }
        // Rows within one millisecond are pushed apart by one each.
        expect(last_s).toBeLessThanOrEqual(longest_s + 0.001 * 2 * (1 + program.stepsOf(1).length));
        expect(progress <= 1 && simulation.progress === 1).toBe(true);
        if (last_s > 0) expect(simulation.truth.balanceResidual_C).toBe(0);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
