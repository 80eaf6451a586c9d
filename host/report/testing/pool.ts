/** The five fields of one pool of the result's inventory, for made-up results. */

type PoolFields<P extends string> = Record<`${P}_Ah`, number | null> &
  Record<`${P}Low_Ah` | `${P}High_Ah`, number> &
  Record<`${P}Observable`, boolean> &
  Record<`${P}Reason`, string>;

/** The five fields of one pool of the inventory; a null point lies anywhere between zero and twice the reach. */
export function pool<P extends string>(
  name: P,
  point_Ah: number | null,
  reach_Ah: number,
  reason: string,
): PoolFields<P> {
  const centre_Ah = point_Ah ?? reach_Ah;
  return {
    [`${name}_Ah`]: point_Ah,
    [`${name}Low_Ah`]: centre_Ah - reach_Ah,
    [`${name}High_Ah`]: centre_Ah + reach_Ah,
    [`${name}Observable`]: point_Ah !== null,
    [`${name}Reason`]: reason,
  } as PoolFields<P>;
}

/** No count of charge since the collector was empty, and no trend. */
export const NOT_LOCATED = {
  pools: { ...pool('cathode', null, 0.5, 'not counted'), ...pool('active', null, 0.5, 'not counted') },
  forecast: { cycles: null, cyclesLow: null, cyclesHigh: null, reason: 'fewer than eight cycles' },
};
