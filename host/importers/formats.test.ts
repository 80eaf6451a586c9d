import { describe, expect, it } from 'vitest';
import { load, refusal, scratch } from './testing/scratch.js';

describe('Battery Data Format', () => {
  it('reads the preferred labels, pressure in Pa, and this project’s contactor column', async () => {
    const path = scratch(
      'labels.bdf.csv',
      [
        'Test Time / s,Voltage / V,Current / A,Surface Temperature / degC,Surface Pressure / Pa,' +
          'Cycle Count / 1,Step Count / 1,Net Capacity / Ah,Contactor Open / 1',
        '0,3.30,0.5,25.1,1000123,1,1,0.25,0',
        '10,3.31,0.5,25.2,1000456,1,1,0.26,1',
        '',
      ].join('\n'),
    );
    const { scan, samples } = await load(path);
    expect(scan.format).toBe('bdf');
    expect(samples[1]).toMatchObject({
      time_s: 10,
      voltage_V: 3.31,
      current_A: 0.5,
      temperature_degC: 25.2,
      pressure_kPa: 1000.456,
      netCharge_Ah: 0.26,
      netChargeValid: true,
      temperatureValid: true,
      pressureValid: true,
      contactorOpen: true,
    });
    expect(samples[0]?.contactorOpen).toBe(false);
    expect(scan.columns).toContain("stack pressure from 'Surface Pressure / Pa' (Pa)");
  });

  it('reads older labels, machine-readable notations and other units of the same dimension', async () => {
    const older = await load(
      scratch(
        'older.csv',
        'Test Time / h,Voltage / mV,Current / mA,Surface Temperature T1 / degC,Applied Pressure / Pa\n' +
          '1,3300,500,25,2000\n2,3310,500,26,3000\n',
      ),
    );
    expect(older.samples[1]).toMatchObject({
      time_s: 7200,
      voltage_V: 3.31,
      current_A: 0.5,
      temperature_degC: 26,
      pressure_kPa: 3,
    });
    const notation = await load(
      scratch(
        'notation.csv',
        'test_time_second,voltage_volt,current_ampere,surface_temperature_celsius,surface_pressure_pa,' +
          'step_charging_capacity_ah,step_discharging_capacity_ah\n' +
          '0,3.3,0.5,25,2000,0,0\n10,3.31,0.5,26,3000,0.001,0\n',
      ),
    );
    expect(notation.scan.format).toBe('bdf');
    expect(notation.samples[1]).toMatchObject({ current_A: 0.5, pressure_kPa: 3, netCharge_Ah: 0.001 });
  });

  it("yields to the instrument's own columns in the same file; forced, it reports when the two currents differ", async () => {
    const rows = Array.from(
      { length: 20 },
      (_, k) => `${k * 10},${3 + k * 0.01},2,${k * 10},${3 + k * 0.01},0.002,1`,
    );
    const path = scratch(
      'both.csv',
      `Test_Time,Voltage,Current,Test Time / s,Voltage / V,Current / A,Cycle_Index\n${rows.join('\n')}\n`,
    );
    const { scan, samples } = await load(path);
    expect(scan.format).toBe('arbin');
    expect(samples[5]?.current_A).toBe(2);
    const forced = await load(path, { format: 'bdf' });
    expect(forced.samples[5]?.current_A).toBe(0.002);
    expect(forced.scan.warnings.join('\n')).toContain(
      "column 'Current' says 1000 times the current of column 'Current / A'",
    );
  });
});

