/** Reads and checks a board file. Every refusal is one line with file, line and column, what is wrong and how to mend it. */
import { schemaError } from '../scenario/schemaProblem.js';
import { readTextFile } from '../scenario/textFile.js';
import { YamlDocument } from '../scenario/yamlDocument.js';
import { boardSchema, type Board } from './boardSchema.js';
import { boardProblem } from './checkBoard.js';

/** The board in this file. Throws a DataError. */
export async function loadBoard(file: string): Promise<Board> {
  return readBoard(file, await readTextFile(file, 'a board'));
}

/** The board in this text; `file` is for messages. JSON is read as the YAML it is too, which knows its lines. */
export function readBoard(file: string, text: string): Board {
  const document = new YamlDocument(file, text);
  const checked = boardSchema.safeParse(document.value);
  if (!checked.success) throw schemaError(boardSchema, document, checked.error.issues);
  const problem = boardProblem(checked.data);
  if (problem !== undefined) throw document.errorAt(document.valuePlace(problem.path), problem.what);
  return checked.data;
}
