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

import { codePoints } from './codePoints';
import { slowWork, spend, allocate } from '../limits/Budget';
import { WHITESPACE } from './whitespace';

/**
 * How links are made; all texts are escaped already.
 *
 * @internal
 */
export interface LinkOptions {
  /** How long the text of a link may be. */
  limit: number | undefined;
  rel: string;
  target: string | undefined;
  /** Schemes that make a link, besides http, https and mailto. */
  schemes: string[];
}

const BASIC_TLDS = new Set([
  'com',
  'net',
  'int',
  'edu',
  'gov',
  'org',
  'info',
  'mil',
]);
const LABEL = /^[\p{L}\p{N}_%-]+$/u;

/**
 * Makes links out of the addresses in escaped text.
 *
 * @internal
 */
export function linkUrls(html: string, options: LinkOptions): string {
  return html
    .split(new RegExp(`([${WHITESPACE}]+)`))
    .map(word => linkWord(word, options))
    .join('');
}

function linkWord(word: string, options: LinkOptions): string {
  slowWork(64);
  const { head, middle, tail } = balance(splitWord(word));
  const linked = link(middle, options);
  allocate(head.length + linked.length + tail.length);
  return head + linked + tail;
}

interface Word {
  head: string;
  middle: string;
  tail: string;
}

const OPENING = ['(', '<', '&lt;'];
const CLOSING = [')', '>', '.', ',', '\n', '&gt;'];

// Takes brackets off the start and punctuation off the end, one at a time.
function splitWord(word: string): Word {
  let start = 0;
  for (let size = 1; size > 0; start += size) {
    size = lengthOfFirst(OPENING, word.slice(start, start + 4), 'startsWith');
  }
  let end = word.length;
  for (let size = 1; size > 0; end -= size) {
    size = lengthOfFirst(
      CLOSING,
      word.slice(Math.max(start, end - 4), end),
      'endsWith',
    );
  }
  return {
    head: word.slice(0, start),
    middle: word.slice(start, end),
    tail: word.slice(end),
  };
}

function lengthOfFirst(
  parts: string[],
  text: string,
  where: 'startsWith' | 'endsWith',
): number {
  return parts.find(part => text[where](part))?.length ?? 0;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

// Gives closing brackets back to an address that has opening ones.
function balance(word: Word): Word {
  let { middle, tail } = word;
  for (const [open, close] of [
    ['(', ')'],
    ['<', '>'],
    ['&lt;', '&gt;'],
  ]) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) {
      continue;
    }
    for (let left = Math.min(opened, count(tail, close)); left > 0; left--) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return { head: word.head, middle, tail };
}

function link(middle: string, options: LinkOptions): string {
  const target =
    options.target === undefined ? '' : ` target="${options.target}"`;
  const attributes = `${options.rel ? ` rel="${options.rel}"` : ''}${target}`;
  if (isWebAddress(middle)) {
    const address = /^https?:\/\//.test(middle) ? middle : `https://${middle}`;
    return `<a href="${address}"${attributes}>${shorten(middle, options.limit)}</a>`;
  }
  if (middle.startsWith('mailto:') && isMailAddress(middle.slice(7))) {
    return `<a href="${middle}">${middle.slice(7)}</a>`;
  }
  if (
    middle.includes('@') &&
    !middle.startsWith('www.') &&
    !middle.includes(':') &&
    isMailAddress(middle)
  ) {
    return `<a href="mailto:${middle}">${middle}</a>`;
  }
  let result = middle;
  spend(options.schemes.length >> 2);
  for (const scheme of options.schemes) {
    if (result !== scheme && result.startsWith(scheme)) {
      result = `<a href="${result}"${attributes}>${result}</a>`;
    }
  }
  return result;
}

function shorten(text: string, limit: number | undefined): string {
  const characters = limit === undefined ? [] : codePoints(text);
  return limit !== undefined && characters.length > limit
    ? `${characters.slice(0, limit).join('')}...`
    : text;
}

// scheme or www, host, port, and anything after / ? or #. Read from left to right, so that nothing is tried twice.
function isWebAddress(text: string): boolean {
  const scheme = /^(?:https?:\/\/|www\.)/i.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length);
  const bracket = /^\[([0-9a-f:]{2,})\]/i.exec(rest);
  const host = bracket ? bracket[0] : /^[^/?#:]*/.exec(rest)![0];
  if (!/^(?::[0-9]{1,5})?(?:[/?#]|$)/.test(rest.slice(host.length))) {
    return false;
  }
  if (bracket) {
    return /^https?:/i.test(scheme) && isIpv6(bracket[1]);
  }
  const labels = host.split('.');
  if (!labels.every(label => LABEL.test(label))) {
    return false;
  }
  const last = labels[labels.length - 1];
  if (
    scheme !== '' &&
    /^(?:[a-z]{2,63}|xn--[\p{L}\p{N}_%]{2,59})$/iu.test(last)
  ) {
    return true;
  }
  if (labels.length > 1 && BASIC_TLDS.has(last.toLowerCase())) {
    return labels
      .slice(0, -1)
      .every(label => label.length >= 2 && label.length <= 63);
  }
  return (
    /^https?:/i.test(scheme) &&
    labels.length === 4 &&
    labels.every(label => /^[0-9]{1,3}$/.test(label))
  );
}

function isIpv6(text: string): boolean {
  const parts = text.split(':');
  return (
    parts.length >= 3 &&
    parts.length <= 9 &&
    parts.every(part => part.length <= 4)
  );
}

function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  return (
    at > 0 && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u.test(host)
  );
}
