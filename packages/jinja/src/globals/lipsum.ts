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

import { valueError } from '../errors/errors';
import { allocate, allocateItems, step } from '../limits/Budget';

const WORDS =
  'a ac adipiscing aenean aliquam aliquet amet ante arcu at auctor augue bibendum blandit commodo condimentum congue consectetuer consequat convallis cras cubilia curabitur cursus dapibus diam dictum dignissim dis dolor donec dui duis egestas eget eleifend elementum elit enim erat eros est et etiam eu euismod facilisi facilisis fames faucibus felis fermentum feugiat fringilla fusce gravida habitant hendrerit hymenaeos iaculis id imperdiet in inceptos integer interdum ipsum justo lacinia lacus laoreet lectus leo libero ligula litora lobortis lorem luctus maecenas magna mauris metus mi mollis morbi nam nec neque nibh nisi nisl non nulla nunc odio orci ornare parturient pede pellentesque pharetra phasellus placerat porta posuere praesent pretium primis proin pulvinar purus quam quis quisque rhoncus risus rutrum sagittis sapien scelerisque sed sem semper senectus sit sociis sodales sollicitudin suscipit suspendisse tellus tempor tempus tincidunt torquent tortor tristique turpis ullamcorper ultrices urna ut varius vehicula vel velit venenatis vestibulum vitae vivamus viverra volutpat vulputate'.split(
    ' ',
  );

/**
 * How much placeholder text is wanted.
 *
 * @internal
 */
export interface LipsumOptions {
  paragraphs: number;
  html: boolean;
  /** Words of a paragraph: at least, and less than. */
  min: number;
  max: number;
}

/**
 * Placeholder text.
 *
 * @internal
 */
export function lipsum(options: LipsumOptions): string {
  const paragraphs: string[] = [];
  const { paragraphs: wanted, min, max } = options;
  if (wanted > 0 && max <= min) {
    throw valueError(
      `empty range for randrange() (${min}, ${max}, ${max - min})`,
    );
  }
  for (let count = 0; count < wanted; count++) {
    const text = paragraph(random(min, max));
    allocateItems(1);
    allocate(text.length);
    paragraphs.push(options.html ? `<p>${text}</p>` : text);
  }
  return paragraphs.join(options.html ? '\n' : '\n\n');
}

function paragraph(length: number): string {
  const sentences: string[] = [];
  for (let left = length; left > 0;) {
    const count = Math.min(left, random(8, 20));
    sentences.push(sentence(count));
    left -= count;
  }
  return sentences.join(' ');
}

function sentence(length: number): string {
  const words: string[] = [];
  for (let index = 0; index < length; index++) {
    step();
    const comma =
      index > 0 && index < length - 1 && random(0, 6) === 0 ? ',' : '';
    words.push(WORDS[random(0, WORDS.length)] + comma);
  }
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function random(from: number, below: number): number {
  return from + Math.floor(Math.random() * Math.max(1, below - from));
}
