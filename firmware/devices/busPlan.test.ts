import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusPlan, PLAN_RECEIVED_MAX, PLAN_TRANSFERS_MAX, PLAN_WRITTEN_MAX } from './busPlan.js';
import { answer, describePlan } from './testing/deviceAnswer.js';

describe('a plan', () => {
  it('has room for what its constants say', () => {
    const plan = new BusPlan();
    expect(plan.writeCounts).toHaveLength(PLAN_TRANSFERS_MAX);
    expect(plan.readCounts).toHaveLength(PLAN_TRANSFERS_MAX);
    expect(plan.waits_ms).toHaveLength(PLAN_TRANSFERS_MAX);
    expect(plan.written).toHaveLength(PLAN_WRITTEN_MAX);
    expect(plan.received).toHaveLength(PLAN_RECEIVED_MAX);
  });

  it('lists transfers in order, with their waits', () => {
    const plan = new BusPlan();
    plan.begin(0x40);
    plan.write16(0x01, 0xfb68);
    plan.wait(7);
    plan.write8(0x02, 0x33);
    plan.transfer(0x3e, 2);
    plan.transfer(0x06, 0);
    expect(describePlan(plan)).toEqual(['40 w 01 fb 68 wait 7', '40 w 02 33', '40 w 3e r 2', '40 w 06']);
  });

  it('begins empty again, without the waits and the answer of before', () => {
    const plan = new BusPlan();
    plan.begin(0x40);
    plan.write16(0x01, 0x1234);
    plan.wait(7);
    answer(plan, 1);
    plan.begin(0x48);
    expect(plan.acknowledged).toBe(false);
    plan.transfer(0x00, 2);
    expect(describePlan(plan)).toEqual(['48 w 00 r 2']);
  });

  it('reads numbers of 1 to 6 bytes as two’s complement, high byte first', () => {
    const bits = (size: number): bigint => BigInt(8 * size);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 6 }), fc.nat(9), (bytes, at) => {
        const plan = new BusPlan();
        answer(plan, ...Array.from({ length: at }, () => 0xa5), ...bytes);
        const exact = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
        if (bytes.length === 2) expect(plan.word(at)).toBe(Number(exact));
        expect(plan.signed(at, bytes.length)).toBe(Number(BigInt.asIntN(Number(bits(bytes.length)), exact)));
      }),
    );
  });
});
