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
import { Ref, useEffect, useRef } from 'react';
import { CodeSnippet, CopyTextButton } from '@backstage/core-components';
import { alpha, makeStyles } from '@material-ui/core/styles';

const SHADE_OPACITY = 0.16;
// Of the numbers beside the code and of the code itself, so that they stay level.
const LINE_HEIGHT = '20px';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative' },
    scroll: {
      maxHeight: 480,
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: '0.8rem',
    },
    grid: {
      display: 'grid',
      // As wide as the longest line, so that all parts scroll as one.
      gridTemplateColumns: 'auto minmax(max-content, 1fr)',
      '& pre': { margin: 0, lineHeight: LINE_HEIGHT },
      '& code': { lineHeight: LINE_HEIGHT },
    },
    numbers: {
      padding: theme.spacing(0, 1),
      textAlign: 'right',
      fontFamily: 'monospace',
      color: theme.palette.text.secondary,
      userSelect: 'none',
    },
    message: {
      gridColumn: '1 / -1',
      // Long ones wrap where the reader can see them, however wide the code is.
      position: 'sticky',
      left: 0,
      maxWidth: 'min(100%, 640px)',
      padding: theme.spacing(0.5, 2),
      whiteSpace: 'pre-wrap',
      borderLeft: '4px solid',
    },
    error: {
      backgroundColor: alpha(theme.palette.status.error, SHADE_OPACITY),
      borderLeftColor: theme.palette.status.error,
    },
    warning: {
      backgroundColor: alpha(theme.palette.status.warning, SHADE_OPACITY),
      borderLeftColor: theme.palette.status.warning,
    },
    copy: { position: 'absolute', top: 0, right: theme.spacing(2) },
  }),
  { name: 'NucleonMarkedCode' },
);

/**
 * What is said about a line, counted from 1.
 *
 * @internal
 */
export type LineMark = {
  line: number;
  tone: 'error' | 'warning';
  message: string;
};

/** @internal */
export type MarkedCodeProps = {
  text: string;
  language: string;
  marks: LineMark[];
  /** The line to show first. */
  line?: number;
};

/**
 * A text in which some lines are marked, each with what is said about it below.
 *
 * @internal
 */
export function MarkedCode(props: MarkedCodeProps) {
  const { text, language, marks, line } = props;
  const classes = useStyles();
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'center' });
  }, [line, text]);
  return (
    <div className={classes.root}>
      <div className={classes.scroll}>
        <div className={classes.grid}>
          {splitAtMarks(text, marks).map(part => (
            <Part
              key={part.start}
              part={part}
              language={language}
              messageRef={part.marks.some(m => m.line === line) ? shown : null}
            />
          ))}
        </div>
      </div>
      <div className={classes.copy}>
        <CopyTextButton text={text} />
      </div>
    </div>
  );
}

type MarkedPart = { start: number; lines: string[]; marks: LineMark[] };

function Part(props: {
  part: MarkedPart;
  language: string;
  messageRef: Ref<HTMLDivElement>;
}) {
  const { part, language, messageRef } = props;
  const { start, lines, marks } = part;
  const classes = useStyles();
  const tone = marks.some(mark => mark.tone === 'error') ? 'error' : 'warning';
  return (
    <>
      <pre
        className={`${classes.numbers} ${marks.length ? classes[tone] : ''}`}
      >
        {lines.map((_, index) => start + index).join('\n')}
      </pre>
      <div className={marks.length ? classes[tone] : undefined}>
        <CodeSnippet
          text={lines.join('\n')}
          language={language}
          customStyle={{
            padding: '0 8px',
            overflowX: 'visible',
            background: 'transparent',
          }}
        />
      </div>
      {marks.length > 0 && (
        <div
          ref={messageRef}
          role="note"
          className={`${classes.message} ${classes[tone]}`}
        >
          {marks.map(({ message }) => message).join('\n')}
        </div>
      )}
    </>
  );
}

/** A marked line is a part of its own; what is beyond the end is at the end. */
function splitAtMarks(text: string, marks: LineMark[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  const lines = text.replace(/\n$/, '').split('\n');
  for (const [index, content] of lines.entries()) {
    const start = index + 1;
    const here = marks.filter(
      ({ line }) => Math.min(line, lines.length) === start,
    );
    const last = parts.at(-1);
    if (last && !here.length && !last.marks.length) {
      last.lines.push(content);
    } else {
      parts.push({ start, lines: [content], marks: here });
    }
  }
  return parts;
}
