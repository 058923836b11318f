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
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[-+]\d{2}:\d{2})$/;
const EMAIL = /^[^\s@]{1,64}@[A-Za-z0-9.-]{1,255}$/;
const HOST_LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const IPV4_PART = /^(?:0|[1-9]\d{0,2})$/;
const UUID = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;

/**
 * The text formats that are checked; all others are notes for people. Each takes time linear in the text.
 *
 * @internal
 */
export const textFormats: Readonly<
  Record<string, ((text: string) => boolean) | undefined>
> = {
  byte: text => text.length % 4 === 0 && BASE64.test(text),
  date: isDate,
  'date-time': text => {
    const parts = DATE_TIME.exec(text);
    return parts !== null && isDate(parts[1]);
  },
  email: text => EMAIL.test(text),
  hostname: text =>
    text.length <= 253 &&
    text.split('.').every(label => HOST_LABEL.test(label)),
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: text => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && !/\s/.test(text),
  uuid: text => UUID.test(text),
};

/**
 * The number formats that are checked, as least and greatest value.
 *
 * @internal
 */
export const numberFormats: Readonly<
  Record<string, readonly [number, number] | undefined>
> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
};

function isDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts) {
    return false;
  }
  const [year, month, day] = [
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3]),
  ];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 &&
    parts.every(part => IPV4_PART.test(part) && Number(part) <= 255)
  );
}

function isIpv6(text: string): boolean {
  if (text.length > 45) {
    return false;
  }
  const halves = text.split('::');
  if (halves.length > 2) {
    return false;
  }
  let groups = 0;
  for (const half of halves) {
    const parts = half === '' ? [] : half.split(':');
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      if (isLast && isIpv4(part)) {
        groups += 2;
      } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
        groups += 1;
      } else {
        return false;
      }
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}
