import { describe, expect, it } from 'vitest';
import { CellProfile } from '../../firmware/core/profile.js';
import { profileDifferences } from './profileDifferences.js';

describe('what differs from the default profile', () => {
  it('is nothing in the default profile', () => {
    expect(profileDifferences(new CellProfile())).toEqual([]);
  });

  it('has elements of arrays and every bit of a number', () => {
    const profile = new CellProfile();
    profile.capacity_Ah += 0.1;
    profile.ocvVoltage_V[2] += 1;
    expect(profileDifferences(profile)).toEqual([
      { path: 'capacity_Ah', value: profile.capacity_Ah },
      { path: 'ocvVoltage_V[2]', value: profile.ocvVoltage_V[2] },
    ]);
  });

  it('refuses what is no number', () => {
    expect(() => profileDifferences({ ...new CellProfile(), capacity_Ah: '3600' } as never)).toThrow(
      'capacity_Ah is no number',
    );
  });
});
