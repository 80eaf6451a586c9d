/** Carries a plan's transfers out on an I2C bus, as busPlan.ts wants it. */
import * as ds from '@devicescript/core';
import { I2C, I2CError } from '@devicescript/i2c';
import { BusPlan } from '../devices/busPlan.js';

export async function carryOut(bus: I2C, plan: BusPlan): Promise<void> {
  plan.acknowledged = false;
  let written = 0;
  let received = 0;
  for (let k = 0; k < plan.count; k++) {
    const bytes = Buffer.alloc(plan.writeCounts[k]);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = plan.written[written + i];
    }
    let answer: Buffer;
    try {
      answer = await bus.xfer(plan.address, bytes, plan.readCounts[k]);
    } catch (error) {
      if (error instanceof I2CError) {
        return;
      }
      throw error;
    }
    for (let i = 0; i < plan.readCounts[k]; i++) {
      plan.received[received + i] = answer[i];
    }
    written = written + bytes.length;
    received = received + plan.readCounts[k];
    if (plan.waits_ms[k] > 0) {
      await ds.sleep(plan.waits_ms[k]);
    }
  }
  plan.acknowledged = true;
}
