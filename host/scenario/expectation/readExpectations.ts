/** The `expect:` part of a scenario file: every path and every condition checked against the result's schema. */
import type { YamlDocument } from '../yamlDocument.js';
import type { Expectation, ExpectationSource } from './expectation.js';
import { ExpectationProblem, readConditions } from './readExpectation.js';
import { parseResultPath } from './resultPath.js';

/** The expectations in the order of the file. Throws a DataError with line and column. */
export function readExpectations(
  source: Readonly<Record<string, ExpectationSource>>,
  document: YamlDocument,
): Expectation[] {
  return Object.entries(source).map(([text, wanted]) => readOne(text, wanted, document));
}

function readOne(text: string, wanted: ExpectationSource, document: YamlDocument): Expectation {
  const at = ['expect', text];
  const place = document.keyPlace(at);
  const path = parseResultPath(text);
  if (typeof path === 'string') throw document.errorAt(place, `expect: ${path}`);
  try {
    return { path, conditions: readConditions(path, wanted), place };
  } catch (error) {
    if (!(error instanceof ExpectationProblem)) throw error;
    if (error.key === null) throw document.errorAt(document.valuePlace(at), `${text} ${error.message}`);
    throw document.errorAt(document.valuePlace([...at, error.key]), `${text}: ${error.key} ${error.message}`);
  }
}
