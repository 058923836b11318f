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
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Template, VersionCounts } from '@nucleon/plugin-nucleon-common';
import { nucleonApiRef, useLivePages } from '../api';
import { RegisterLinkButton } from '../gettingStarted/RegisterLinkButton';
import { FilterBar, ListFooter, useListFilters } from '../lists';
import { StatusBadge, TonedText } from '../status/StatusBadge';
import { OwnerLink, TemplateLink, formatTemplate } from '../targets';
import { nucleonTranslationRef } from '../translation';
import { DataTable, EmptyNotice, LiveView } from '../view';
import { SyncState, isUnregistered } from './SyncState';

const useStyles = makeStyles(
  theme => ({
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 1.5),
    },
    description: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'NucleonTemplatesPage' },
);

/**
 * All templates and how their fleets stand. A template's home is its entity
 * page, where this leads.
 *
 * @internal
 */
export function TemplatesPage() {
  const api = useApi(nucleonApiRef);
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  const { filters, change, clear, owner, isReady, isFiltered } =
    useListFilters();
  const templates = useLivePages(
    (cursor, signal) =>
      api.listTemplates({ cursor, owner, search: filters.search }, { signal }),
    [api, JSON.stringify(filters), isReady],
    {
      subjects: ['template', 'deployment'],
      isMoving: ({ items }) =>
        items.some(({ sync }) => sync?.status === 'IN_PROGRESS'),
    },
  );
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={change}
        onClear={clear}
        isFiltered={isFiltered}
        hasOwner
      />
      <LiveView state={templates}>
        {({ items, totalItems, hasMore }) =>
          items.length ? (
            <>
              <DataTable
                label={t('tab.templates')}
                rows={items}
                getKey={({ id }) => id}
                columns={[
                  {
                    title: t('column.template'),
                    render: row => (
                      <>
                        {isUnregistered(row) ? (
                          formatTemplate(row)
                        ) : (
                          <TemplateLink
                            template={row}
                            entityRef={row.entityRef}
                          />
                        )}
                        <div className={classes.description}>
                          {row.description}
                        </div>
                      </>
                    ),
                  },
                  {
                    title: t('column.kind'),
                    render: row => t(`templateKind.${row.kind}`),
                  },
                  {
                    title: t('column.recommended'),
                    render: row => <RecommendedCell template={row} />,
                  },
                  {
                    title: t('column.fleet'),
                    render: row => <FleetCounts counts={row.counts} />,
                  },
                  {
                    title: t('column.owner'),
                    render: row =>
                      row.owner ? <OwnerLink owner={row.owner} /> : '–',
                  },
                  {
                    title: t('column.sync'),
                    render: row => <SyncState template={row} />,
                  },
                ]}
              />
              <ListFooter
                shown={items.length}
                totalItems={totalItems}
                hasMore={hasMore}
                onMore={templates.loadMore}
              />
            </>
          ) : (
            <EmptyNotice
              title={isFiltered ? t('table.nothingFound') : t('templates.none')}
              action={isFiltered ? undefined : <RegisterLinkButton />}
            >
              {isFiltered ? undefined : t('templates.noneText')}
            </EmptyNotice>
          )
        }
      </LiveView>
    </>
  );
}

function RecommendedCell(props: { template: Template }) {
  const { recommendedVersion, hasDraft } = props.template;
  const { t } = useTranslationRef(nucleonTranslationRef);
  return (
    <>
      {recommendedVersion ?? t('version.nonePublished')}
      {hasDraft && (
        <div>
          <StatusBadge status="DRAFT" label={t('template.draftWaits')} />
        </div>
      )}
    </>
  );
}

const TONES = {
  upToDate: 'ok',
  behindMinor: 'warning',
  behindMajor: 'error',
  failed: 'error',
} as const;

/** @internal */
export function FleetCounts(props: { counts: VersionCounts }) {
  const { counts } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(nucleonTranslationRef);
  if (!counts.total) {
    return <>{t('template.unused')}</>;
  }
  return (
    <div className={classes.counts}>
      {(['upToDate', 'behindMinor', 'behindMajor', 'failed'] as const)
        .filter(count => counts[count] > 0)
        .map(count => (
          <TonedText key={count} tone={TONES[count]}>
            {`${counts[count]} ${t(`fleet.${count}`)}`}
          </TonedText>
        ))}
    </div>
  );
}
