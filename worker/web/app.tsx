import lazy from 'preact-iso/lazy';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { Boundary } from './components/boundary.tsx';
import { Shell } from './components/shell.tsx';
import { Toasts } from './components/toast.tsx';
import { NotFound } from './not-found.tsx';
import { OWN_LINKS, SIGN_IN_FAILED, tenantOf } from './routes.ts';
import { SignInFailed } from './sign-in/failed.tsx';
import { SignInGate } from './sign-in/gate.tsx';
import { SignedIn } from './sign-in/signed-in.tsx';
import { TenantFrame } from './tenant/frame.tsx';

/** Each screen is a file of its own, loaded when it is opened. It exports its component as `default`. */
const Tenants = lazy(() => import('./tenants/screen.tsx'));
const Connection = lazy(() => import('./connection/screen.tsx'));
const Sync = lazy(() => import('./sync/screen.tsx'));
const People = lazy(() => import('./people/screen.tsx'));
const Removals = lazy(() => import('./removals/screen.tsx'));
const Review = lazy(() => import('./review/screen.tsx'));
const Credential = lazy(() => import('./credential/screen.tsx'));
const SetupCode = lazy(() => import('./setup-code/screen.tsx'));
const Notifications = lazy(() => import('./notifications/screen.tsx'));
const OperatorNotifications = lazy(() => import('./notifications/operators.tsx'));
const Events = lazy(() => import('./events/screen.tsx'));
const Access = lazy(() => import('./access/screen.tsx'));
const Operators = lazy(() => import('./access/operators.tsx'));
const Help = lazy(() => import('./help/screen.tsx'));
const Invitation = lazy(() => import('./access/invitation.tsx'));

/** The whole page. */
export function App() {
  return (
    <LocationProvider scope={OWN_LINKS}>
      <Frame />
      <Toasts />
    </LocationProvider>
  );
}

function Frame() {
  const { path } = useLocation();
  const tenant = tenantOf(path);
  return (
    <Shell>
      <Boundary path={path}>
        {path === SIGN_IN_FAILED ? (
          <SignInFailed />
        ) : (
          <SignInGate>
            {tenant ? (
              <TenantFrame key={tenant.tenantId} {...tenant}>
                <Screens />
              </TenantFrame>
            ) : (
              <Screens />
            )}
          </SignInGate>
        )}
      </Boundary>
    </Shell>
  );
}

function Screens() {
  return (
    <Router>
      <Route path="/" component={Tenants} />
      <Route path="/tenants/:tenantId" component={Connection} />
      <Route path="/tenants/:tenantId/sync" component={Sync} />
      <Route path="/tenants/:tenantId/people" component={People} />
      <Route path="/tenants/:tenantId/removals" component={Removals} />
      <Route path="/tenants/:tenantId/credential" component={Credential} />
      <Route path="/tenants/:tenantId/script" component={SetupCode} />
      <Route path="/tenants/:tenantId/review" component={Review} />
      <Route path="/tenants/:tenantId/notifications" component={Notifications} />
      <Route path="/tenants/:tenantId/events" component={Events} />
      <Route path="/tenants/:tenantId/access" component={Access} />
      <Route path="/operators" component={Operators} />
      <Route path="/operators/notifications" component={OperatorNotifications} />
      <Route path="/help" component={Help} />
      <Route path="/invitations/:token" component={Invitation} />
      <Route path="/signed-in" component={SignedIn} />
      <Route default component={NotFound} />
    </Router>
  );
}
