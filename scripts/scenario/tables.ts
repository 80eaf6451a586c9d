/** The tables of docs/scenarios.md, made from the schema, the simulator's registries and its comments. */
import { typeText } from '../../host/scenario/expectation/readExpectation.js';
import { listPaths } from '../../host/scenario/expectation/listPaths.js';
import { conditionsSchema } from '../../host/scenario/expectation/expectationSchema.js';
import { unitOf } from '../../host/scenario/numberRule.js';
import { loggerSchema, sensorsSchema } from '../../host/scenario/loggerSchema.js';
import { scenarioSchema } from '../../host/scenario/scenarioSchema.js';
import { cathodeById } from '../../sim/library/cathodes.js';
import { listCells } from '../../sim/library/cells.js';
import { listFaults } from '../../sim/faults/faultRegistry.js';
import { WINDOW_PARAMETERS } from '../../sim/faults/faultWindow.js';
import { checkLogger } from '../../sim/protocol/logger.js';
import { checkProtocol } from '../../sim/protocol/checkProtocol.js';
import { defaultProtocol } from '../../sim/protocol/protocol.js';
import { STEP_RULES } from '../../sim/protocol/stepSpec.js';
import { fullCellLimits } from '../../sim/protocol/voltageLimits.js';
import { code, markdownTable as table } from '../documents/markdownTable.js';
import { cellParameterRows } from './cellParameterRows.js';
import { defaultText, described, rangeText } from './describedKeys.js';
import { allowedText } from './simulatorRange.js';

const SECTIONS: Readonly<Record<string, string>> = {
  name: 'the name of the file',
  cell: '`nvp-1ah`',
  protocol: 'the cycle below',
  logger: 'see below',
  sensors: 'see below',
  faults: 'none',
  expect: 'nothing',
};

function topKeys(): string {
  return table(
    ['key', 'unit', 'meaning', 'range', 'default'],
    described(scenarioSchema).map(([key, rule]) => [
      code(key),
      unitOf(key),
      rule.description ?? '',
      rangeText(rule),
      SECTIONS[key] ?? defaultText(rule),
    ]),
  );
}

function cells(): string {
  return table(
    ['id', 'cell', 'cycled between', 'source'],
    listCells().map(({ id, title, voltageMin_V, voltageMax_V, source }) => [
      code(id),
      title,
      `${voltageMin_V} and ${voltageMax_V} V`,
      source,
    ]),
  );
}

function cellParameters(): string {
  return table(
    ['key', 'unit', 'range', 'default', 'meaning and source'],
    cellParameterRows().map(({ key, unit, range, fallback, meaning }) => [
      code(key),
      unit,
      range,
      fallback,
      meaning,
    ]),
  );
}

function protocolSettings(): string {
  const normal = defaultProtocol();
  const limits = fullCellLimits(cathodeById('NVP'));
  return table(
    ['key', 'unit', 'allowed, the others at their default', 'default'],
    Object.entries(normal).map(([key, value]: [string, unknown]) => {
      const broken = { ...normal, [key]: typeof value === 'number' ? NaN : '?' };
      const allowed = allowedText(() => checkProtocol(broken, limits));
      return [code(key), unitOf(key), allowed, String(value)];
    }),
  );
}

function steps(): string {
  return table(
    ['step', 'key', 'unit', 'meaning', 'range', ''],
    Object.entries(STEP_RULES).flatMap(([kind, rules]) =>
      rules.map(({ key, meaning, min, max, optional }) => [
        code(kind),
        code(key),
        unitOf(key),
        meaning,
        `${min} to ${max}`,
        optional === true ? '' : 'required',
      ]),
    ),
  );
}

/** A number the logger refuses shows its range; the words come from the schema. */
function logger(): string {
  const rows = [...described(loggerSchema), ...described(sensorsSchema)].map(([key, rule]) => {
    const section = key in loggerSchema.shape ? 'logger' : 'sensors';
    const allowed =
      rule.type === 'number'
        ? allowedText(() => checkLogger({ mode: 'onChange', period_s: 10, [key]: NaN }))
        : rangeText(rule);
    return [code(`${section}.${key}`), unitOf(key), rule.description ?? '', allowed, defaultText(rule)];
  });
  return table(['key', 'unit', 'meaning', 'allowed', 'default'], rows);
}

function faults(): string {
  const rows = listFaults().flatMap(({ name, summary, parameters }) => [
    [code(name), '', '', summary, '', ''],
    ...parameters.map(({ key, meaning, min, max, fallback }) => [
      '',
      code(key),
      unitOf(key),
      meaning,
      `${min} to ${max}`,
      fallback === undefined ? 'required' : String(fallback),
    ]),
  ]);
  return table(['fault', 'key', 'unit', 'meaning', 'range', 'default'], rows);
}

function window(): string {
  return table(
    ['key', 'unit', 'meaning', 'range'],
    WINDOW_PARAMETERS.map(({ key, meaning, min, max }) => [
      code(key),
      unitOf(key),
      meaning,
      `${min} to ${max}`,
    ]),
  );
}

function conditions(): string {
  return table(
    ['condition', 'meaning'],
    described(conditionsSchema).map(([key, rule]) => [code(key), rule.description ?? '']),
  );
}

function paths(): string {
  return table(
    ['path', 'value'],
    listPaths().map(({ path, schema, nullable }) => [code(path), typeText({ schema, nullable })]),
  );
}

/** The tables by the name of their place in the page. */
export const TABLES: Readonly<Record<string, () => string>> = {
  topKeys,
  cells,
  cellParameters,
  protocolSettings,
  steps,
  logger,
  faults,
  window,
  conditions,
  paths,
};