describe('the map an error suggests', () => {
  it('is one word of a shell, whatever the columns are called', async () => {
    const error = await refusal(
      scratch('blank.csv', "Test Time,Cell's U,Current\n0,3.3,1\n1,3.4,1\n2,3.5,1\n"),
    );
    expect(error.message).toMatch(/write --map 'time=Test Time:s,/);
    const plain = await refusal(
      scratch('plain-names.csv', 'time,voltage,current\n0,3.3,1\n1,3.4,1\n2,3.5,1\n'),
    );
    expect(plain.message).toContain('write --map time=time:s,voltage=voltage:V,current=current:A');
  });
});

describe('Arbin', () => {
  it('reads the spelling with units and sums counters across their resets', async () => {
    const path = scratch(
      'arbin.csv',
      [
        'Data_Point,Test_Time(s),Current(A),Voltage(V),Charge_Capacity(Ah),Discharge_Capacity(Ah),Aux_Temperature_1(C)',
        '1,0,1,3.0,0,0,25',
        '2,3600,1,3.5,1,0,25',
        '3,7200,-1,3.2,1,1,25',
        '4,10800,1,3.4,0,0,25',
        '5,14400,1,3.6,1,0,25',
      ].join('\r\n') + '\r\n',
    );
    const { scan, samples } = await load(path);
    expect(scan.format).toBe('arbin');
    expect(samples.map((sample) => sample.netCharge_Ah)).toEqual([0, 1, 0, 0, 2]);
    expect(samples[0]?.temperature_degC).toBe(25);
    // The charge counter starts again one row late (row 4); its first row is taken from the current.
    expect(scan.warnings.join('\n')).toContain('the charge counters left out the first row of a half-cycle');
    expect(scan.warnings.join('\n')).toContain('(line 6)');
  });

  it('reads the spelling without units only beside a column that is Arbin’s', async () => {
    const rows = '0,0.1,3.30,1\n10,0.1,3.31,1\n20,0.1,3.32,1\n';
    const marked = await load(scratch('plain.csv', `Test_Time,Current,Voltage,Step_Index\n${rows}`));
    expect(marked.scan.format).toBe('arbin');
    const other = await refusal(scratch('unmarked.csv', `Test_Time,Current,Voltage,Remark\n${rows}`));
    expect(other.message).toContain("column 'Test_Time': the time has no unit");
  });
});

describe('generic table', () => {
  it.each([
    ['time_s,voltage_V,current_A', '1,3.3,0.5', 1],
    ['time [h];Ecell/V;<I>/mA', '1;3.3;500', 3600],
    ['Time (ms)\tVoltage (mV)\tCurrent (mA)', '1000\t3300\t500', 1],
    ['Elapsed, min;U (V);I (A)', '1;3.3;0.5', 60],
    ['t_s,V_mV,I_uA', '1,3300,500000', 1],
    ['"Time (s)","Voltage (V)","Current (A)"', '"1","3.3","0.5"', 1],
  ])('reads the units of %s', async (header, row, time_s) => {
    const { samples, scan } = await load(scratch('units.csv', `${header}\n${row}\n`));
    expect(scan.format).toBe('generic');
    expect(samples[0]).toMatchObject({ time_s, voltage_V: 3.3, current_A: 0.5, currentValid: true });
  });

  it('tells temperature from time by the unit of a column named T', async () => {
    const { samples } = await load(scratch('t.csv', 'T_s,T_degC,U_V,I_A,p_MPa\n1,25,3.3,0.5,1.5\n'));
    expect(samples[0]).toMatchObject({ time_s: 1, temperature_degC: 25, pressure_kPa: 1500 });
  });

  it('converts K, degF, bar and psi', async () => {
    const kelvin = await load(
      scratch('k.csv', 'time_s,voltage_V,current_A,temp_K,pressure_bar\n0,3,1,298.15,2\n'),
    );
    expect(kelvin.samples[0]?.temperature_degC).toBeCloseTo(25, 10);
    expect(kelvin.samples[0]?.pressure_kPa).toBe(200);
    const imperial = await load(
      scratch('f.csv', 'time_s,voltage_V,current_A,temp_degF,pressure_psi\n0,3,1,77,100\n'),
    );
    expect(imperial.samples[0]?.temperature_degC).toBeCloseTo(25, 10);
    expect(imperial.samples[0]?.pressure_kPa).toBeCloseTo(689.4757, 4);
  });

  it('derives the current from charge steps, and keeps it over rows of no duration', async () => {
    const path = scratch('dq.csv', 'time_s,voltage_V,dq_mAh\n0,3.0,0\n10,3.1,1\n10,3.1,0.25\n20,3.2,2\n');
    const { samples } = await load(path);
    expect(samples.map((sample) => sample.current_A)).toEqual([0, 0.36, 0.36, 0.72]);
    expect(samples[3]?.netCharge_Ah).toBeCloseTo(0.00325, 15);
    expect(samples.every((sample) => sample.currentValid && sample.netChargeValid)).toBe(true);
  });

  it('does not claim a current for a first row whose charge took an unknown time', async () => {
    const { samples } = await load(scratch('dq1.csv', 'time_s,voltage_V,dq_mAh\n0,3.0,1\n10,3.1,1\n'));
    expect(samples.map((sample) => sample.currentValid)).toEqual([false, true]);
    expect(samples[0]?.netCharge_Ah).toBe(0.001);
  });

  it('derives the current from a net charge or from two counters', async () => {
    const net = await load(scratch('q.csv', 'time_s,voltage_V,(Q-Qo)/mA.h\n0,3,5\n3600,3.1,6\n7200,3.0,4\n'));
    expect(net.samples.map((sample) => sample.current_A)).toEqual([0, 0.001, -0.002]);
    const pair = await load(
      scratch(
        'pair.csv',
        'time_s,voltage_V,Charge Capacity (mAh),Discharge Capacity (mAh)\n0,3,0,0\n3600,3.1,1,0\n7200,3.0,1,2\n',
      ),
    );
    expect(pair.samples.map((sample) => sample.current_A)).toEqual([0, 0.001, -0.002]);
  });

  it('shows the --map to write when a unit is missing or not known', async () => {
    const missing = await refusal(
      scratch(
        'nounit.csv',
        'step,time,voltage,current\n0,33746627,4.1,0.1\n1,33746728,4.1,0.1\n2,33746829,4.1,0.1\n',
      ),
    );
    expect(missing.name).toBe('DataError');
    expect(missing.message).toContain("line 1, column 'time': the time has no unit");
    expect(missing.message).toContain('--map time=time:ms,voltage=voltage:V,current=current:A');
    const unknown = await refusal(scratch('badunit.csv', 'time_s,voltage_W,current_A\n0,3,1\n'));
    expect(unknown.message).toContain(
      "column 'voltage_W': 'W' is not a unit of voltage, expected one of V, mV, uV",
    );
    expect(unknown.message).toContain('--map time=time_s:s,voltage=voltage_W:V,current=current_A:A');
    const none = await refusal(scratch('none.csv', 'a,b,c\n1,2,3\n'));
    expect(none.message).toContain('no column is recognised as time among a, b, c');
    expect(none.message).toContain('--map time=COL:s,voltage=COL:V,current=COL:A');
  });
});

describe('--map', () => {
  const path = (): string =>
    scratch('map.csv', 'my clock;U1;"I; total";T_degC;dq_mAh\n1000;3.3;-500;25;9\n2000;3.2;-500;26;9\n');

  it('reads named columns in the given units, and the rest by their own units', async () => {
    const { samples, scan } = await load(path(), {
      map: 'time=my clock:ms,voltage=u1:V,current="I; total":mA',
    });
    expect(samples[1]).toMatchObject({ time_s: 2, voltage_V: 3.2, current_A: -0.5, temperature_degC: 26 });
    // A charge column nobody named is not used beside a map.
    expect(samples[1]?.netChargeValid).toBe(false);
    expect(scan.columns).toContain("current from 'I; total' (mA)");
  });

  it('names a column the file does not have, and the columns it has', async () => {
    const error = await refusal(path(), { map: 'time=clock:ms,voltage=U1:V,current=dq_mAh:A' });
    expect(error.name).toBe('DataError');
    expect(error.message).toContain("'clock', which the file does not have, expected one of my clock, U1");
  });

  it('asks for a unit where neither the map nor the header has one', async () => {
    const error = await refusal(path(), { map: 'time=my clock:ms,voltage=U1,current="I; total":mA' });
    expect(error.message).toContain('write --map voltage=U1:UNIT');
  });

  it('asks for what is still missing', async () => {
    const error = await refusal(path(), { map: 'time=my clock:ms,voltage=U1:V' });
    expect(error.message).toContain('--map names no current');
  });

  it('takes charge columns when they are named', async () => {
    const { samples } = await load(path(), {
      map: 'time=my clock:ms,voltage=U1:V,chargeStep=dq_mAh',
      dischargePositive: true,
    });
    expect(samples[1]?.netCharge_Ah).toBeCloseTo(-0.018, 15);
    expect(samples[1]?.current_A).toBeCloseTo(-32.4, 12);
  });
});
