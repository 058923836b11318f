/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { isSpace } from '../text/whitespace';
import { Output } from './Output';
import type { Run } from './Run';
import { SourceLine } from './SourceLine';

interface Piece {
  start: number;
  line: number;
  templateName: string | undefined;
  /** Whether it stands in the template as it is output, so that its lines are the template's. */
  isSource: boolean;
}

// However often a loop turns, a place is one object.
class Places {
  readonly #byTemplate = new Map<string | undefined, Map<number, SourceLine>>();

  get(
    { line, templateName }: Pick<Piece, 'line' | 'templateName'>,
    offset: number,
  ): SourceLine {
    let lines = this.#byTemplate.get(templateName);
    if (!lines) {
      lines = new Map();
      this.#byTemplate.set(templateName, lines);
    }
    const number = line + offset;
    let place = lines.get(number);
    if (!place) {
      place =
        templateName === undefined
          ? { line: number }
          : { line: number, templateName };
      lines.set(number, place);
    }
    return place;
  }
}

/**
 * Collects what a template outputs, and where it comes from.
 *
 * @internal
 */
export class LineOutput extends Output {
  readonly #run: Run;
  readonly #pieces: Piece[] = [];

  constructor(run: Run) {
    super();
    this.#run = run;
  }

  override write(text: string) {
    this.#begin(text, this.#run.line, false);
    super.write(text);
  }

  override writeSource(text: string, line: number) {
    this.#begin(text, line, true);
    super.write(text);
  }

  #begin(text: string, line: number, isSource: boolean) {
    const { templateName } = this.#run;
    const last = this.#pieces.at(-1);
    const goesOn =
      !isSource &&
      last?.isSource === false &&
      last.line === line &&
      last.templateName === templateName;
    if (text !== '' && !goesOn) {
      const start = this.text.length;
      this.#pieces.push({ start, line, templateName, isSource });
    }
  }

  /**
   * For each line of the output, where the first of it that is not white space comes from. Lines that come from the same
   * place share it.
   */
  sources(): SourceLine[] {
    const { text } = this;
    const places = new Places();
    const first = { line: 1, templateName: this.#run.templateName };
    const sources: SourceLine[] = [places.get(first, 0)];
    let isBlank = true;
    let newline = text.indexOf('\n');
    this.#pieces.forEach((piece, index) => {
      const end = this.#pieces[index + 1]?.start ?? text.length;
      const place = (offset: number) =>
        places.get(piece, piece.isSource ? offset : 0);
      let { start } = piece;
      for (let offset = 1; ; offset++) {
        const stop = newline < 0 ? end : Math.min(newline, end);
        if (isBlank && start < stop) {
          sources[sources.length - 1] = place(offset - 1);
          isBlank = isAllSpace(text, start, stop);
        }
        if (stop === end) {
          break;
        }
        sources.push(place(offset));
        isBlank = true;
        start = stop + 1;
        newline = text.indexOf('\n', start);
      }
    });
    return sources;
  }
}

function isAllSpace(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (!isSpace(text.charCodeAt(index))) {
      return false;
    }
  }
  return true;
}
