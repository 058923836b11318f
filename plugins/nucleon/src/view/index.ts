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
export { Body } from './Body';
export { CodeBlock } from './CodeBlock';
export { ConfirmDialog } from './ConfirmDialog';
export { DataTable } from './DataTable';
export type { DataColumn } from './DataTable';
export { EmptyNotice } from './EmptyNotice';
export { FieldList } from './FieldList';
export { FileViewer } from './FileViewer';
export { LineDiff } from './LineDiff';
export { LiveView } from './LiveView';
export type { LineMark } from './MarkedCode';
export { Notice } from './Notice';
export { Section } from './Section';
export { TimeAgo } from './TimeAgo';
export { useSubmit } from './useSubmit';
