/** In the place of firmware/devicescript/settingStore.ts: settings that never answer. */
import * as ds from '@devicescript/core';

export async function readSetting(_key: string): Promise<Buffer> {
  while (true) {
    await ds.sleep(1000);
  }
  return Buffer.alloc(0);
}

export async function keepSetting(_key: string, _value: Buffer): Promise<boolean> {
  await readSetting('');
  return false;
}
