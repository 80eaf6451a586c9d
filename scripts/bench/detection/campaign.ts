/**
 * Which conditions are run. The full set crosses everything with everything for several seeds; the quick set takes one
 * cathode for each of the other combinations, the cathodes in turn; the smallest one shows that the chain works.
 */
import {
  CELLS,
  type Condition,
  DISTURBANCES,
  LEAK_HOURS,
  LOGGINGS,
  LOSSES,
  ONSETS,
  PROTOCOLS,
} from './condition.js';

export const CAMPAIGNS = ['smoke', 'quick', 'full'] as const;
export type CampaignId = (typeof CAMPAIGNS)[number];

/** The C/20 tail serves the ledger; a leak is looked for under the other three. */
const LEAK_PROTOCOLS = PROTOCOLS.filter((protocol) => protocol !== 'slowTail');

/** Seeds of each part. Different parts never share a seed, so no cell is judged twice. */
const SEEDS = { leak: 1000, healthy: 20000, loss: 40000, bound: 100000, sudden: 60000 };
/** Repetitions of each part; four of the healthy cells are 84,000 h without the hard spread. */
const REPEATS: Readonly<Record<CampaignId, Readonly<Record<keyof typeof SEEDS, number>>>> = {
  smoke: { leak: 1, healthy: 1, loss: 1, bound: 2, sudden: 1 },
  quick: { leak: 1, healthy: 1, loss: 1, bound: 20, sudden: 2 },
  full: { leak: 2, healthy: 4, loss: 2, bound: 40, sudden: 3 },
};
/** Smallest leak of the bound: C/6000, well clear of what the rest reading mistakes for a tail. */
const BOUND_HOURS = 6000;

export function conditionsOf(campaign: CampaignId): Condition[] {
  const repeats = REPEATS[campaign];
  const all = [
    ...repeated(repeats.leak, SEEDS.leak, leaks),
    ...repeated(repeats.healthy, SEEDS.healthy, healthy),
    ...repeated(repeats.loss, SEEDS.loss, losses),
    ...repeated(repeats.bound, SEEDS.bound, bounds),
    ...repeated(repeats.sudden, SEEDS.sudden, suddenEvents),
  ];
  if (campaign === 'full') return all;
  // A quarter, each in turn of another cathode: the lists run through the cathodes fastest.
  const quarter = all.filter(
    ({ kind }, k) => kind === 'bound' || kind === 'sudden' || k % CELLS.length === turn(k),
  );
  return campaign === 'quick' ? quarter : oneOfEach(quarter);
}

/** Which cathode the k-th group of four is run with. */
function turn(k: number): number {
  const group = Math.floor(k / CELLS.length);
  return (group + Math.floor(group / CELLS.length)) % CELLS.length;
}

/** The first condition of each kind. */
function oneOfEach(conditions: readonly Condition[]): Condition[] {
  return conditions.filter(({ kind }, k) => conditions.findIndex((other) => other.kind === kind) === k);
}

function repeated(times: number, seed: number, make: (seed: number) => Condition[]): Condition[] {
  const lists = Array.from({ length: times }, (_, repeat) => make(seed + 1000 * repeat));
  // Every condition has a cell of its own.
  return lists.flatMap((list) => list.map((condition, k) => ({ ...condition, seed: condition.seed + k })));
}

function leaks(seed: number): Condition[] {
  return ONSETS.flatMap((onset) =>
    LEAK_PROTOCOLS.flatMap((protocol) =>
      LEAK_HOURS.flatMap((hours) =>
        LOGGINGS.flatMap((logging) =>
          CELLS.map((cell): Condition => ({ kind: 'leak', onset, protocol, hours, logging, cell, seed })),
        ),
      ),
    ),
  );
}

function healthy(seed: number): Condition[] {
  return DISTURBANCES.flatMap((disturbance, i) =>
    PROTOCOLS.flatMap((protocol, j) =>
      CELLS.map((cell, k): Condition => {
        // One logging each; it goes round with disturbance, protocol, cathode and repetition.
        const logging = LOGGINGS[(i + j + k + Math.floor(seed / 1000)) % LOGGINGS.length] ?? '10 s';
        return { kind: 'healthy', disturbance, protocol, logging, cell, seed };
      }),
    ),
  );
}

function losses(seed: number): Condition[] {
  return LOSSES.flatMap((loss) =>
    (['top1h', 'slowTail'] as const).flatMap((protocol) =>
      LOGGINGS.flatMap((logging) =>
        CELLS.map((cell): Condition => ({ kind: 'loss', loss, protocol, logging, cell, seed })),
      ),
    ),
  );
}

function bounds(seed: number): Condition[] {
  return [{ kind: 'bound', cell: 'nvp-1ah', protocol: 'top2h', logging: '10 s', hours: BOUND_HOURS, seed }];
}

function suddenEvents(seed: number): Condition[] {
  return (['dip', 'hard short'] as const).flatMap((event) =>
    CELLS.map((cell): Condition => ({
      kind: 'sudden',
      event,
      cell,
      protocol: 'top1h',
      logging: '1 s',
      seed,
    })),
  );
}
