import './tenants.css';
import { me } from '../me.ts';
import { AllTenants } from './all-tenants.tsx';
import { MyTenants } from './my-tenants.tsx';

/** `/`: for an operator all tenants, for everybody else their own. */
export default function TenantsScreen() {
  return me().operator ? <AllTenants /> : <MyTenants />;
}
