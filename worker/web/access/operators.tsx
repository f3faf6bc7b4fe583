import './access.css';
import { useTitle } from '../components/use-title.ts';
import { EventList } from '../events/event-list.tsx';
import { me } from '../me.ts';
import { NotFound } from '../not-found.tsx';
import { HOME, OPERATOR_NOTIFICATIONS } from '../routes.ts';
import { words } from '../texts.ts';
import { OPERATOR_PEOPLE } from './paths.ts';
import { People } from './people.tsx';

/** `/operators`: who may do everything in every tenant. For operators. */
export default function OperatorsScreen() {
  return me().operator ? <Operators /> : <NotFound />;
}

function Operators() {
  const { common, access, events } = words();
  const { operators } = access;
  useTitle(operators.title);
  return (
    <div class="stack access">
      <div class="tenant-head">
        <a class="tenant-up" href={HOME}>
          {common.allTenants}
        </a>
        <h1>{operators.title}</h1>
        <a href={OPERATOR_NOTIFICATIONS}>{common.tabs.notifications}</a>
      </div>
      <People title={operators.people} lead={operators.lead} paths={OPERATOR_PEOPLE} roles={['operator']} />
      <h2>{events.title}</h2>
      <EventList path="/api/operators/events" tenantId={null} empty={<p class="quiet">{operators.noEvents}</p>} />
    </div>
  );
}
