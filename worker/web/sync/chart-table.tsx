import { dateTime, duration, number } from '../format.ts';
import { words } from '../texts.ts';
import type { ChartRun } from './chart.ts';

/** What the chart shows, as a table: newest first, as the history. */
export function ChartTable({ runs }: { runs: readonly ChartRun[] }) {
  const { chart } = words().sync;
  const hasLeavers = runs.some((run) => run.suspended > 0 || run.held > 0);
  return (
    <details class="chart-table">
      <summary>{chart.asTable}</summary>
      <table class="data">
        <caption class="visually-hidden">{chart.table}</caption>
        <thead>
          <tr>
            <th scope="col">{chart.time}</th>
            <th scope="col" class="is-number">
              {chart.people}
            </th>
            <th scope="col" class="is-number">
              {chart.took}
            </th>
            {hasLeavers && (
              <>
                <th scope="col" class="is-number">
                  {chart.suspended}
                </th>
                <th scope="col" class="is-number">
                  {chart.held}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {runs.toReversed().map((run) => (
            <tr key={run.id}>
              <th scope="row">{dateTime(new Date(run.at).toISOString())}</th>
              <td class="is-number" data-label={chart.people}>
                {run.people === null ? chart.failed : number(run.people)}
              </td>
              <td class="is-number" data-label={chart.took}>
                {duration(run.tookMs)}
              </td>
              {hasLeavers && (
                <>
                  <td class="is-number" data-label={chart.suspended}>
                    {number(run.suspended)}
                  </td>
                  <td class="is-number" data-label={chart.held}>
                    {number(run.held)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
