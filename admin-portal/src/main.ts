import './web-awesome.ts';
import './app.css';
import '@codeloom/elements/define';
import { CodeloomPortalEncounters } from './encounters/encounters-page.ts';
import { CodeloomPortalNewEncounter } from './encounters/new-encounter.ts';
import { CodeloomPortalEncounter } from './encounter/encounter-page.ts';
import { CodeloomPortalQueue } from './encounter/queue.ts';
import { CodeloomPortalExport } from './exports/export-menu.ts';
import { CodeloomPortal } from './shell/portal.ts';
import { CodeloomPortalUserMenu } from './shell/user-menu.ts';
import { CodeloomPortalTraining } from './training/training-page.ts';
import { CodeloomPortalSignIn } from './sign-in/sign-in.ts';

customElements.define('codeloom-portal-sign-in', CodeloomPortalSignIn);
customElements.define('codeloom-portal-user-menu', CodeloomPortalUserMenu);
customElements.define('codeloom-portal-encounters', CodeloomPortalEncounters);
customElements.define('codeloom-portal-new-encounter', CodeloomPortalNewEncounter);
customElements.define('codeloom-portal-export', CodeloomPortalExport);
customElements.define('codeloom-portal-queue', CodeloomPortalQueue);
customElements.define('codeloom-portal-encounter', CodeloomPortalEncounter);
customElements.define('codeloom-portal-training', CodeloomPortalTraining);
// Last: the shell renders the others.
customElements.define('codeloom-portal', CodeloomPortal);
